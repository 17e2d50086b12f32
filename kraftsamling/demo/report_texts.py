"""What the demo's annual reports and letters say, section by section. Invented; every number is a reference."""

ISSUED, UNDER_WAY = 2024, 2025

ANNUAL_REPORT = {
    "summary": (
        "Under året genomförde vi {activity_count} aktiviteter med {visit_count} besök. För "
        "{uncounted_count} tillfällen finns ingen uppgift om antal besök. Tyngdpunkten låg "
        "på öppna kvällar i Vänskapshuset och på Bästa sommaren. {association_count|versal} föreningar "
        "och grupper arrangerade något tillsammans med oss."
    ),
    "done": (
        "Vi har hållit fast vid det som de boende själva har bett om: en plats att gå till efter skolan, "
        "någon vuxen som har tid, och en sommar där ingen behöver ha råd.\n\n"
        "- Vänskapshuset har varit öppet flera dagar i veckan, också på helger.\n"
        "- Parternas samordningsfunktion har träffats varje månad.\n"
        "- Malmö universitet har följt arbetet och prövat måtten tillsammans med oss."
    ),
    "area-omradesutveckling": (
        "Samordningsfunktionen har arbetat med tryggheten runt parken och med kontakterna mellan skola, "
        "fritid och förening. {activity_count_in_omradesutveckling|versal} träffar hölls i området."
    ),
    "area-egenmakt": (
        "Killforum, Tjejforum och Föräldraforum fortsatte. I området hölls {activity_count_in_egenmakt} "
        "aktiviteter, och deltagarna har själva valt vad grupperna tar upp."
    ),
    "area-motesplats": (
        "Vänskapshuset lånas ut till allt fler grupper. De {activity_count_in_motesplats} aktiviteterna i "
        "området hade {visit_count_in_motesplats} besök."
    ),
    "area-barn-och-unga": (
        "Bästa sommaren hade {visit_count_of_basta_sommaren} besök. Dagarna med regn och åska ställdes in."
    ),
    "economy-comment": (
        "Parterna har rekvirerat medlen terminsvis. Underspenderingen från året innan har använts för att "
        "förstärka samordningen, som stadskontoret har godkänt. Utfallet förs in när bokslutet är klart."
    ),
    "lessons": (
        "Det som fungerar bäst är det som de boende har varit med om att planera. Vi behöver bli bättre "
        "på att räkna besöken samma kväll, så att uppgifterna inte saknas."
    ),
    "plans": (
        "Vi fortsätter med de öppna kvällarna och utökar med läxhjälp. Måtten prövas ett år till innan vi ändrar dem."
    ),
}

REQUESTED = (
    "Stadskontoret efterfrågar att partnerskapet till nästa återrapportering redovisar "
    "minst ett mått på medellång sikt."
)

LETTER = {
    "summary": (
        "Kommunstyrelsen är part i det idéburna offentliga partnerskapet (IOP) Kraftsamling Herrgården. "
        "Enligt beslutet ska stadskontoret årligen återkomma med en rapport. I detta ärende redovisas den "
        "verksamhet som skett inom ramen för avtalet. Stadskontoret bedömer att arbetet har skett enligt "
        "avtalet och föreslår att kommunstyrelsen godkänner rapporteringen."
    ),
    "matter": (
        "I slutet av 2023 beslutade kommunstyrelsen (KS 231206 § 342) att förlänga partnerskapsavtalet. "
        "Parterna har lämnat sin uppföljningsrapport, som är bilaga till ärendet."
    ),
    "year-summary": (
        "Parterna rapporterar {activity_count} genomförda aktiviteter med {visit_count} besök. "
        "För {uncounted_count} tillfällen finns ingen uppgift om antal besök. "
        "Verksamheten är fördelad på fyra områden."
    ),
    "area-omradesutveckling": (
        "Samverkan mellan skola, fritid och förening har fördjupats. I området hölls "
        "{activity_count_in_omradesutveckling} träffar."
    ),
    "area-egenmakt": (
        "Området är det största, med {activity_count_in_egenmakt} aktiviteter. Grupperna för unga och för "
        "föräldrar har fortsatt."
    ),
    "area-motesplats": (
        "Vänskapshuset har varit öppet under hela året. I området hölls {activity_count_in_motesplats} aktiviteter."
    ),
    "area-barn-och-unga": "Bästa sommaren hade {visit_count_of_basta_sommaren} besök.",
    "further-examples": "Eidfestivalen och julfesten arrangerades av flera föreningar gemensamt.",
    "assessment": (
        "Stadskontoret bedömer att partnerskapet har bedrivit arbetet enligt avtalet. Måtten på kort sikt "
        f"är på plats. {REQUESTED}"
    ),
}

MISSING = "Mäts första gången nästa höst tillsammans med universitetet."
MEASURED = (
    "Deltagare i ungdomsgrupperna berättar i våra samtal att de vågar säga ifrån och att de känner fler vuxna. "
    "Samtalen hölls i Killforum och Tjejforum och antecknades av ledarna."
)

# The work on the year after: what is written, and how far it has come.
WRITTEN = ("summary", "area-egenmakt", "area-barn-och-unga", "lessons")
DRAFT_ANNUAL_REPORT = {code: ANNUAL_REPORT[code] for code in WRITTEN}
LEFT_TO_ONE = ("summary", "done", "plans")
READY = ("area-egenmakt", "lessons")
PARTY_ASKS = ("summary", "kontakt.tif", "Kan vi nämna att ZigZag tog över fredagskvällarna?")
DRAFT_LETTER = {code: LETTER[code] for code in ("matter", "year-summary", "area-motesplats")} | {
    "summary": (
        "Rapporten gäller det andra året av förlängningen. Kommunstyrelsen godkände förra årets rapport "
        "onsdagen den 7 maj 2025."
    )
}
REVIEWER_ASKS = ("year-summary", "granskare", "Skriv också hur många aktiviteter som ställdes in, så syns det varför.")
PASSED = ("small_group", "Individstödet redovisas utan namn och ålder. Parterna har godkänt att antalet visas.")

"""Hand-made letters: a short one, one with as many occasions as the city had in 2023, one with much prose."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from budgets.chain_chart import Ending, Story
from partnerships.quantities import Figure, FigureKind, Precision
from reporting.annexes import (
    ActivityStatistics,
    AreaStatistics,
    OccasionList,
    OccasionRow,
    Occasions,
    ProgrammeStatistics,
    counted_visits,
)
from reporting.budget_annex import BudgetRow, BudgetTable, Deviation, Kronor
from reporting.facts import Clause, Letterhead, PlannedDecision, ReportFacts, Section, Signatory
from reporting.prose import MAX_PROSE_LENGTH, parse

FIGURES = {
    "activity_count": Figure("activity_count", FigureKind.OCCASIONS, 517),
    "summer_visits": Figure("summer_visits", FigureKind.VISITS, 1456),
    "summer_visits_per_day": Figure("summer_visits_per_day", FigureKind.VISITS_PER_DAY, 40, Precision.APPROXIMATELY),
    "underspend": Figure("underspend", FigureKind.KRONOR, Decimal("232886")),
}
AREAS = (
    "En långsiktig närvaro, samverkan och samordning med fokus på områdesutveckling",
    "Stöd för lokal organisering och egenmakt",
    "Mötesplatsutveckling",
    "Stöd till barn och ungas utveckling och fritid",
)
SUMMARY = """
Under 2021 beslutade kommunstyrelsen (KS 210818 § 274) om att ingå ett idéburet offentligt
partnerskapsavtal (IOP) rörande Kraftsamling Herrgården (STK-2021-567) för perioden 2021-2023. I detta
ärende finns en rapport av den verksamhet som skett inom ramen för IOP-avtalet 2023.

Stadskontoret gör bedömningen att arbetet skett i enlighet med de prioriteringar som gjorts i avtalet och
föreslår därför kommunstyrelsen att godkänna rapporteringen och lägga den till handlingarna.
"""
CASE = """
Enligt beslut i kommunstyrelsen (KS 210818 § 274) ska stadskontoret återkomma med en rapport från
Kraftsamling Herrgården årligen under avtalsperioden 2021-2023. I slutet av 2023 fattade kommunstyrelsen
också beslutet (KS 231206 § 342) att förlänga partnerskapsavtalet under perioden 2024-2025.

Syftet med partnerskapet är att verka för att Herrgården och Rosengård ska vara en välkomnande, trygg och
attraktiv del av Malmö och att:

- Stärka barn och ungas rättigheter i enlighet med Barnkonventionen
- Stärka lokala Malmöbors egenmakt och öka möjligheterna att påverka i frågor som rör området och dess
  utveckling
"""
YEAR = """
För 2023 rapporteras att {activity_count} aktiviteter genomförts av verksamhet som organiserats genom
kraftsamlingen. Under 2023 har fokus legat på nedanstående fyra områden.
"""
ORGANISING = """
Partnerskapet arbetar för att stötta lokal organisering och egenmakt bland Malmöborna i Herrgården. Under
2023 har kraftsamlingen bland annat fungerat som en plattform för:

- *Kulturföreningen Nabta* att bedriva en förälder- och ungdomsgrupp med syftet att föräldrar ska få
  redskap att lära ut sitt modersmål till sina ungdomar.
- *Föreningen ZigZag* att anordna föreningsmöten som syftar till att ge unga en plats för personlig
  utveckling.
"""
CHILDREN = """
Inom ramen för partnerskapet bedrivs årligen ”Bästa sommaren”. Målgruppen är främst barn mellan 7–13 år.
Bästa sommaren hade {summer_visits} besök under året, med {summer_visits_per_day} besökare per dag. **Alla
aktiviteter var kostnadsfria.**
"""
ASSESSMENT = """
Till följd av att en vakans uppstod 2023 har Rädda Barnen påtalat att kraftsamlingen haft en
underspendering och därav en avvikelse på {underspend} i relation till budget.

Utifrån vad stadskontoret kan bedöma har Kraftsamlingen bedrivit sitt arbete i enlighet med upprättat
IOP-avtal.
"""


def section(heading, level, text="", content="prose"):
    """Return a section with its prose read."""
    return Section(heading, level, parse(text, FIGURES), content)


LETTERHEAD = Letterhead(
    registry_number="STK-2024-417",
    document_on=date(2024, 4, 15),
    department="Stadskontoret",
    proposal_intro="Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta",
    clauses=(
        Clause(
            1, "Kommunstyrelsen godkänner årsrapport från Kraftsamling Herrgården och lägger den till handlingarna."
        ),
        Clause(2, "Kommunstyrelsen uppdrar åt stadskontoret att återkomma med en rapport om verksamheten 2024."),
    ),
    supporting_records=("Kraftsamling Herrgården Slutrapport 2023", "Bilaga. Effektmätningsramverk"),
    decision_schedule=(
        PlannedDecision("Kommunstyrelsens arbetsutskott", date(2024, 4, 29)),
        PlannedDecision("Kommunstyrelsen", date(2024, 5, 7)),
    ),
    recipients=(
        "Fritidsnämnden",
        "Kulturnämnden",
        "Malmö Universitet, Institutionen för urbana studier",
        "Tillsammans i Förening",
        "Rädda Barnen, Region Syd",
        "Stadskontorets handläggare",
    ),
    responsible=(
        Signatory("Elsa Holmqvist", "Avdelningschef"),
        Signatory("Milan Ek", "Sektionschef"),
        Signatory("Amira Sund", "Stadsdirektör"),
    ),
)
OPENING = (
    section("Sammanfattning", 1, SUMMARY),
    section("Förslag till beslut", 1, content="proposal"),
    section("Beslutsunderlag", 1, content="supporting_records"),
    section("Beslutsplanering", 1, content="schedule"),
    section("Beslutet skickas till", 1, content="recipients"),
)
OFFICIALS = section("Ansvariga", 1, content="officials")


def short_letter(**changes):
    """Return a letter without annexes, in the shape of the source letter; `changes` are of it or of its letterhead."""
    of_the_head = {name: changes.pop(name) for name in list(changes) if hasattr(LETTERHEAD, name)}
    letter = ReportFacts(
        title="Återrapportering från Kraftsamling Herrgården av verksamheten 2023",
        partnership="Kraftsamling Herrgården",
        year=2023,
        has_example_data=False,
        letter=replace(LETTERHEAD, **of_the_head),
        sections=(
            *OPENING,
            section("Ärendet", 1, CASE),
            section("Sammanfattning av 2023 års verksamhet", 2, YEAR),
            section(AREAS[0], 3, "Partnerskapet syftar till att bygga tillitsfulla relationer."),
            section(AREAS[1], 3, ORGANISING),
            section(AREAS[2], 3, "Vänskapshuset (tidigare kallat Varda) är en behovsdriven utvecklingsnod."),
            section(AREAS[3], 3, CHILDREN),
            section("Fler exempel på genomförda aktiviteter", 3, "- Eidfestival\n- Julfest"),
            section("Stadskontorets bedömning", 1, ASSESSMENT),
            OFFICIALS,
        ),
    )
    return replace(letter, **changes)


def occasion_rows(count):
    """Return ``count`` occasions spread over 2023."""
    what = (
        "Öppet hus",
        "Läxhjälp och fika",
        "Föräldraforum: språk och skola",
        "Bästa sommaren, dag i parken",
    )
    who = (
        "Rädda Barnen",
        "Tillsammans i Förening",
        "Föreningen ZigZag",
        "Kulturföreningen Nabta, Malmö Kulturskola",
    )
    return tuple(
        OccasionRow(
            held_on=date(2023, 1, 2) + timedelta(days=number * 360 // count),
            activity=what[number % 4],
            area=AREAS[number % 4],
            organisers=who[number % 4],
            venue="Vänskapsparken" if number % 4 == 3 else "Vänskapshuset",
            visits=None if number % 50 == 7 else counted_visits(4 + number * 7 % 53),
        )
        for number in range(count)
    )


def statistics_of(rows):
    """Return the statistics that belong to a list of occasions."""
    areas = []
    for name in AREAS:
        mine = [row for row in rows if row.area == name]
        areas.append(
            AreaStatistics(
                area=name,
                occasions_by_month=tuple(
                    Occasions(sum(row.held_on.month == month for row in mine)) for month in range(1, 13)
                ),
                visits=counted_visits(sum(row.visits.value for row in mine if row.visits)),
                occasions_without_visits=Occasions(sum(row.visits is None for row in mine)),
            )
        )
    return ActivityStatistics(2023, tuple(areas), (ProgrammeStatistics("Bästa sommaren", 36, counted_visits(1456)),))


def kronor(*amounts):
    """Return whole kronor, one per column; None stays unknown."""
    return tuple(None if amount is None else Kronor(Decimal(amount)) for amount in amounts)


def budget():
    """Return the table of S1 § 7 with an invented outcome and an unknown 2025."""
    ks, fn, tif, rb = "Kommunstyrelsen", "Fritidsnämnden", "Tillsammans i Förening", "Rädda Barnen"
    return BudgetTable(
        columns=("Budget 2024", "Utfall 2024", "Budget 2025"),
        rows=(
            BudgetRow("Samordning och ledare för Bästa sommaren", tif, fn, True, kronor(320000, 320000, None)),
            BudgetRow(
                "Samordnare av partnerskapet, inklusive omkostnader",
                rb,
                ks,
                True,
                kronor(715000, 482114, None),
            ),
            BudgetRow("Verksamhetsmedel", rb, ks, False, kronor(75000, 75000, 75000)),
            BudgetRow(
                "Personal i Vänskapshuset",
                "Rosengårdsbiblioteket",
                "Kulturnämnden",
                False,
                kronor(*[100000] * 3),
            ),
        ),
        deviations=(
            Deviation(
                organisation=rb,
                year=2023,
                amount=Kronor(Decimal(232886)),
                cause="En vakans uppstod under året.",
                handling="Medlen får användas i 2024 års budget, efter dialog med stadskontoret.",
            ),
        ),
        year=2023,
        stories=(SURPLUS,),
    )


SURPLUS = Story(
    "samordning",
    "Samordning och mötesplatsutveckling",
    2023,
    Decimal(232_886),
    Decimal(690_000),
    Decimal(457_114),
    (("Orsak", "En vakans uppstod under året."), ("Beslut", "Stadskontoret, efter dialog")),
    (Ending("Egen rad 2024", Decimal(232_886)),),
)


def long_letter(occasions=517, **changes):
    """Return a letter with all three annexes."""
    rows = occasion_rows(occasions)
    annexes = {"statistics": statistics_of(rows), "budget": budget(), "occasions": OccasionList(2023, rows)}
    return short_letter(**annexes | changes)


def draft_letter():
    """Return a letter with invented data, not yet dated or registered."""
    return long_letter(60, has_example_data=True, registry_number=None, document_on=None)


def prose_heavy_letter():
    """Return a letter with two sections that are as long as they may be."""
    paragraph = f"{CHILDREN.strip()}\n\n{CASE.strip()}\n\n"
    text = paragraph * (MAX_PROSE_LENGTH // len(paragraph))
    return short_letter(
        sections=(
            *OPENING,
            section("Ärendet", 1, text),
            section("Sammanfattning av 2023 års verksamhet", 2, YEAR),
            section(AREAS[0], 3, text),
            section("Stadskontorets bedömning", 1, ASSESSMENT),
            OFFICIALS,
        )
    )

"""What S3's documents say, word for word, faults included: letter, minutes and statement (facts.md § 4). Line breaks
are healed; politicians have invented names."""

SUMMARY = """\
Kommunfullmäktige beslutade den 26 september 2024 §189 att ge kommunstyrelsen samordningsansvaret för kraftsamlande \
insatser och även uppdraget att utarbeta formerna för processen i stort, ta fram förslag på geografiska områden samt \
föreslå vilka nämnder och bolag som ska få ett särskilt ansvar i det fortsatta arbetet.

Remissinstanserna ställer sig i stort positiva till ambitionen kring förslaget med processen kring de kraftsamlande \
insatserna. Men flera av instanserna trycker på att det är viktigt att det inte sker dubbla processer. Vidare \
efterlyser remissinstanserna större tydlighet kring långsiktig finansiering, samordning med befintliga strukturer \
och förtydliganden kring organisering och uppföljning.

Stadskontoret har, efter synpunkterna från remissrundan och den genomförda analysen, landat i bedömningen att det \
redan finns pågående initiativ som angränsar till arbetet med kraftsamlande insatser. Fritidsnämnden håller på att \
starta upp och formera arbetet med lokal utveckling och arbetsmarknads- och socialnämnden har påbörjat arbetet med \
universell prevention. Stadskontoret ser en risk att administrationen kring att fördela medel om en summa om 10 \
miljoner kronor till nystartade kraftsamlande insatser skulle överstiga nyttan av dessa.

I förslaget till kommunfullmäktiges budget finns avsatt 10 miljoner kronor för 2026. Stadskontorets bedömning är att \
dessa medel fortfarande ska avsättas i budgeten men avropas vid behov under året för att stötta processerna kring \
lokal utveckling och universell prevention med barn och unga som främsta målgrupp."""

MATTER = """\
Genom kommunfullmäktiges budgetuppdrag 2023 (STK-2023-137) fick kommunstyrelsen i uppdrag att, tillsammans med \
berörda nämnder och bolag, definiera och starta ett långsiktigt och strategiskt områdeslyft. Som en del i \
beredningen av budgetuppdraget identifierade stadskontoret ett behov av att samla och synliggöra stadens processer \
kring samtliga tre dimensioner av hållbarhet och lokala utvecklingsfrågor i stort, kallat lokal utveckling. \
Benämningen strategiskt områdeslyft har därefter döpts om till kraftsamlande insatser.

Till skillnad från arbetet med lokal utveckling var bedömningen att det för kraftsamlande insatser finns ett behov \
av kommungemensam styrning, prioritering och uppföljning. Kommunfullmäktige beslutade därför den 9 oktober 2024 §189 \
att ge kommunstyrelsen samordningsansvaret för kraftsamlande insatser och även uppdraget att utarbeta formerna för \
processen i stort inklusive rapportering, ta fram förslag på geografiska områden samt föreslå vilka nämnder och \
bolag som ska få ett särskilt ansvar i arbetet.

Kommunstyrelsens arbetsutskott beslutade den 24 mars 2024 att skicka ut ärendet om stadskontorets förslag på \
organisering för kraftsamlande insatser på remiss till berörda nämnder och kommunala bolag. I föreliggande ärende \
presenteras nämndernas synpunkter på utskickat förslag.

De kraftsamlande insatserna föreslogs genomföras i några få utvalda områden av utpekade nämnder. Stadskontoret \
bedömde att merparten av de kraftsamlande insatserna skulle ske inom ramen för befintlig budget i de ansvariga \
nämndernas uppdrag. För insatser som skulle kräva medel utöver ordinarie budget skulle kommunfullmäktige avsätta \
medel i kommande budgetar som kommunstyrelsens anslag till förfogande."""

CONSULTED = """\
Remissyttranden har inkommit från följande nämnder och bolag:

- Arbetsmarknads- och socialnämnden Reservation (M) och (SD)
- Fritidsnämnden
- Funktionsstödsnämnden
- Förskolenämnden Särskilt yttrande (SD)
- Grundskolenämnden
- Gymnasie- och vuxenutbildningsnämnden
- Kulturnämnden
- Miljönämnden Särskilt yttrande (SD) och (V)
- Servicenämnden
- Stadsbyggnadsnämnden
- Tekniska nämnden
- MINC i Sverige AB
- MKB

Nämnderna ställer sig generellt positiva till ambitionen att genom kraftsamlande insatser arbeta förebyggande och \
främjande, strukturerat och sektorsövergripande för att stärka ungas möjligheter att arbeta eller studera efter \
årskurs 9. Det är värdefullt att kraftsamlande insatser ska syfta till att skapa gynnsamma uppväxtvillkor i bred \
bemärkelse.

Sammantaget stödjer nämnderna och bolagen förslaget men efterlyser större tydlighet kring långsiktig finansiering, \
samordning med befintliga strukturer och förtydliganden kring organisering och uppföljning.

Frågorna som remissinstanserna besvarade var:

- Hur kan/bör nämnderna involveras i arbetet? (i förslaget ingår representanter från förvaltningarna i styrgrupp och \
arbetsgrupp)
- Finns det någon befintlig styrgrupp som anses lämplig för det här arbetet?
- Vad vore rimliga fördelningskriterier för ekonomiska medel mellan förvaltningar kopplat till föreslagna insatser?
- Finns det insatser om redan är i gång som behöver förstärkas inom ramen för kraftsamlande insatser?

## Nämndernas roll och ansvar

Nämnderna som besvarade remissen ställer sig generellt positiva till att representeras i styrgrupp för kraftsamlande \
insatser. Flera nämnder framhåller vikten av att representanter i styrgruppen har tydligt beslutsmandat för sin \
förvaltning.

En fråga som lyfts är hur kravet på beslutsmandat ska förhålla sig till nämndernas delegationsordningar. Nämnderna \
betonar vikten av att arbetssätt inom ramen för kraftsamlande insatser harmonierar med ordinarie styrning och att \
beslutsfattande sker i linje med nämndernas reglementen och etablerade informations- och beslutsvägar.

Vad gäller uppföljning föreslår vissa nämnder att kraftsamlande insatser ska återrapporteras i ordinarie \
uppföljningsprocesser under särskilt angiven rubrik samt redovisas i års- och delårsanalyser. Ett alternativt \
förslag är att uppföljning sker genom en särskild fråga till berörda nämnder, motsvarande hur nämndernas arbete med \
mänskliga rättigheter följs upp.

Nämnderna framhåller vikten av att involvera civilsamhälle, näringsliv och andra lokala aktörer från start, både i \
behovsanalys, genomförande och uppföljning. Särskilt lyfts föreningslivets delaktighet som viktig för att värna \
befintliga samverkansstrukturer i områdena.

## Samordnande styrgrupp

Majoriteten av nämnderna ser risker med att skapa ett parallellt forum utanför nämndernas ordinarie strukturer. Som \
alternativ till en ny styrgrupp föreslås i första hand Samverkan för Barn och Unga Malmö (SBUM) som en lämplig \
styrgrupp.

Nämnderna betonar vikten av att undvika parallella strukturer och att styr- och arbetsgruppen har tydliga kopplingar \
till både den strategiska samverkansplattformen och det lokala operativa arbetet inom lokal utveckling.

## Fördelningskriterier för ekonomiska medel

Nämnderna instämmer generellt i att fördelning av ekonomiska medel bör ske utifrån lokala behov och att finansiering \
av kraftsamlande insatser med fördel kan förstärka befintligt arbete inom lokal utveckling. Flera nämnder \
förespråkar att arbetssättet bör använda existerande strukturer och organiseringar.

Nämnderna betonar att både främjande och förebyggande insatser bör prioriteras. För främjande insatser behöver det \
finnas en tydlig plan för hur de ska bidra till en prosocial socialiseringsprocess."""

ASSESSMENT = """\
Genom kommunfullmäktiges budgetuppdrag 2023 fick kommunstyrelsen i uppdrag att, tillsammans med berörda nämnder och \
bolag, definiera och starta ett långsiktigt och strategiskt områdeslyft. Förslaget var att staden, parallellt med \
det breda arbetet med lokal utveckling som riktar sig till alla malmöbor i hela staden utifrån samtliga \
hållbarhetsdimensioner, ska påbörja ett arbete med områdeslyft, nu kallat kraftsamlande insatser. Kraftsamlande \
insatser skulle fokusera på barn och unga i några få utvalda områden.

Kommunstyrelsens arbetsutskott beslutade den 24 mars 2024 att skicka ut ärendet om stadskontorets förslag på \
organisering för kraftsamlande insatser på remiss till berörda nämnder och kommunala bolag.

Remissinstanserna ställer sig i stort positiva till ambitionen kring förslaget med processen kring de kraftsamlande \
insatserna. Men flera av instanserna trycker på att det är viktigt att det inte sker dubbla processer. Vidare \
efterlyser remissinstanserna större tydlighet kring långsiktig finansiering, samordning med befintliga strukturer \
och förtydliganden kring organisering och uppföljning.

Stadskontoret har, efter synpunkterna från remissrundan och den genomförda analysen, landat i bedömningen att det \
redan finns pågående initiativ som angränsar till arbetet med kraftsamlande insatser. Fritidsnämnden håller på att \
starta upp och formera arbete med lokal utveckling och arbetsmarknads- och socialnämnden har påbörjat arbetet med \
universell prevention. Arbetet med lokal utveckling riktar sig mot alla Malmöbor utifrån samtliga tre \
hållbarhetsdimensioner medan universell prevention riktar sig mot barn och unga.

Stadskontoret ser en risk att administrationen att fördela medel om en summa om 10 miljoner kronor till \
kraftsamlande insatser skulle överstiga nyttan av dessa.

I förslaget till kommunfullmäktiges budget finns avsatt 10 miljoner kronor för 2026. Stadskontorets bedömning är att \
dessa medel fortfarande ska avsättas i budgeten men avropas vid behov under året för att stötta processerna kring \
lokal utveckling och universell prevention. Stadskontoret ser att dessa eventuella avrop ska ske till förmån för \
insatser inom ramen för lokal utveckling och universell prevention som främjar ungas möjligheter till att arbeta \
eller studera efter årskurs 9 genom förebyggande insatser. Stadskontoret bedömer att dessa medel ska kunna användas \
som katalysator och förstärkning av processer som initieras av nämnderna. Exempel på möjliga teman för avrop från \
nämnder kan vara ökad rörlighet inom staden för barn och unga och mer jämlik och meningsfull fritid för fler barn \
och unga samt insatser för föräldrar med mera.

Med ovanstående resonemang ser stadskontoret att uppdragen som kommunfullmäktige gav kommunstyrelsen på sammanträdet \
26 september 2024 (STK-2023-137 §189) faller. Uppdragen formulerades som att kommunstyrelsen skulle ta fram förslag \
på geografiska områden för kraftsamlande insatser och vilka nämnder och bolag som ska få ett särskilt ansvar i \
arbetet samt att samordna arbetet med kraftsamlande insatser och utarbeta formerna för processen inklusive \
rapportering.

Därmed föreslår stadskontoret att de två ovan nämnda uppdragen gällande kraftsamlande insatser ska godkännas och \
anses vara återrapporterade."""

PROCEEDINGS = """\
Maj Ahlgren (S) och Tore Blad (L) yrkar bifall till kommunstyrelsens förslag.

Amina Ståhl (M) och Göran Lindh (C) anmäler ett särskilt yttrande."""

STATEMENT = """\
Särskild yttrande

Ärende 9: Återrapportering kring kraftsamlande insatser

Moderaterna och Centerpartiet delar uppfattningen att Malmö behöver samlade och långsiktiga insatser för att stärka \
barns och ungas möjligheter i socioekonomiskt svaga områden. Det är positivt att staden nu redovisar hur arbetet med \
kraftsamlande insatser förhåller sig till befintliga strukturer och att remissinstanserna visar brett stöd för \
ambitionen att arbeta mer strategiskt och förebyggande.

Samtidigt vill Moderaterna och Centerpartiet betona några viktiga utgångspunkter för att insatserna ska få verklig \
effekt. Malmös största utmaningar i de mest utsatta områdena är inte brist på projekt utan bristen på strukturella \
förutsättningar för arbete, utbildning och ett livskraftigt lokalt näringsliv. Områdeslyft kräver mer än sociala \
satsningar. De kräver ekonomisk utveckling som gör att stadsdelar blir områden där människor både vill bo och kan \
försörja sig.

I återrapporteringen konstateras att flera parallella processer redan är igång, bland annat lokal utveckling och \
universell prevention. Moderaterna och Centerpartiet ser positivt på en strävan att undvika dubbla strukturer men \
vill understryka att det är avgörande att det samlade arbetet inte reduceras till ännu en omgång av kortsiktiga \
projektinsatser. Om kraftsamlande insatser ska få legitimitet och skapa långsiktig förändring måste strategin vara \
tydlig, mätbar och förankrad i kärnuppdraget att fler Malmöbor ska komma i arbete.

Det är därför nödvändigt att de resurser som avsätts också riktas mot insatser som stärker arbetslinjen och den \
lokala ekonomin. Ett områdeslyft kan inte lyckas om inte fler företag vill etablera sig och växa i de stadsdelar där \
behoven är som störst. Ett nära samarbete med näringslivet måste därför vara en självklar del av arbetet redan från \
start.

Moderaterna och Centerpartiet vill också betona vikten av att uppföljningen blir skarp och transparent. Insatser som \
finansieras med kommunens medel ska följas upp på ett sätt som gör det möjligt att bedöma om resultaten faktiskt \
stärker ungas möjligheter att klara skolan och gå vidare till arbete eller studier. För att detta ska fungera krävs \
en tydlig kommungemensam styrning som undviker otydlighet mellan olika nämnders ansvar.

Sammantaget ser Moderaterna och Centerpartiet positivt på att arbetet med kraftsamlande insatser nu samordnas med \
redan pågående processer. Men för att ambitionsnivån ska motsvara de utmaningar Malmö står inför krävs att arbetet \
tydligt kopplas till strukturella reformer, arbetslinjen och en stärkt lokal ekonomi.

Kommunfullmäktige 2025-01-22"""

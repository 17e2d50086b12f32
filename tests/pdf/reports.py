"""More hand-made reports: the parties' annual report, a letter that carries it, a correction, every shape of prose."""

from dataclasses import replace
from datetime import date

from partnerships.quantities import Figure, FigureKind
from reporting.facts import Correction, DescribedFigure, Measure, RequestFacts, Section
from reporting.prose import parse
from tests.pdf.letters import (
    AREAS,
    FIGURES,
    OFFICIALS,
    OPENING,
    SUMMARY,
    budget,
    long_letter,
    occasion_rows,
    section,
    short_letter,
    statistics_of,
)

EVERY_SHAPE = """
För 2023 rapporteras {activity_count|cirka:10} aktiviteter^[Ett tillfälle räknas en gång. Se *bilaga 1*.] och
{summer_visits} besök^[Besök, inte personer: {summer_visits_per_day} per dag.].

## Så arbetade parterna

1. Först samlades föreningarna.
2. Sedan delades **ansvaret** mellan dem.

> Vi har fått ett hus som är vårt.

## Vad som återstår

- Att få fler vuxna på plats
- Att skriva ned *alla* besök
"""

DESCRIBED = (
    DescribedFigure(
        FIGURES["activity_count"], "Aktiviteter 2023", "Varje genomfört tillfälle räknas som en aktivitet."
    ),
    DescribedFigure(FIGURES["summer_visits"], "Besök Bästa sommaren 2023", "Ett besök är en person vid ett tillfälle."),
    DescribedFigure(FIGURES["summer_visits_per_day"], "Besök per dag", "Besök delat med öppna dagar."),
    DescribedFigure(FIGURES["underspend"], "Avvikelse Rädda Barnen", "Budget minus utfall."),
    DescribedFigure(Figure("unknown_visits", FigureKind.VISITS, None), "=HYPERLINK(1)", "Ingen har skrivit ned dem."),
)


MEASURES = (
    Measure(1, "Antal aktiviteter", True, FIGURES["activity_count"], "aktivitetstillfällen", "Varje tillfälle räknas."),
    Measure(2, "Antal unga vuxna", True, missing_reason="Ingen frågade efter ålder."),
    Measure(1, "Egenmakt", False, blocks=parse("Fler leder själva.\n\n- Nabta\n- ZigZag", FIGURES)),
)
REQUESTS = (
    RequestFacts(
        2022, "Att mäta effekter", "Stadskontoret efterfrågar effektmätning.", "genomfört", "Ett ramverk finns."
    ),
    RequestFacts(2022, "Att räkna besök", "Stadskontoret uppmanar parterna att räkna besök."),
)


def annual_report(occasions=60, **changes):
    """Return the parties' own report, with sections at every level and every shape of prose."""
    rows = occasion_rows(occasions)
    report = short_letter(
        title="Uppföljningsrapport 2023",
        letter=None,
        sections=(
            section("Sammanfattning", 1, SUMMARY),
            section("Vad som gjorts", 1, "Året följde planen."),
            section("Områden och mål", 2, "Fyra områden har styrt arbetet."),
            Section(AREAS[0], 3, parse(EVERY_SHAPE, FIGURES)),
            Section(AREAS[1], 3, parse(EVERY_SHAPE, FIGURES, first_note=3)),
            section("Mått", 1, content="measures"),
            section("Ekonomi", 1, content="economy"),
            section("Vad stadskontoret har efterfrågat", 1, content="requests"),
            section("Lärdomar", 1, "## Om samverkan\n\nVi började för sent.\n\n## Om siffror\n\nVi räknar alla."),
        ),
        statistics=statistics_of(rows),
        budget=budget(),
        measures=MEASURES,
        requests=REQUESTS,
        figures=DESCRIBED,
    )
    return replace(report, **changes)


def carrying_letter(occasions=60, **changes):
    """Return a letter with prose of every shape and the annual report as its first annex."""
    letter = long_letter(
        occasions,
        sections=(*OPENING, section("Ärendet", 1, EVERY_SHAPE), OFFICIALS),
        annual_report=annual_report(),
        figures=DESCRIBED,
    )
    return replace(letter, **changes)


def corrected_letter():
    """Return the second edition of a letter."""
    former = Correction(1, date(2024, 5, 2), "Besöken i juli var räknade två gånger.")
    return short_letter(edition=2, corrects=former)

"""What is wrong or missing in a letter before it is sent. An error stops the PDF; a warning is for a person to judge.

Nothing is put right by itself: a recipient that the agreement names is never added silently (rule 33, O-11).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budgets.facts import FollowUp, FollowUpRow
from partnerships.models import Organisation, ReportRecipient
from partnerships.quantities import Figure
from partnerships.swedish import kronor, listed, plural
from reporting.facts import ReportFacts
from reporting.models import Report, ReportSection
from reporting.wording import visits_called_people


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: where in the letter, what is the matter, what to do about it."""

    place: str
    text: str
    remedy: str = ""
    is_error: bool = False
    section: ReportSection | None = None  # where to put it right
    outcome_year: int | None = None  # whose outcome to write in


def check_prose(
    place: str, body: str, used: Iterable[str], figures: dict[str, Figure], *, section: ReportSection | None
) -> list[Finding]:
    """The findings in one section's text; `used` are the figures it names."""
    found = []
    for name in used:
        if name not in figures:
            text = f"Texten hänvisar till siffran {{{name}}}, som inte finns."
            found.append(Finding(place, text, "Byt den mot en ur listan.", is_error=True, section=section))
        elif figures[name].is_missing:
            text = f"Siffran {{{name}}} saknar uppgift och skrivs ut som «{figures[name].text}»."
            found.append(Finding(place, text, "För in uppgiften eller skriv om texten.", section=section))
    for words in visits_called_people(body, figures):
        text = f"«{words}»: siffran räknar besök, inte personer."
        found.append(Finding(place, text, "Skriv «besök» efter siffran.", is_error=True, section=section))
    return found


def check_empty(headings: list[str]) -> list[Finding]:
    """One finding for all the sections that nobody has written yet."""
    if not headings:
        return []
    return [
        Finding("Avsnitten", f"{plural(len(headings), 'avsnitt är tomt', 'avsnitt är tomma')}: {listed(headings)}.")
    ]


def check_lists(facts: ReportFacts) -> list[Finding]:
    """The findings in the letter's lists and in the annexes."""
    letter = facts.letter
    of_the_letter = letter and (
        ("Förslag till beslut", letter.clauses, "Det finns ingen att-sats."),
        ("Beslutsplanering", letter.decision_schedule, "Inget sammanträde är planerat."),
        ("Beslutet skickas till", letter.recipients, "Inga mottagare är angivna."),
        ("Ansvariga", letter.responsible, "Ingen ansvarig är angiven."),
    )
    wanted = (
        *(of_the_letter or ()),
        ("Bilagor", facts.occasions, f"Inga genomförda aktiviteter är loggade för {facts.year}."),
        ("Bilagor", facts.budget, f"Det finns ingen budget för {facts.year}, så bilagan med budgeten saknas."),
    )
    return [Finding(place, text) for place, there_is, text in wanted if not there_is]


def check_money(followed: FollowUp | None) -> list[Finding]:
    """A deviation is shown with cause and handling; without a cause the letter is not done (rule 31)."""
    if followed is None:
        return []
    place = "Bilaga: budget och utfall"
    if not followed.budget.has_outcome:
        return [Finding(place, f"Utfallet för {followed.year} är inte infört.", outcome_year=followed.year)]
    return [finding for row in followed.stories if row.needs_cause for finding in _check_deviation(place, row)]


def _check_deviation(place: str, row: FollowUpRow) -> Iterator[Finding]:
    whose = f"Avvikelsen hos {row.performer.in_text}"
    if row.lacks_cause:
        text = f"{whose} saknar orsak{' och hantering' if row.handling.is_empty else ''}."
        yield Finding(place, text, f"Skriv orsaken till «{row.name}» på budgetens uppföljning.", is_error=True)
    elif row.left and row.cells.deviation and row.cells.deviation.amount > 0:
        yield Finding(
            place, f"{whose} saknar beslut om {kronor(row.left)}.", "Skriv beslutet på budgetens uppföljning."
        )


def check_measures(facts: ReportFacts) -> list[Finding]:
    """A measure without a value says why (rule 29)."""
    return [
        Finding(
            "Avtalets mått",
            f"«{measure.text}» saknar uppgift, och inget skäl är angivet.",
            "Skriv vad ni vet eller varför uppgiften saknas.",
            is_error=True,
        )
        for measure in facts.measures
        if measure.is_silent
    ]


def check_carried(facts: ReportFacts) -> list[Finding]:
    """A letter carries the parties' annual report as its first annex."""
    if not facts.letter or facts.annual_report:
        return []
    text = f"Parternas uppföljningsrapport för {facts.year} är inte inlämnad, så den följer inte med som bilaga."
    return [Finding("Bilagor", text, "Den blir bilaga av sig själv när parterna har lämnat in den.")]


def missing_recipients(report: Report, listed: set[int], deciding: set[int]) -> list[Finding]:
    """The bodies that the agreement promises a report and that neither get nor decide on this letter (1 query).

    The year's own agreement counts if it names any recipients, else the one that follows it: the letter about the
    last year of an agreement is sent under the next (S0 under S1 § 8).
    """
    promised = list(
        ReportRecipient.objects.filter(
            agreement__partnership=report.partnership_id,
            agreement__starts_on__lte=dt.date(report.year + 1, 12, 31),
            agreement__ends_on__gte=dt.date(report.year, 1, 1),
        )
        .select_related("organisation", "agreement")
        .order_by("agreement__starts_on", "position")
    )
    if not promised:
        return []
    agreement = promised[0].agreement
    lacking = [
        recipient.organisation
        for recipient in promised
        if recipient.agreement_id == agreement.pk and recipient.organisation_id not in listed | deciding
    ]
    return [_lacking(lacking, str(agreement))] if lacking else []


def _lacking(organisations: list[Organisation], agreement: str) -> Finding:
    return Finding(
        "Beslutet skickas till",
        f"{listed([str(each) for each in organisations])} ska få rapporten enligt avtalet «{agreement}», "
        "men står inte bland mottagarna.",
        "Lägg till mottagaren om beslutet ska skickas dit. Listan ändras aldrig av sig själv.",
    )

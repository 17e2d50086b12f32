"""Days that texts name, read against each other, the register, the planning and the calendar (rule 40).

One finding for a day of a body, however many texts name it and whatever speaks against it: O-01, O-02, O-03. A warning
at most: 2024-05-07 looks wrong and is right, 2025-01-22 looks plausible and is wrong. Nothing is put right by itself.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from partnerships.swedish import WEEKDAYS, listed, long_date
from reporting.checks.finding import Finding
from reporting.checks.material import CaseMaterial, Cited, Meeting
from reporting.dates_in_text import Mention, mentions, mixed_references

Days = Mapping[tuple[str, dt.date], list[Cited]]  # what is said of each day of each body
Doubt = tuple[str, str]  # the code of the check, and the reason as a sentence
_REFERRAL = re.compile(r"\bremiss|\bremitter|skicka(?:de|s)? ut\b", re.IGNORECASE)
_ASSIGNMENT = re.compile(r"uppdrag", re.IGNORECASE)
WEEKEND = 5


def check_days(material: CaseMaterial) -> list[Finding]:
    """Every day of a body that something speaks against, in the order that the texts name them."""
    days: dict[tuple[str, dt.date], list[Cited]] = defaultdict(list)
    for cited in _cited(material):
        days[cited.mention.body, cited.mention.day].append(cited)
    assignment = _first_assignment(days)
    return [
        _finding(cites, doubts)
        for (body, day), cites in days.items()
        if (doubts := list(_doubts(body, day, cites, days, material, assignment)))
    ]


def check_references(material: CaseMaterial) -> list[Finding]:
    """A registry number with a § is two references mixed (rule 35, S3-R8)."""
    return [
        Finding(
            passage.place,
            f"«{words}» blandar diarienummer och paragraf.",
            "Skriv beslutet med organ, datum och paragraf, och diarienumret för sig.",
            section=passage.section,
            check="decision",
            words=words,
            page=passage.page,
        )
        for passage in material.passages
        for words in mixed_references(passage.text)
    ]


def usual_weekdays(days: Mapping[str, Iterable[dt.date]]) -> dict[str, int]:
    """The weekday that each body usually meets on: at least two meetings, and two thirds of all that are known."""
    usual = {}
    for body, known in days.items():
        counted = Counter(day.weekday() for day in set(known))
        weekday, most = counted.most_common(1)[0]
        if most >= 2 and most * 3 >= counted.total() * 2:
            usual[body] = weekday
    return usual


def _cited(material: CaseMaterial) -> Iterator[Cited]:
    for passage in material.passages:
        for mention in mentions(passage.text, material.bodies):
            if mention.body:
                yield Cited(passage, mention)


def _doubts(
    body: str,
    day: dt.date,
    cites: list[Cited],
    days: Days,
    material: CaseMaterial,
    assignment: Mention | None,
) -> Iterator[Doubt]:
    """Everything that speaks against the day, the weightiest first."""
    found = [
        *_another_meeting(cites),
        *_another_day_of_the_decision(body, day, cites, days, material.meetings),
    ] or [*_another_year(body, day, material.meetings), *_before_its_assignment(day, cites, assignment)]
    is_decided = any(meeting.day == day and meeting.body == body for meeting in material.decided)
    yield from found
    if found or not is_decided:
        yield from _unusual_weekday(body, day, material.usual)


def _another_meeting(cites: list[Cited]) -> Iterator[Doubt]:
    """A statement names the day of its meeting otherwise than the minutes do (O-01)."""
    for cited in cites:
        meeting = cited.passage.meeting
        if meeting and meeting.body == cited.mention.body and meeting.day != cited.mention.day:
            yield "statement", f"Yttrandet hör till {meeting.name}, {long_date(meeting.day)}."
            return


def _another_day_of_the_decision(
    body: str,
    day: dt.date,
    cites: list[Cited],
    days: Days,
    meetings: Iterable[Meeting],
) -> Iterator[Doubt]:
    """A body has each § once a year: of two days with the same one, the register is right, else the majority (O-02)."""
    for number in dict.fromkeys(cited.mention.section_number for cited in cites):
        decided = [each for each in meetings if each.body == body and each.section_number == number]
        if number is None or any(each.day == day for each in decided):
            continue
        if meeting := next((each for each in decided if _may_be_the_same(each.day, day)), None):
            yield "decision", f"I {meeting.source} är det {meeting.name}, {long_date(meeting.day)}."
        elif other := _told_oftener(body, day, number, days):
            yield "decision", f"På andra ställen är {body} §\u00a0{number} från {long_date(other)}."


def _told_oftener(body: str, day: dt.date, number: int, days: Days) -> dt.date | None:
    """Another day that more texts give the same decision; of two as common ones the earlier is believed."""

    def told(candidate: dt.date) -> tuple[int, int]:
        cites = days[body, candidate]
        return sum(cited.mention.section_number == number for cited in cites), -candidate.toordinal()

    rivals = [other for (named, other) in days if named == body and _may_be_the_same(other, day) and told(other)[0]]
    best = max(rivals, key=told, default=day)
    return None if best == day else best


def _may_be_the_same(one: dt.date, other: dt.date) -> bool:
    """Of one year, or the same day of two years: a slip of the pen."""
    return one.year == other.year or (one.month, one.day) == (other.month, other.day)


def _another_year(body: str, day: dt.date, meetings: Iterable[Meeting]) -> Iterator[Doubt]:
    """The body meets that day of another year (O-03)."""
    ours = [meeting for meeting in meetings if meeting.body == body]
    if any(meeting.day == day for meeting in ours):
        return
    for meeting in ours:
        if (meeting.day.month, meeting.day.day) == (day.month, day.day):
            yield "day", f"I {meeting.source} står {body} {long_date(meeting.day)}: året är ett annat."
            return


def _first_assignment(days: Days) -> Mention | None:
    """The earliest decision that a text calls an assignment."""
    cited = (cited.mention for many in days.values() for cited in many if cited.mention.section_number)
    assigned = (mention for mention in cited if _ASSIGNMENT.search(mention.sentence))
    return min(assigned, key=lambda mention: mention.day, default=None)


def _before_its_assignment(day: dt.date, cites: list[Cited], assignment: Mention | None) -> Iterator[Doubt]:
    """Something is sent out for comments before the assignment that it carries out was given (O-03)."""
    if assignment and day < assignment.day and any(_REFERRAL.search(cited.mention.sentence) for cited in cites):
        name = f"{assignment.body} {assignment.day:%y%m%d} §\u00a0{assignment.section_number}"
        yield "day", f"Det är före uppdraget, {name}."


def _unusual_weekday(body: str, day: dt.date, usual: Mapping[str, int]) -> Iterator[Doubt]:
    """A Saturday or a Sunday, or another weekday than the body's usual one."""
    weekday = day.weekday()
    if weekday >= WEEKEND:
        yield "weekday", f"{long_date(day).capitalize()} är en {WEEKDAYS[weekday]}."
    elif usual.get(body, weekday) != weekday:
        usually = f"{body} sammanträder oftast på {WEEKDAYS[usual[body]]}ar"
        yield "weekday", f"{long_date(day).capitalize()} är en {WEEKDAYS[weekday]}; {usually}."


def _finding(cites: list[Cited], doubts: list[Doubt]) -> Finding:
    first = cites[0]
    places = list(dict.fromkeys(cited.passage.place for cited in cites))
    sections = {section.pk: section for cited in cites if (section := cited.passage.section)}
    check = doubts[0][0]
    remedy = "Kontrollera mot protokollet eller kallelsen."
    return Finding(
        listed(places),
        " ".join([f"«{first.mention.words}».", *(reason for _check, reason in doubts)]),
        remedy if check == "weekday" else f"{remedy} Är datumet fel, rätta det här.",
        section=next(iter(sections.values()), None),
        check=check,
        words=f"{first.mention.body} {first.mention.day} {first.mention.section_number or ''}",
        page=first.passage.page,
        also=tuple(sections.values())[1:],
    )

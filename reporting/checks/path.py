"""The way of the letter: meetings in order (rule 37), as planned (rule 40), signed after it is dated (O-21)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from partnerships.swedish import iso_date, long_date
from reporting.checks.finding import Finding
from reporting.checks.material import CaseMaterial, Meeting

PLANNING, PATH, HEAD = "Beslutsplanering", "Ärendets väg", "Datum och underskrift"


def check_path(material: CaseMaterial) -> list[Finding]:
    return [
        *_out_of_order(PLANNING, material.schedule, "letterhead"),
        *_out_of_order(PATH, material.steps, "case"),
        *_otherwise_than_planned(material),
        *_signed(material),
    ]


def _out_of_order(place: str, meetings: Sequence[Meeting], page: str) -> Iterator[Finding]:
    """Listed in the order of the days, and no body before the one that prepares its decision: KSAU, KS, KF."""
    for one, other in pairwise(meetings):
        if other.day < one.day:
            text = f"{other.name} står efter {one.name}, men är tidigare."
            yield Finding(place, text, "Kontrollera dagarna och ordningen.", check="path", words=text, page=page)
            return
    first = {meeting.rank: meeting for meeting in reversed(meetings)}
    for low, high in pairwise(sorted(first)):
        if first[high].day < first[low].day:
            text = f"{first[high].name} är före {first[low].name}, som bereder ärendet."
            yield Finding(place, text, "Kontrollera dagarna.", check="path", words=text, page=page)


def _otherwise_than_planned(material: CaseMaterial) -> Iterator[Finding]:
    for step in material.steps:
        planned = [meeting.day for meeting in material.schedule if meeting.body == step.body]
        if step.section_number is not None and planned and step.day not in planned:
            text = f"{step.name} är en annan dag än den planerade, {long_date(planned[-1])}."
            yield Finding(PATH, text, "Kontrollera mot protokollet.", check="path", words=step.name, page="case")


def _signed(material: CaseMaterial) -> Iterator[Finding]:
    dated, signed = material.document_date, material.signed_on
    if dated and signed and signed < dated:
        text = f"Skrivelsen är signerad {iso_date(signed)}, före sitt datum {iso_date(dated)}."
        remedy = "Stämpeln kan vara från en äldre version: signera den här, eller rätta datumet."
        yield Finding(HEAD, text, remedy, check="path", words=f"{signed} {dated}", page="letterhead")
    if dated and material.schedule and dated > (last := material.schedule[-1]).day:
        text = f"Skrivelsen är daterad {iso_date(dated)}, efter sitt sista möte {last.name}."
        yield Finding(HEAD, text, "Kontrollera datumet.", check="path", words=f"{dated} {last.day}", page="letterhead")

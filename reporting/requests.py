"""What stadskontoret has asked the parties for, year by year, and what came of it.

A request is open in a year when an earlier letter made it, no earlier year's answer says that it is met, and no newer
request continues it: S0 asked in the letter on 2022, was answered in 2023, and asked on from there for 2024.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.models import Partnership
from reporting.checks import Finding
from reporting.facts import RequestFacts
from reporting.models import FollowUpRequest, RequestAnswer, RequestOutcome

PLACE = "Stadskontorets efterfrågningar"
ASKING = re.compile(r"\b(efterfrågar|uppmanar|önskar|bör)\b", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"«{])")
_MARKS = re.compile(r"^\s*(?:[-#>]+|\d+[.)])\s+")
LONGEST = 1000  # characters of a sentence; the rest of a longer one is cut


@dataclass(frozen=True, slots=True)
class Request:
    """A request with its answers, the first year first."""

    record: FollowUpRequest
    answers: tuple[RequestAnswer, ...]
    continued_in: int | None  # the year of the letter that asked on

    def answer_in(self, year: int) -> RequestAnswer | None:
        return next((answer for answer in self.answers if answer.year == year), None)

    def is_open_in(self, year: int) -> bool:
        """Whether that year's report says what came of it."""
        earlier = (answer for answer in self.answers if answer.year < year)
        is_met = any(answer.outcome == RequestOutcome.MET for answer in earlier)
        is_passed_on = self.continued_in is not None and self.continued_in < year
        return self.record.year < year and not is_met and not is_passed_on

    def years_to_answer(self, this_year: int) -> list[int]:
        """The years that somebody should say something about and nobody has."""
        years = range(self.record.year + 1, this_year + 1)
        return [year for year in years if self.is_open_in(year) and self.answer_in(year) is None]


def read_requests(partnership: Partnership) -> list[Request]:
    """All requests of the partnership, in order (2 queries)."""
    records = FollowUpRequest.objects.of(partnership).select_related("report__partnership", "continues").in_order()
    found = list(records.prefetch_related("answers__by"))
    continued = {record.continues_id: record.year for record in found if record.continues_id}
    return [
        Request(record, tuple(sorted(record.answers.all(), key=lambda each: each.year)), continued.get(record.pk))
        for record in found
    ]


def requests_in(partnership: Partnership, year: int) -> tuple[Request, ...]:
    """What the report about the year opens with (2 queries)."""
    return tuple(each for each in read_requests(partnership) if each.is_open_in(year))


def request_facts(request: Request, year: int) -> RequestFacts:
    """As the report about the year prints it."""
    record, answer = request.record, request.answer_in(year)
    outcome, text = (answer.get_outcome_display(), answer.text) if answer else (None, None)
    return RequestFacts(record.year, record.summary, record.sentence, outcome, text)


def check_requests(requests: Iterable[Request], year: int, *, before_submitting: bool) -> list[Finding]:
    """A request without an answer for the year is told; the annual report is not handed in with one."""
    return [
        Finding(
            PLACE,
            f"Ingen har skrivit vad som hände med «{each.record.summary}», "
            f"som stadskontoret frågade efter för {each.record.year}.",
            "Samordnaren svarar för parterna.",
            before_submitting=before_submitting,
            check="request",
            page="request",
            number=each.record.pk,
        )
        for each in requests
        if each.answer_in(year) is None
    ]


def sentences_in(body: str) -> list[str]:
    """The sentences of a section's text as they can be chosen from, each once: first those that ask for something."""
    lines = (_MARKS.sub("", line).replace("*", "").strip() for line in body.splitlines())
    found = dict.fromkeys(
        sentence[:LONGEST] for line in lines for sentence in _END.split(line) if sentence.strip(" .!?")
    )
    return sorted(found, key=lambda sentence: not ASKING.search(sentence))

"""What a letter says, frozen: the contract between the database and the paper.

``assemble.py`` fills this tree, ``pdf.py`` and the preview page print it. It holds text, dates,
whole numbers and Decimals only: no model instance, no query, no markup. Derived figures are
properties, so a sum on the paper is always the sum of the rows beside it.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from reporting.annexes import ActivityStatistics, BudgetTable, OccasionList
from reporting.blocks import Block


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered point of the proposed decision (att-sats)."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PlannedDecision:
    """One step of the decision schedule (beslutsplanering): "Kommunstyrelsen 2024-05-07"."""

    body: str
    meets_on: date


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person responsible for the letter, with the title held on its date."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the letter with its text.

    ``level`` counts as in the source letter (facts S0 § 1.1): 1 "Ärendet", 2 "Sammanfattning av
    2023 års verksamhet", 3 a programme area. ``blocks`` come from ``prose.parse``.
    """

    heading: str
    level: int
    blocks: tuple[Block, ...]


class AnnexKind(Enum):
    """What an annex holds; the value is the fragment that prints it."""

    STATISTICS = "statistics"
    BUDGET = "budget"
    OCCASIONS = "occasions"


@dataclass(frozen=True, slots=True)
class Annex:
    """A numbered annex; it lists itself among the supporting records."""

    number: int
    title: str
    kind: AnnexKind

    @property
    def heading(self) -> str:
        """The annex's heading and its line among the supporting records."""
        return f"Bilaga {self.number}. {self.title}"

    @property
    def anchor(self) -> str:
        """The annex's id in the page and in the PDF."""
        return f"bilaga-{self.number}"


@dataclass(frozen=True, slots=True)
class StaffReportFacts:
    """A whole staff report (tjänsteskrivelse); the heading order is facts S0 § 1.1."""

    title: str
    registry_number: str | None  # "STK-2024-268"; None prints "diarienummer ej tilldelat"
    document_on: date | None  # the date printed on the letter, never that of rendering; None prints "ej daterad"
    department: str  # who writes: "Stadskontoret"
    partnership: str
    year: int  # the agreement year reported on
    has_example_data: bool  # said in the running header of every page
    summary: tuple[Block, ...]
    proposal_intro: str  # "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta"
    clauses: tuple[Clause, ...]
    supporting_records: tuple[str, ...]  # records outside this document; the annexes are added by themselves
    decision_schedule: tuple[PlannedDecision, ...]
    recipients: tuple[str, ...]  # "Beslutet skickas till"
    sections: tuple[Section, ...]  # from "Ärendet" to "Stadskontorets bedömning", in print order
    responsible: tuple[Signatory, ...]
    statistics: ActivityStatistics | None = None
    budget: BudgetTable | None = None
    occasions: OccasionList | None = None

    @property
    def annexes(self) -> tuple[Annex, ...]:
        """The annexes that have content, numbered from 1."""
        candidates = (
            (self.statistics, f"Aktivitetsstatistik {self.year}", AnnexKind.STATISTICS),
            (self.budget, "Budget och utfall", AnnexKind.BUDGET),
            (self.occasions, f"Aktivitetsförteckning {self.year}", AnnexKind.OCCASIONS),
        )
        present = [
            (f"{title} (exempeldata)" if content.is_example else title, kind)
            for content, title, kind in candidates
            if content is not None
        ]
        return tuple(Annex(number, title, kind) for number, (title, kind) in enumerate(present, start=1))

    @property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """Every heading of the letter proper as (level, text), in print order; annexes not included."""
        opening = (
            "Sammanfattning",
            "Förslag till beslut",
            "Beslutsunderlag",
            "Beslutsplanering",
            "Beslutet skickas till",
        )
        return (
            *((1, heading) for heading in opening),
            *((section.level, section.heading) for section in self.sections),
            (1, "Ansvariga"),
        )

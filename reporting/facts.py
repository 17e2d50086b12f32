"""What a report says, frozen: the contract between the database and the paper.

``assemble.py`` fills this tree, ``pdf.py`` and the preview page print it. It holds text, dates,
whole numbers and Decimals only: no model instance, no query, no markup. Derived figures are
properties, so a sum on the paper is always the sum of the rows beside it.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from partnerships.quantities import Figure
from partnerships.swedish import iso_date
from reporting.annexes import ActivityStatistics, OccasionList
from reporting.blocks import Block
from reporting.budget_annex import BudgetTable
from reporting.figure_wording import left_out


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


FRAGMENTS = {
    "proposal": "reporting/_section_proposal.html",
    "supporting_records": "reporting/_section_supporting_records.html",
    "schedule": "reporting/_section_schedule.html",
    "recipients": "reporting/_section_recipients.html",
    "measures": "reporting/_section_measures.html",
    "economy": "reporting/_section_economy.html",
    "officials": "reporting/_section_officials.html",
    "requests": "reporting/_section_requests.html",
}
"""What prints a section that the product puts together; all others are running text."""


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """Something that stadskontoret asked for in the letter about `year`, and what came of it in the year reported on;
    both None as long as nobody has said."""

    year: int
    summary: str
    sentence: str  # as it stood in the letter
    outcome: str | None = None  # "genomfört"
    text: str | None = None

    @property
    def is_answered(self) -> bool:
        return self.outcome is not None


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the report with what stands under it.

    ``level`` counts as in the source letter (facts S0 § 1.1): 1 "Ärendet", 2 "Sammanfattning av 2023 års verksamhet", 3
    a programme area. ``blocks`` come from ``prose.parse``, and stay empty where ``content`` says that the product puts
    something else there (models/template.py): the fragment of that name prints it from the rest of the facts.
    """

    heading: str
    level: int
    blocks: tuple[Block, ...] = ()
    content: str = "prose"
    code: str = ""  # the same from year to year
    is_proposal: bool = False  # a text that no person has accepted yet

    @property
    def fragment(self) -> str:
        """The template that prints what stands under the heading."""
        return FRAGMENTS.get(self.content, "reporting/_section_prose.html")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the agreement with what the report says of it (S1 § 8)."""

    number: int  # in the agreement's list of its kind
    text: str
    is_quantitative: bool
    figure: Figure | None = None  # of the register; None when none answers the measure
    unit: str = ""  # the noun after the figure
    definition: str = ""  # how the figure is counted
    blocks: tuple[Block, ...] = ()  # what the parties write
    missing_reason: str = ""

    @property
    def has_value(self) -> bool:
        return self.figure is not None and not self.figure.is_missing

    @property
    def left_out(self) -> str:
        """What the number is without and does not say itself; empty when there is nothing to say."""
        return left_out(self.figure) if self.figure else ""

    @property
    def is_missing(self) -> bool:
        """Neither a number nor a word: printed as missing with the reason (rule 29)."""
        return not self.has_value and not self.blocks

    @property
    def is_silent(self) -> bool:
        """Missing without a reason."""
        return self.is_missing and not self.missing_reason


class AnnexKind(Enum):
    """What an annex holds; the value is the fragment that prints it."""

    ANNUAL_REPORT = "annual_report"
    STATISTICS = "statistics"
    BUDGET = "budget"
    OCCASIONS = "occasions"


@dataclass(frozen=True, slots=True)
class Annex:
    """A numbered annex; it lists itself among the supporting records."""

    number: int
    title: str
    kind: AnnexKind
    received_on: date | None = None  # of somebody else's document

    @property
    def heading(self) -> str:
        """The annex's heading."""
        return f"Bilaga {self.number}. {self.title}"

    @property
    def line(self) -> str:
        """Its line among the supporting records."""
        return f"{self.heading}, inkommen {iso_date(self.received_on)}" if self.received_on else self.heading

    @property
    def anchor(self) -> str:
        """The annex's id in the page and in the PDF."""
        return f"bilaga-{self.number}"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What only a letter has, around its text."""

    registry_number: str | None  # "STK-2024-268"; None prints "ej tilldelat"
    document_on: date | None  # the date printed on the letter, never that of rendering; None prints "ej daterad"
    department: str  # who writes: "Stadskontoret"
    proposal_intro: str  # "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta"
    clauses: tuple[Clause, ...]
    supporting_records: tuple[str, ...]  # records outside this document; the annexes are added by themselves
    decision_schedule: tuple[PlannedDecision, ...]
    recipients: tuple[str, ...]  # "Beslutet skickas till"
    responsible: tuple[Signatory, ...]
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Which edition a later one takes the place of, and why."""

    edition: int  # the one that is corrected
    issued_on: date | None  # None when it was never issued
    reason: str


@dataclass(frozen=True, slots=True)
class DescribedFigure:
    """A figure that the text may name, with what a reader of the workbook needs to judge it."""

    figure: Figure
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A whole report: a letter (tjänsteskrivelse) when it has a letterhead, else the parties' annual report."""

    title: str
    partnership: str
    year: int  # the year of activity reported on
    has_example_data: bool  # said in the running header of every page
    sections: tuple[Section, ...]  # in print order
    letter: Letterhead | None = None
    edition: int = 1
    statistics: ActivityStatistics | None = None
    budget: BudgetTable | None = None
    occasions: OccasionList | None = None
    measures: tuple[Measure, ...] = ()  # of the year's agreement, the quantitative first
    requests: tuple[RequestFacts, ...] = ()  # what earlier letters asked for and that was still open
    annual_report: "ReportFacts | None" = None  # what the letter carries as its first annex
    corrects: Correction | None = None  # said at the top of a later edition
    figures: tuple[DescribedFigure, ...] = ()  # the register of the year, for the workbook inside the PDF
    is_issued: bool = False  # of a carried annual report: it stands here as it was finalised, with its own figures
    received_on: date | None = None  # of a carried annual report: when the city got it

    @property
    def kind_name(self) -> str:
        """As printed at the top."""
        return "Tjänsteskrivelse" if self.letter else "Uppföljningsrapport"

    @property
    def author(self) -> str:
        """Whose document it is, as printed at the top and in the file's metadata."""
        return self.letter.department if self.letter else self.partnership

    @property
    def dated_on(self) -> date:
        """The day that files made from the report carry: the letter's date, else the last of its year."""
        return (self.letter and self.letter.document_on) or date(self.year, 12, 31)

    @property
    def annexes(self) -> tuple[Annex, ...]:
        """The annexes that have content, numbered from 1."""
        candidates = (
            (self.annual_report, f"Uppföljningsrapport {self.year}", AnnexKind.ANNUAL_REPORT),
            (self.statistics, f"Aktivitetsstatistik {self.year}", AnnexKind.STATISTICS),
            (self.budget, "Budget och utfall", AnnexKind.BUDGET),
            (self.occasions, f"Aktivitetsförteckning {self.year}", AnnexKind.OCCASIONS),
        )
        present = [
            (f"{title} (exempeldata)" if content.is_example else title, kind)
            for content, title, kind in candidates
            if content is not None
        ]
        days = {} if self.annual_report_is_late else {AnnexKind.ANNUAL_REPORT: self._report_received_on}
        return tuple(
            Annex(number, title, kind, days.get(kind)) for number, (title, kind) in enumerate(present, start=1)
        )

    @property
    def annual_report_is_late(self) -> bool:
        """Whether the letter carries a report that came after the letter's own date: a day that it cannot print."""
        received, dated = self._report_received_on, self.letter and self.letter.document_on
        return bool(received and dated and received > dated)

    @property
    def _report_received_on(self) -> date | None:
        return self.annual_report.received_on if self.annual_report else None

    @property
    def tells_economy(self) -> bool:
        """Whether a section tells of the money; then the annex with the budget does not tell it again."""
        return any(section.content == "economy" for section in self.sections)

    @property
    def quantitative(self) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.is_quantitative)

    @property
    def qualitative(self) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if not measure.is_quantitative)

    @property
    def is_example(self) -> bool:
        """As an annex: whether it holds invented content."""
        return self.has_example_data

    def section(self, code: str) -> Section:
        """The section of that code. Raises KeyError."""
        return {section.code: section for section in self.sections}[code]

    @property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """Every heading of the document proper as (level, text), in print order; annexes not included."""
        return tuple((section.level, section.heading) for section in self.sections)

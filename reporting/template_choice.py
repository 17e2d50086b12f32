"""Which templates a partnership may begin a report from, which one is proposed, and what is said of each.

A template is the city's and no partnership's (docs/decisions/0022), so none is refused; what a partnership has used
itself comes first, and one that only others use says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from partnerships.models import Partnership
from reporting.models import Report, ReportTemplate


@dataclass(frozen=True, slots=True)
class Use:
    """A report that follows a template."""

    template: int
    partnership: int
    year: int


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A template as it is offered, with who uses it in words."""

    template: ReportTemplate
    use: str

    def __str__(self) -> str:
        return f"{self.template} ({self.use})"


@dataclass(frozen=True, slots=True)
class Templates:
    """All templates by name, and every report that follows one."""

    partnership: int
    stored: tuple[ReportTemplate, ...]
    uses: tuple[Use, ...]

    def to_choose(self, kind: str, year: int, *, names: Mapping[int, str] | None = None) -> tuple[TemplateChoice, ...]:
        """The templates of the kind, the proposed one first: the one that the partnership used for the latest year
        before, else for the first year after, else the standard. Then its own, new ones, and last what only others use.

        `names` are the partnerships that the reader may know of; the others are not named.
        """
        of_kind = [each for each in self.stored if each.kind == kind]
        followed = self._followed({each.pk for each in of_kind}, year)
        offered = [(each, self._of(each, here=True), self._of(each, here=False)) for each in of_kind]
        offered.sort(key=lambda row: (row[0].pk != followed, not row[1], not row[0].is_standard, bool(row[2])))
        return tuple(TemplateChoice(each, _in_words(each, own, others, names or {})) for each, own, others in offered)

    def _followed(self, of_kind: set[int], year: int) -> int | None:
        own = [use for use in self.uses if use.partnership == self.partnership and use.template in of_kind]
        nearest = min(own, key=lambda use: (use.year > year, abs(use.year - year)), default=None)
        return nearest.template if nearest else None

    def _of(self, template: ReportTemplate, *, here: bool) -> list[Use]:
        ours = [use for use in self.uses if (use.partnership == self.partnership) == here]
        return [use for use in ours if use.template == template.pk]


def read_templates(partnership: Partnership) -> Templates:
    """2 queries, however many templates and reports there are."""
    followed = Report.objects.order_by("year", "-edition").values_list("template", "partnership", "year")
    return Templates(partnership.pk, tuple(ReportTemplate.objects.by_name()), tuple(Use(*row) for row in followed))


def _in_words(template: ReportTemplate, own: list[Use], others: list[Use], names: Mapping[int, str]) -> str:
    if own:
        return f"använd här senast {own[-1].year}"
    if template.is_standard:
        return "standardmall"
    if not others:
        return "inte använd ännu"
    known = [names[use.partnership] for use in others if use.partnership in names]
    return f"använd senast i {known[-1]}" if known else "använd i ett annat partnerskap"

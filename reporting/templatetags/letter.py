"""What the templates of reports need: typesetting, a text's notes, and the addresses of a report's pages."""

from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse

from reporting import finding_places
from reporting.blocks import notes_of
from reporting.checks import Finding
from reporting.finding_places import Place
from reporting.models import Report, ReportSection
from reporting.proposed_text import typed_numbers
from reporting.typography import typeset

register = template.Library()
register.filter("typeset", typeset)
register.filter("notes", notes_of)


@register.simple_tag(takes_context=True)
def figure_url(context: Any, key: str) -> str:
    """{% figure_url "activity_count?manad=3" %}: where the rows of a number are (figure_keys.py): as of now, or in an
    issued edition as of then. An issued annual report inside a letter has its own."""
    name, mark, part = key.partition("?")
    letter, report, slug = context["letter"], context.get("figures_of"), context["partnership"].slug
    if letter.is_issued:
        where = _page("annual_report_edition_figure", slug, letter.year, letter.edition, name)
    elif report:
        where = _page(f"{report.kind}_edition_figure", slug, report.year, report.edition, name)
    else:
        where = _page("figure", slug, letter.year, name)
    return f"{where}{mark}{part}"


@lru_cache(maxsize=256)
def _page(page: str, *parts: Any) -> str:
    """An address; a long table asks for the same one in every row."""
    return reverse(f"reporting:{page}", args=parts)


@register.filter
def typed_in(section: ReportSection) -> list[str]:
    """The numbers that stand in digits in a section's text, to be checked when the text is last year's."""
    return typed_numbers(section.body, year=section.report.year)


@register.simple_tag
def report_url(report: Report, page: str = "", *parts: Any) -> str:
    """{% report_url report "pdf" %}: where one of a report's pages is."""
    return report.address(page, *parts)


@register.simple_tag(takes_context=True)
def places_of(context: Any, finding: Finding) -> list[Place]:
    """{% places_of finding as places %}: where the person may put it right."""
    return finding_places.places_of(finding, context["report"], context["access"])


@register.filter
def at(counts: dict[int, int], key: int) -> int:
    """{{ open_threads|at:section.pk }}: how many, none when it is not there."""
    return counts.get(key, 0)

"""What the templates of reports need: typesetting, and the addresses of a report's pages."""

from typing import Any

from django import template

from reporting.models import Report
from reporting.typography import typeset

register = template.Library()
register.filter("typeset", typeset)


@register.simple_tag
def report_url(report: Report, page: str = "", *parts: Any) -> str:
    """{% report_url report "pdf" %}: where one of a report's pages is."""
    return report.address(page, *parts)

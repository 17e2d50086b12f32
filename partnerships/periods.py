"""Periods of whole days: two dates, the last one included; an open end is None."""

import calendar
import datetime as dt

from django.db.models import Q


def covers(day: dt.date, *, starts_on: dt.date | None, ends_on: dt.date | None) -> bool:
    """Whether the day lies in the period."""
    return (starts_on is None or starts_on <= day) and (ends_on is None or day <= ends_on)


def covering(day: dt.date, *, starts: str = "starts_on", ends: str = "ends_on") -> Q:
    """Rows whose period holds the day. See also: covers()."""
    return (Q(**{f"{starts}__isnull": True}) | Q(**{f"{starts}__lte": day})) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    )


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier; the last of the month where that has no such day (31 May → 30 April)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))

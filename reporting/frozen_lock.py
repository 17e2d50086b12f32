"""The lock on a finalised report that the database itself keeps: nothing of it is added, changed or removed.

What came of it afterwards stays open: case steps, dispatch, requests, comments. That frozen_report rows never change
is said where they are made (migration 0002); that a file's bytes never do, in partnerships/file_lock.py.
"""

from collections.abc import Iterator

from partnerships.guards import Guard, Guards

_ITEMS = ("decisionclause", "supportingrecord", "scheduledstep", "dispatchrecipient", "responsibleofficial")
_FINALISED = "EXISTS (SELECT 1 FROM reporting_report WHERE id = {report} AND status = 'finalised')"
_OF_LETTER = "(SELECT report_id FROM reporting_staffreport WHERE id = {row}.letter_id)"
_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_IS_FROZEN = "EXISTS (SELECT 1 FROM reporting_frozenreport WHERE OLD.id IN (pdf_id, facts_id, rows_id))"


def _parts(table: str, report: str) -> Iterator[Guard]:
    """Refuse every change to the rows of a finalised report; `report` is the SQL for its id, of {row}.

    Whoever is about to finalise the report holds its row, and is waited for.
    """
    for event, rows in _ROWS.items():
        refused = " OR ".join(_FINALISED.format(report=report.format(row=row)) for row in rows)
        yield Guard(f"reporting_{table}", event, refused, waits_for=("reporting_report", report.format(row=rows[-1])))


FROZEN_LOCK = Guards(
    "a finalised report never changes",
    (
        Guard("reporting_report", "UPDATE", "OLD.status = 'finalised'"),
        Guard("reporting_report", "DELETE", "OLD.status = 'finalised'"),
        *_parts("reportsection", "{row}.report_id"),
        *_parts("staffreport", "{row}.report_id"),
        *(guard for table in _ITEMS for guard in _parts(table, _OF_LETTER)),
        Guard("partnerships_storedfile", "DELETE", _IS_FROZEN),
    ),
)

"""Only a draft is written in: what somebody reviews or has approved stays as it is."""

from partnerships.versions import WrongState
from reporting.models import Report, ReportStatus


def lock_draft(report: Report) -> Report:
    """Hold the report for the rest of the transaction, so that it is not submitted under the writer's hands.

    Raises WrongState when it is not a draft.
    """
    current: Report = Report.objects.select_for_update().get(pk=report.pk)
    if current.status != ReportStatus.DRAFT:
        raise WrongState(why_closed(current))
    return current


def why_closed(report: Report) -> str:
    """Why nothing is changed in a report that is no draft, and what to do."""
    name = report.kind_in_text.capitalize()
    if report.is_finalised:
        return f"{name} är upprättad och ändras aldrig. En rättelse skrivs i en ny utgåva."
    return (
        f"{name} är {report.get_status_display()} och ändras inte nu. Texten ändras när den som har lämnat in tar "
        "tillbaka den, eller när den lämnas tillbaka."
    )

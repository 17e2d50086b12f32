"""What belongs to a finalised report is kept as it was; the database refuses as well (frozen_lock.py)."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.apps import apps
from django.db import models

from budgets.models.append_only import AppendOnly
from partnerships.models import Record, RecordQuerySet
from partnerships.versions import WrongState


class Finalised(AppendOnly, WrongState):
    """Somebody tried to change a report that is finalised."""

    def __init__(self) -> None:
        super().__init__("Rapporten är upprättad och ändras aldrig. Rätta den med en ny utgåva.")


class KeptQuerySet(RecordQuerySet):
    """Refuses to write many rows at once when one of them is of a finalised report."""

    def update(self, **columns: Any) -> int:
        self._refuse_finalised()
        return super().update(**columns)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_finalised()
        return super().delete()

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        rows = list(objs)
        _refuse({row.report_id_of() for row in rows})
        return super().bulk_create(rows, *args, **options)

    def _refuse_finalised(self) -> None:
        model: Any = self.model
        _refuse(self.order_by().values_list(model.report_path, flat=True))


class KeptWithReport(Record):
    """A part of a report: `report_path` leads to the report's id, as in a lookup."""

    objects: ClassVar[Any] = KeptQuerySet.as_manager()
    report_path: ClassVar[str] = "report_id"

    class Meta:
        abstract = True

    def report_id_of(self) -> int | None:
        """The id of the report that it is a part of; the report itself is a part of itself."""
        found: Any = self
        for name in self.report_path.split("__"):
            found = getattr(found, name)
        return found if found is None else int(found)

    def save(self, *args: Any, **kwargs: Any) -> None:
        _refuse({self.report_id_of()})
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _refuse({self.report_id_of()})
        return super().delete(*args, **kwargs)


def _refuse(reports: Any) -> None:
    """Raises Finalised if the database says that one of these reports (ids, or a query for them) is."""
    report: Any = apps.get_model("reporting", "Report")
    if models.QuerySet(report).filter(pk__in=reports, status="finalised").exists():
        raise Finalised

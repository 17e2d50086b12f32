"""The budget as a workbook: a partnership's, or what one committee funds everywhere."""

from typing import Any

from django.http import FileResponse
from django.views.decorators.http import require_GET

from budgets.committees import reach_of
from budgets.views.my_committee import own_committee
from budgets.workbook import book_sheets, read_parts
from partnerships.access import PartnershipRequest
from partnerships.formula_book import write_book
from partnerships.workbooks import download_written


@require_GET
def budget_workbook(request: PartnershipRequest, partnership: str) -> FileResponse:
    sheets = book_sheets(read_parts([request.partnership]))
    title = f"Budget {request.partnership.name}"
    return download_written(
        lambda file: write_book(title, sheets, file), name=f"budget-{request.partnership.slug}", suffix="xlsx"
    )


@require_GET
def committee_workbook(request: Any, committee: str) -> FileResponse:
    reach = reach_of(request.user)
    shown = own_committee(reach, committee)
    sheets = book_sheets(read_parts(reach.partnerships, funder=shown.pk))
    title = f"Budget {shown.name}"
    return download_written(lambda file: write_book(title, sheets, file), name=f"budget-{shown.slug}", suffix="xlsx")

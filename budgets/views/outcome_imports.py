"""Lists of costs into the outcome: upload, say what is what, see every row, book it whole."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions.outcome_imports import (
    ImportRefused,
    choose_reading,
    import_sheets,
    judge_outcome,
    run_outcome_import,
    sheet_of,
    take_back_outcome,
    upload_outcome,
)
from budgets.forms.outcome_import import LinesForm, OutcomeColumnsForm, OutcomeUploadForm
from budgets.importing.columns import NEEDED, outcome_columns
from budgets.importing.verdicts import FAULTS, verdicts
from budgets.line_rights import lines_to_enter
from budgets.models import BudgetLine, OutcomeEntry, OutcomeImport
from budgets.template_workbook import outcome_template
from budgets.views.outcome import stated_year, stored_lines
from partnerships.access import PartnershipRequest, Right
from partnerships.importing.book import Unreadable
from partnerships.models import ImportStatus
from partnerships.swedish import plural
from partnerships.views.exports import file_name
from partnerships.workbooks import CONTENT_TYPES, Column, Table, download

ROWS = 50  # on a page


@require_http_methods(["GET", "POST"])
def import_list(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    _, mine = _lines(request, year)
    files: Any = request.FILES or MultiValueDict()
    form = OutcomeUploadForm(request.POST, files) if request.method == "POST" else OutcomeUploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = upload_outcome(
                request.partnership, year=year, file_name=file.name, content=file.read(), by=request.user
            )
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        except ValidationError as error:
            form.add_error("file", error.messages)
        else:
            return redirect("budgets:outcome_import", partnership, found.pk)
    page = Paginator(_imports(request).filter(year=year).order_by("-pk").defer("mapping"), ROWS)
    context = {"form": form, "year": year, "page": page.get_page(request.GET.get("page")), "mine": mine}
    return render(request, "budgets/outcome_import_list.html", context, status=422 if form.is_bound else 200)


@require_GET
def template(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    _, mine = _lines(request, year)
    name = f"{request.partnership.slug}-utfall-{year}-mall.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(outcome_template(mine), content_type=CONTENT_TYPES["xlsx"], headers=headers)


@require_http_methods(["GET", "POST"])
def one_import(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """Before: the verdict on every row and the button. After: what came of it."""
    found = _find(request, pk)
    if found.status != ImportStatus.UPLOADED:
        return _after(request, found)
    said = found.mapping
    if not set(NEEDED) <= set(said["columns"]) or not ("line" in said["columns"] or said["whole"]):
        return redirect("budgets:outcome_import_columns", partnership, pk)
    lines, mine = _lines(request, found.year)
    judged = judge_outcome(found, lines=lines, mine=mine)
    if judged.unknown and request.method == "GET" and "visa" not in request.GET:
        return redirect("budgets:outcome_import_lines", partnership, pk)
    refusal = ""
    if request.method == "POST":
        try:
            done = run_outcome_import(found, lines=lines, mine=mine, by=request.user)
        except ImportRefused as refused:
            refusal = str(refused)
        else:
            messages.success(request, f"{plural(done.imported_count, 'post är bokförd', 'poster är bokförda')}.")
            return redirect("budgets:outcome_import", partnership, pk)
    shown = verdicts(found.partnership, found.year, judged, wanted=request.GET.get("visa", ""))
    context = {
        "import": found,
        "year": found.year,
        "verdicts": shown,
        "judged": judged,
        "refusal": refusal,
        "page": Paginator(shown.rows, ROWS).get_page(request.GET.get("page")),
        "has_merged_cells": sheet_of(found, import_sheets(found)).is_merged,
        "only_faults": request.GET.get("visa") == FAULTS,
    }
    return render(request, "budgets/outcome_import_preview.html", context, status=422 if refusal else 200)


@require_http_methods(["GET", "POST"])
def columns(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    if found.status != ImportStatus.UPLOADED:
        return _done(request)
    _, mine = _lines(request, found.year)
    sheets = import_sheets(found)
    form = OutcomeColumnsForm(
        request.POST if request.method == "POST" else None,
        sheets=sheets,
        sheet=sheet_of(found, sheets),
        mapping=found.mapping["columns"],
        columns=outcome_columns(),
        lines=mine,
        whole=found.mapping["whole"],
    )
    if form.is_valid():
        if form.wants_another_sheet():
            choose_reading(found, sheet=form.chosen_sheet(), by=request.user)
            return redirect("budgets:outcome_import_columns", partnership, pk)
        said = {"columns": form.mapping(), "whole": form.cleaned_data["whole"]}
        choose_reading(found, sheet=form.chosen_sheet(), by=request.user, **said)
        return redirect("budgets:outcome_import", partnership, pk)
    context = {"form": form, "import": found, "year": found.year}
    return render(request, "budgets/outcome_import_columns.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def lines(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """Which budget line each account or text in the file is; remembered until next time."""
    found = _find(request, pk)
    if found.status != ImportStatus.UPLOADED:
        return _done(request)
    all_lines, mine = _lines(request, found.year)
    texts = judge_outcome(found, lines=all_lines, mine=mine).texts
    if not texts:
        return redirect("budgets:outcome_import", partnership, pk)
    posted = request.POST if request.method == "POST" else None
    form = LinesForm(posted, texts=texts, chosen=found.mapping["lines"], lines=mine)
    if form.is_valid():
        choose_reading(found, sheet=sheet_of(found, import_sheets(found)), by=request.user, lines=form.lines())
        return redirect("budgets:outcome_import", partnership, pk)
    context = {"form": form, "import": found, "year": found.year}
    return render(request, "budgets/outcome_import_lines.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def undo(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """Take back the whole import with reversals."""
    found = _find(request, pk)
    if request.method == "POST":
        _, mine = _lines(request, found.year)
        if OutcomeEntry.objects.filter(imported_by=found).exclude(line__in=mine).exists():
            raise PermissionDenied
        try:
            take_back_outcome(found, by=request.user)
        except ImportRefused as refused:
            return _wrong_state(request, str(refused))
        messages.success(request, f"Importen av {found.file_name} är återförd. Filen kan läsas in igen.")
    return redirect("budgets:outcome_import", partnership, pk)  # where the button is


@require_GET
def faults(request: PartnershipRequest, partnership: str, pk: int) -> FileResponse:
    """What has to be put right, as a workbook to work through."""
    found = _find(request, pk)
    all_lines, mine = _lines(request, found.year)
    judged = judge_outcome(found, lines=all_lines, mine=mine)
    rows = ((found.sheet, each.row, each.column, each.heading, each.value, each.reason) for each in judged.faults)
    headings = (("Blad", 16), ("Rad", 8), ("Kolumn", 8), ("Rubrik", 20), ("Värde", 30), ("Fel", 80))
    table = Table("Fel", [Column(*heading) for heading in headings], rows)
    return download(table, name=file_name(request.partnership, "fel-i-import"), suffix="xlsx")


def _lines(request: PartnershipRequest, year: int) -> tuple[list[BudgetLine], list[BudgetLine]]:
    """The year's lines, and those that the person may write on. Raises Http404, PermissionDenied."""
    found = stored_lines(stated_year(request, year))
    mine = lines_to_enter(request.access, found)
    if not mine:
        raise PermissionDenied
    return found, mine


def _imports(request: PartnershipRequest) -> Any:
    """Of a ledger only who sent it sees the cells, and the officer: they may name persons."""
    imports = OutcomeImport.objects.filter(partnership=request.partnership)
    return imports if Right.MANAGE_AGREEMENT in request.access else imports.filter(uploaded_by=request.user)


def _find(request: PartnershipRequest, pk: int) -> OutcomeImport:
    return get_object_or_404(_imports(request).select_related("partnership", "file", "uploaded_by"), pk=pk)


def _after(request: PartnershipRequest, found: OutcomeImport) -> HttpResponse:
    if request.method == "POST":
        return redirect("budgets:outcome_import", request.partnership.slug, found.pk)  # sent twice, booked once
    entries = OutcomeEntry.objects.filter(imported_by=found).newest_first().for_list()
    is_undone = found.status == ImportStatus.UNDONE
    is_corrected = OutcomeEntry.objects.filter(corrects__imported_by=found).exists()
    context = {
        "import": found,
        "year": found.year,
        "page": Paginator(entries, ROWS).get_page(request.GET.get("page")),
        "is_undone": is_undone,
        "may_undo": bool(found.imported_count) and not is_undone and not is_corrected,
    }
    return render(request, "budgets/outcome_import.html", context)


def _done(request: PartnershipRequest) -> HttpResponse:
    return _wrong_state(request, "Filen är redan importerad.")


def _wrong_state(request: PartnershipRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)

"""Spreadsheets into the log: upload, see what every row comes to, import it whole, take it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions.imports import (
    choose_columns,
    chosen_sheet,
    judge_import,
    sheets_of,
    start_import,
    upload_import,
)
from partnerships.actions.undo_import import UndoRefused, undo_import, why_not_undone
from partnerships.forms.imports import ColumnsForm, ImportForm, UploadForm
from partnerships.importing.book import Unreadable
from partnerships.importing.columns import NEEDED, Columns
from partnerships.importing.verdicts import FAULTS, verdicts
from partnerships.models import ActivityOccasion, ImportStatus, OccasionImport
from partnerships.template_workbook import template_workbook
from partnerships.views.exports import file_name
from partnerships.workbooks import CONTENT_TYPES, Column, Table, download

ROWS = 50  # rows of a file, or imports, on a page


@require_http_methods(["GET", "POST"])
def import_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    files: Any = request.FILES or MultiValueDict()
    form = UploadForm(request.POST, files) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = upload_import(request.partnership, file_name=file.name, content=file.read(), by=request.user)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        except ValidationError as error:
            form.add_error("file", error.messages)
        else:
            is_matched = set(NEEDED) <= set(found.mapping)
            return redirect(found) if is_matched else redirect("partnerships:import_columns", partnership, found.pk)
    imports = OccasionImport.objects.of(request.partnership).newest_first().select_related("uploaded_by", "partnership")
    page = Paginator(imports.defer("mapping"), ROWS).get_page(request.GET.get("page"))
    context = {"form": form, "page": page}
    return render(request, "partnerships/import_list.html", context, status=422 if form.is_bound else 200)


@require_GET
def template(request: PartnershipRequest, partnership: str) -> HttpResponse:
    content = template_workbook(request.partnership)
    name = f"{request.partnership.slug}-mall.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CONTENT_TYPES["xlsx"], headers=headers)


@require_http_methods(["GET", "POST"])
def one_import(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """Before: the verdict on every row and the button. During: how far it has come. After: what came of it."""
    found = _find(request, pk)
    is_startable = OccasionImport.objects.filter(pk=found.pk).startable().exists()
    if not is_startable:
        if request.method == "POST":
            return _wrong_state(request, "Importen är redan startad.")
        return _after(request, found)
    if not set(NEEDED) <= set(found.mapping):
        return redirect("partnerships:import_columns", partnership, found.pk)
    judged = judge_import(found)
    form = ImportForm(request.POST if request.method == "POST" else None, judged=judged)
    if form.is_valid() and not judged.faults:
        if not start_import(found, allowed=form.allowed(), by=request.user):
            return _wrong_state(request, "Importen är redan startad.")
        found.refresh_from_db()
        if found.status == ImportStatus.IMPORTED:
            messages.success(request, f"{found.file_name} är importerad.")
        return redirect(found)
    if form.is_bound and judged.faults:
        form.add_error(None, "Filen har fel och kan inte importeras. Rätta dem först.")
    shown = verdicts(found.partnership, judged, wanted=request.GET.get("visa", ""))
    context = {
        "import": found,
        "form": form,
        "judged": judged,
        "verdicts": shown,
        "page": Paginator(shown.rows, ROWS).get_page(request.GET.get("page")),
        "has_merged_cells": chosen_sheet(found, sheets_of(found)).is_merged,
        "only_faults": request.GET.get("visa") == FAULTS,
    }
    return render(request, "partnerships/import_preview.html", context, status=422 if form.is_bound else 200)


def _after(request: PartnershipRequest, found: OccasionImport) -> HttpResponse:
    occasions = ActivityOccasion.objects.filter(imported_by=found).newest_first().as_rows()
    context = {
        "import": found,
        "is_running": found.status == ImportStatus.RUNNING,
        "occasions": Paginator(occasions, ROWS).get_page(request.GET.get("page")),
        "reasons": why_not_undone(found) if found.status == ImportStatus.IMPORTED else [],
    }
    return render(request, "partnerships/import.html", context)


@require_http_methods(["GET", "POST"])
def columns(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    if not OccasionImport.objects.filter(pk=found.pk).startable().exists():
        return _wrong_state(request, "Importen är redan startad, så kolumnerna kan inte ändras.")
    sheets = sheets_of(found)
    form = ColumnsForm(
        request.POST if request.method == "POST" else None,
        sheets=sheets,
        sheet=chosen_sheet(found, sheets),
        mapping=found.mapping,
        columns=Columns.of(request.partnership),
    )
    if form.is_valid():
        another = form.wants_another_sheet()
        mapping = None if another else form.mapping()
        choose_columns(found, sheet=form.chosen_sheet(), mapping=mapping, by=request.user)
        return redirect("partnerships:import_columns", partnership, pk) if another else redirect(found)
    context = {"form": form, "import": found}
    return render(request, "partnerships/import_columns.html", context, status=422 if form.is_bound else 200)


@require_GET
def faults(request: PartnershipRequest, partnership: str, pk: int) -> FileResponse:
    """What has to be put right, as a workbook to work through."""
    found = _find(request, pk)
    judged = judge_import(found)
    rows = ((found.sheet, each.row, each.column, each.heading, each.value, each.reason) for each in judged.faults)
    headings = (("Blad", 16), ("Rad", 8), ("Kolumn", 8), ("Rubrik", 20), ("Värde", 30), ("Fel", 80))
    table = Table("Fel", [Column(*heading) for heading in headings], rows)
    return download(table, name=file_name(request.partnership, "fel-i-import"), suffix="xlsx")


@require_http_methods(["GET", "POST"])
def undo(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    if request.method != "POST":
        return redirect(found)  # where the button is
    try:
        undo_import(found, by=request.user)
    except UndoRefused as refused:
        return _wrong_state(request, str(refused))
    messages.success(request, f"Importen av {found.file_name} är ångrad. Det den lade till är borttaget ur loggen.")
    return redirect(found)


def _find(request: PartnershipRequest, pk: int) -> OccasionImport:
    imports = OccasionImport.objects.of(request.partnership).select_related("partnership", "file", "uploaded_by")
    found: OccasionImport = get_object_or_404(imports, pk=pk)
    return found


def _wrong_state(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)

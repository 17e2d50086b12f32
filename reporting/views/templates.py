"""Pages of the templates: which headings each kind of document has. For administrators (kraftsamling/rules.py)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerships.versions import StaleVersion, WrongState
from partnerships.views.conflict import conflict_page
from partnerships.views.refusals import MEANWHILE, by_field
from reporting import actions
from reporting.forms.template import HeadingForm, NameForm
from reporting.models import Report, ReportKind, ReportTemplate, TemplateSection
from reporting.template_rules import is_fixed


@require_GET
def template_list(request: HttpRequest) -> HttpResponse:
    stored = ReportTemplate.objects.by_name().annotate(headings=Count("sections"))
    used = dict(Report.objects.order_by().values_list("template").annotate(Count("pk")))
    kinds = [(kind, [(each, used.get(each.pk, 0)) for each in stored if each.kind == kind]) for kind in ReportKind]
    return render(request, "reporting/template_list.html", {"kinds": kinds})


@require_GET
def template(request: HttpRequest, template: str) -> HttpResponse:
    return _template_page(request, _find(template))


@require_http_methods(["GET", "POST"])
def template_rename(request: HttpRequest, template: str) -> HttpResponse:
    found = _find(template)
    form = NameForm(request.POST or None, instance=found)

    def save(name: str, version: int) -> HttpResponse:
        actions.rename_template(_find(template), name=name, by=_by(request), expected_version=version)
        return redirect("report_templates:template", template)

    return _form_page(request, found, form, save, lambda: NameForm(instance=_find(template)), "Mallens namn")


@require_http_methods(["GET", "POST"])
def template_copy(request: HttpRequest, template: str) -> HttpResponse:
    found = _find(template)
    copy = ReportTemplate(kind=found.kind, name=f"{found.name} (kopia)"[:100])
    form = NameForm(request.POST or None, instance=copy)

    def save(name: str, version: int) -> HttpResponse:
        made = actions.copy_template(found, name=name, by=_by(request))
        messages.success(request, f"Mallen «{made}» är skapad. Ändra rubrikerna nedan.")
        return redirect("report_templates:template", made.code)

    return _form_page(request, found, form, save, lambda: form, f"Ny mall som kopia av «{found}»")


@require_POST
def template_standard(request: HttpRequest, template: str) -> HttpResponse:
    found = _find(template)
    return _at_once(
        request, found, lambda version: actions.make_standard(found, by=_by(request), expected_version=version)
    )


@require_http_methods(["GET", "POST"])
def heading_new(request: HttpRequest, template: str) -> HttpResponse:
    found = _find(template)

    def form_on(data: Any = None) -> HeadingForm:
        last = found.sections.order_by("-position").first()
        return HeadingForm(data, instance=TemplateSection(template=_find(template)), initial={"after": last})

    def save(version: int, **fields: Any) -> HttpResponse:
        actions.add_heading(found, by=_by(request), expected_version=version, **fields)
        return redirect("report_templates:template", template)

    return _form_page(request, found, form_on(request.POST or None), save, form_on, "Ny rubrik")


@require_http_methods(["GET", "POST"])
def heading_edit(request: HttpRequest, template: str, heading: str) -> HttpResponse:
    section = _heading(template, heading)
    form = HeadingForm(request.POST or None, instance=section)

    def save(version: int, **fields: Any) -> HttpResponse:
        actions.change_heading(_heading(template, heading), by=_by(request), expected_version=version, **fields)
        return redirect("report_templates:template", template)

    def saved() -> HeadingForm:
        return HeadingForm(instance=_heading(template, heading))

    return _form_page(request, section.template, form, save, saved, "Ändra rubrik")


@require_POST
def heading_move(request: HttpRequest, template: str, heading: str) -> HttpResponse:
    section = _heading(template, heading)
    up = request.POST.get("direction") == "up"

    def move(version: int) -> None:
        actions.move_heading(section, up=up, by=_by(request), expected_version=version)

    return _at_once(request, section.template, move)


@require_POST
def heading_remove(request: HttpRequest, template: str, heading: str) -> HttpResponse:
    section = _heading(template, heading)

    def remove(version: int) -> None:
        actions.remove_heading(section, by=_by(request), expected_version=version)

    return _at_once(request, section.template, remove)


def _find(code: str) -> ReportTemplate:
    return get_object_or_404(ReportTemplate, code=code)


def _heading(template: str, code: str) -> TemplateSection:
    return get_object_or_404(TemplateSection.objects.select_related("template"), template__code=template, code=code)


def _by(request: HttpRequest) -> Any:
    return request.user


def _template_page(
    request: HttpRequest, found: ReportTemplate, *, refused: Any = (), status: int = 200
) -> HttpResponse:
    sections = list(found.sections.select_related("template").order_by("position"))
    rows = [(section, is_fixed(section)) for section in sections]
    context = {"template": found, "rows": rows, "refused": refused, "last": len(rows)}
    return render(request, "reporting/template.html", context, status=status)


def _form_page(
    request: HttpRequest,
    found: ReportTemplate,
    form: forms.ModelForm,
    save: Callable[..., HttpResponse],
    saved: Callable[[], forms.ModelForm],
    heading: str,
) -> HttpResponse:
    """A form of the template or one of its headings: saved, refused at the field (422), or both texts (409)."""
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            return save(**form.cleaned_data)
        except StaleVersion as stale:
            return conflict_page(request, form, saved(), stale)
        except ValidationError as refused:
            for name, sentences in by_field(refused, form).items():
                form.add_error(name, sentences)
    context = {"form": form, "template": found, "heading": heading}
    return render(request, "reporting/template_form.html", context, status=status)


def _at_once(request: HttpRequest, found: ReportTemplate, act: Callable[[int], Any]) -> HttpResponse:
    """A button: done, or the page again with why not."""
    version = request.POST.get("version", "")
    try:
        act(int(version) if version.isascii() and version.isdigit() else 0)
    except StaleVersion:
        return _template_page(request, _find(found.code), refused=[MEANWHILE], status=409)
    except WrongState as wrong:
        return _template_page(request, _find(found.code), refused=[wrong.reason], status=409)
    except ValidationError as refused:
        return _template_page(request, _find(found.code), refused=refused.messages, status=422)
    return redirect("report_templates:template", found.code)

"""Writing one section of a report."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from reporting.actions import save_section
from reporting.assemble import year_figures
from reporting.figure_choices import suggestions
from reporting.figures import by_group
from reporting.forms.section import SectionForm
from reporting.models import PROSE_CONTENTS
from reporting.views.found import find_report


@require_http_methods(["GET", "POST"])
def section_edit(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    section = get_object_or_404(found.sections.filter(content__in=PROSE_CONTENTS), pk=pk)
    form = SectionForm(request.POST or None, instance=section)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            save_section(section, body=cleaned["body"], by=request.user, expected_version=cleaned["version"])
        except StaleVersion as stale:
            return conflict_page(request, form, SectionForm(instance=stale.current), stale)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "Avsnittet är sparat.")
            return redirect(f"{found.get_absolute_url()}#avsnitt")
    entries, _ = year_figures(request.partnership, year)
    context = {
        "form": form,
        "report": found,
        "section": section,
        "groups": by_group(entries),
        "unlinked": [] if form.is_bound else suggestions(section.body, entries),
        "previous": section.in_previous_report(),
    }
    return render(request, "reporting/section_form.html", context, status=422 if form.is_bound else 200)

"""The account that a party's money is sent to: who has checked it, and writing it in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import save_account
from budgets.forms import AccountForm
from budgets.handling import may_see_account
from budgets.models import PaymentAccount
from budgets.records import ASSOCIATION_KINDS
from partnerships.access import PartnershipRequest
from partnerships.changes import changes_of
from partnerships.models import Organisation
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page


@require_GET
def account(request: PartnershipRequest, partnership: str, organisation: str) -> HttpResponse:
    owner = _owner(request, organisation)
    if not may_see_account(request.access, owner.pk):
        raise PermissionDenied
    found = PaymentAccount.objects.filter(organisation=owner).select_related("checked_by").first()
    context = {"owner": owner, "account": found, "changes": changes_of(found) if found else []}
    return render(request, "budgets/account.html", context)


@require_http_methods(["GET", "POST"])
def account_edit(request: PartnershipRequest, partnership: str, organisation: str) -> HttpResponse:
    owner = _owner(request, organisation)
    if owner.pk in request.access.represented:
        raise PermissionDenied
    existing = PaymentAccount.objects.filter(organisation=owner).first()
    form = AccountForm(request.POST or None, instance=existing or PaymentAccount(organisation=owner))
    if form.is_valid():
        content = form.cleaned_data
        try:
            save_account(
                form.instance,
                is_checked=content["is_checked"],
                on=timezone.localdate(),
                by=request.user,
                expected_version=content["version"],
            )
        except StaleVersion as stale:
            return conflict_page(request, form, AccountForm(instance=stale.current), stale)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Kontot är sparat.")
            return redirect("budgets:account", partnership, organisation)
    context = {"form": form, "owner": owner}
    return render(request, "budgets/account_form.html", context, status=422 if form.is_bound else 200)


def _owner(request: PartnershipRequest, slug: str) -> Organisation:
    """A party of the partnership that can request money (rule 22). Raises Http404."""
    parties = Organisation.objects.filter(
        agreementparty__agreement__partnership=request.partnership, kind__in=ASSOCIATION_KINDS
    )
    return get_object_or_404(parties.distinct(), slug=slug)

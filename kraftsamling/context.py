"""What every page knows without asking: the product's name, where it stands, and whether example data is loaded."""

from typing import Any

from django.http import HttpRequest
from django.urls import ResolverMatch

from partnerships.access import NO_ACCESS
from partnerships.models import Partnership

# Which room of a partnership a page of the ground floor belongs to, by the first word of its name.
ROOMS = {
    "occasion": "log",
    "series": "log",
    "leader": "log",
    "age": "log",
    "photo": "log",
    "import": "log",
    "plan": "plan",
}


def house(request: HttpRequest) -> dict[str, Any]:
    """Context for all templates. `example_data` puts the banner on every page (facts.md § 10)."""
    partnership = getattr(request, "partnership", None)
    if partnership is not None:
        has_example_data = partnership.has_example_data
    else:
        has_example_data = Partnership.objects.filter(has_example_data=True).exists()
    return {
        "app_name": "Kraftsamling",
        "example_data": has_example_data,
        "partnership": partnership,
        "access": getattr(request, "access", NO_ACCESS),
        "room": _room(request.resolver_match),
        "request_id": getattr(request, "request_id", ""),
    }


def _room(page: ResolverMatch | None) -> str:
    """The part of the site menu to mark: «log», «plan», «partnership», «budgets», «reporting»; empty on error pages."""
    if page is None:
        return ""
    if page.namespace != "partnerships":
        return page.namespace
    return ROOMS.get((page.url_name or "").split("_")[0], "partnership")

"""What every page knows without asking: the product's name, and whether example data is loaded."""

from typing import Any

from django.http import HttpRequest

from partnerships.access import NO_ACCESS
from partnerships.models import Partnership


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
        "request_id": getattr(request, "request_id", ""),
    }

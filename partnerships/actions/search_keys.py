"""The text that occasions are found by holds the names of what they refer to, and follows when a name changes."""

from typing import Any

from partnerships.models import ActivityOccasion

BATCH = 500


def follow_names(occasions: Any) -> None:
    """Work out the search text of these occasions anew. Nothing that anyone wrote changes, so nor does the history."""
    rows = list(occasions.select_related("activity", "venue", "organiser"))
    field: Any = ActivityOccasion._meta.get_field("search_key")
    for row in rows:
        field.pre_save(row, add=False)
    ActivityOccasion.objects.bulk_update(rows, ["search_key"], batch_size=BATCH)

"""Everything in the database's own tables, to see that nothing has changed."""

from django.apps import apps

from partnerships.models import Record, User


def snapshot():
    """All records with their history, and the accounts, as sorted rows by model."""
    records = [model for model in apps.get_models() if issubclass(model, Record)]
    histories = [model.history.model for model in records]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in (*records, *histories, User)}

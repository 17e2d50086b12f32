"""Constraints that the database keeps, each with the Swedish sentence that a person sees when it says no."""

from django.db import models
from django.db.models import F, Q


def in_order(model: str, first: str, last: str, sentence: str) -> models.CheckConstraint:
    """`last` is not before `first`; either may be empty."""
    return models.CheckConstraint(
        name=f"{model}_{last}_not_before_{first}",
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        violation_error_message=sentence,
    )


def rule(name: str, condition: Q, sentence: str) -> models.CheckConstraint:
    """A named rule of one row with its sentence for people."""
    return models.CheckConstraint(name=name, condition=condition, violation_error_message=sentence)

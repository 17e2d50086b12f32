"""The house rules that a machine can hold, for the models: what the database keeps, and what people are told."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models.constraints import BaseConstraint

FLOORS = ("partnerships", "budgets", "reporting")
MODELS = [
    model
    for floor in FLOORS
    for model in apps.get_app_config(floor).get_models()
    if not hasattr(model, "instance_type")  # the history's own tables copy ours
]
FIELDS = [field for model in MODELS for field in model._meta.concrete_fields]

# Columns whose limits nothing in the database keeps, each with its reason.
UNCHECKED = {
    "partnerships.User.password": "a hash that Django makes",
}
# Dates that are named otherwise than by …_on.
OTHER_DATE_NAMES = {
    "valid_from",  # of a name, with "valid_to": both often unknown
    "valid_to",
    "document_date",  # «Datum» at the top of a letter
}


def label(field):
    return f"{field.model._meta.label}.{field.name}"


def test_there_is_something_to_look_at():
    assert {model._meta.app_label for model in MODELS} == set(FLOORS)


def test_nothing_is_deleted_in_passing():
    """T21: deletion is a decision, not a side effect."""
    references = [field for field in FIELDS if isinstance(field, models.ForeignKey)]
    assert [label(field) for field in references if field.remote_field.on_delete is not models.PROTECT] == []


def test_every_column_keeps_its_limits_in_the_database():
    """The same on SQLite and PostgreSQL: what one stores, the other does (M13)."""
    limited = (models.CharField, models.TextField, models.IntegerField, models.DecimalField, models.DateField)
    free = (models.DateTimeField, models.AutoField, models.BigAutoField)
    columns = [field for field in FIELDS if isinstance(field, limited) and not isinstance(field, free)]
    kept_by_rules = {f"{model._meta.label}.{name}" for model in MODELS for name in bounded_by_rules(model)}
    unchecked = {label(field) for field in columns if not field.db_check(connection)} - kept_by_rules
    assert unchecked - worked_out(columns) == set(UNCHECKED)


def test_choices_are_refused_by_the_database_too():
    chosen = [field for field in FIELDS if field.choices]
    assert [label(field) for field in chosen if " IN (" not in (field.db_check(connection) or "")] == []


def test_names_on_screen_are_lower_case_first():
    names = {label(field): str(field.verbose_name) for field in FIELDS if field.name != "id"}
    names |= {model._meta.label: str(model._meta.verbose_name) for model in MODELS}
    names |= {f"{model._meta.label} (many)": str(model._meta.verbose_name_plural) for model in MODELS}
    assert {where: said for where, said in names.items() if said[:1] != said[:1].lower()} == {}


def test_names_of_fields_say_what_they_hold():
    """Dates end in _on, moments in _at."""
    dates = [field for field in FIELDS if isinstance(field, models.DateField)]
    moments = [field for field in dates if isinstance(field, models.DateTimeField)]
    days = [field for field in dates if field not in moments and field.name not in OTHER_DATE_NAMES]
    assert [label(field) for field in days if not field.name.endswith("_on")] == []
    own = [field for field in moments if field.name != "last_login"]  # Django's
    assert [label(field) for field in own if not field.name.endswith("_at")] == []


CONSTRAINTS = [(model, constraint) for model in MODELS for constraint in model._meta.constraints]


def test_constraints_are_named_after_their_model():
    wrong = [rule.name for model, rule in CONSTRAINTS if not rule.name.startswith(f"{model._meta.model_name}_")]
    assert wrong == []


def test_what_the_database_refuses_it_refuses_in_swedish():
    """Django has a Swedish sentence of its own for fields that must be unique together; for rules it has none."""
    silent = [rule.name for _, rule in CONSTRAINTS if needs_a_sentence(rule) and not has_a_sentence(rule)]
    assert silent == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_people_can_tell_one_record_from_another(model):
    assert model.__str__ is not models.Model.__str__


def bounded_by_rules(model):
    """Fields that a check constraint holds from both sides."""
    for rule in model._meta.constraints:
        if isinstance(rule, models.CheckConstraint):
            lookups = {key for key, _ in flat(rule.condition)}
            names = {key.split("__")[0] for key in lookups}
            yield from (name for name in names if {f"{name}__gte", f"{name}__lte"} <= lookups)


def flat(condition):
    for child in condition.children:
        yield from flat(child) if isinstance(child, models.Q) else [child]


def worked_out(columns):
    """Search keys: made by the product out of columns that are checked, never typed."""
    return {label(field) for field in columns if type(field).__name__ == "SearchKey"}


def needs_a_sentence(rule):
    is_plain = isinstance(rule, models.UniqueConstraint) and rule.fields and rule.condition is None
    return not is_plain


def has_a_sentence(rule):
    said = str(rule.violation_error_message)
    return said != str(BaseConstraint.default_violation_error_message) and said.endswith(".")

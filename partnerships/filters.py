"""What a list of occasions can be narrowed by. The filter lives in the address, so that it can be kept and shared."""

from typing import Any

import django_filters
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from partnerships.models import Activity, ActivityOccasion, OccasionStatus, Organisation, Partnership, Venue
from partnerships.models.agreement import Agreement
from partnerships.models.programme import ProgrammeArea
from partnerships.swedish import swedish_sort_key


class OccasionFilter(django_filters.FilterSet):
    """Year, area, activity, organiser, place, state and free text."""

    q = django_filters.CharFilter(label="Sök", method="search")
    year = django_filters.ChoiceFilter(label="År", method="in_year", empty_label="Alla år")
    area = django_filters.ChoiceFilter(label="Område", field_name="area__code", empty_label="Alla områden")
    activity = django_filters.ChoiceFilter(label="Aktivitet", field_name="activity_id", empty_label="Alla aktiviteter")
    organiser = django_filters.ChoiceFilter(label="Arrangör", field_name="organiser_id", empty_label="Alla arrangörer")
    venue = django_filters.ChoiceFilter(label="Plats", field_name="venue_id", empty_label="Alla platser")
    status = django_filters.ChoiceFilter(label="Läge", choices=OccasionStatus.choices, empty_label="Alla lägen")

    class Meta:
        model = ActivityOccasion
        fields: list[str] = []

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.mark_optional = False
        self.form.fields["q"].max_length = 100
        for name, choices in filter_choices(partnership).items():
            self.form.fields[name].choices = choices

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.matching(value)  # type: ignore[attr-defined]

    def in_year(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.in_year(int(value))  # type: ignore[attr-defined]


def filter_choices(partnership: Partnership) -> dict[str, list[tuple[str, str]]]:
    """The choices of every list in the filter form, in one query: what the partnership has used."""
    key, text = CharField(), CharField()
    used = Organisation.objects.filter(organised_occasions__partnership=partnership).distinct()
    rows = Agreement.objects.of(partnership).values_list(
        Value("year"), Cast("starts_on", key), Cast("ends_on", text), named=False
    )
    rows = rows.union(
        ProgrammeArea.objects.filter(agreement__partnership=partnership).values_list(
            Value("area"), Cast("code", key), Cast("name", text)
        ),
        Activity.objects.filter(partnership=partnership).values_list(
            Value("activity"), Cast("pk", key), Cast("name", text)
        ),
        used.values_list(Value("organiser"), Cast("pk", key), Cast("name", text)),
        Venue.objects.filter(partnership=partnership).values_list(Value("venue"), Cast("pk", key), Cast("name", text)),
    )
    choices: dict[str, dict[str, str]] = {name: {} for name in ("year", "area", "activity", "organiser", "venue")}
    for name, value, label in rows:
        if name == "year":
            choices["year"] |= {str(year): str(year) for year in range(int(value[:4]), int(label[:4]) + 1)}
        else:
            choices[name][value] = label
    return {
        name: sorted(found.items(), key=lambda item: swedish_sort_key(item[1]), reverse=name == "year")
        for name, found in choices.items()
    }

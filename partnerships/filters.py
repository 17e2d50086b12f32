"""What a list of occasions can be narrowed by. The filter lives in the address, so that it can be kept and shared."""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from partnerships.filter_choices import LISTS, Choices, Row, choices_of, used_by
from partnerships.forms.choices import Select
from partnerships.models import OccasionStatus, Partnership
from partnerships.models.activity import ActivityKind
from partnerships.models.visits import BandCount


def _choice(label: str, all_of_them: str, choices: Iterable[tuple[str, str]] = ()) -> forms.ChoiceField:
    choices = [("", all_of_them), *choices]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=Select)


AHEAD = "ahead"  # planned, and the day has not come


class FilterForm(forms.Form):
    """What the filter asks. The lists of what the partnership has used are filled in by OccasionFilter."""

    mark_optional = False
    q = forms.CharField(label="Sök", max_length=100, required=False)
    year = _choice("År", "Alla år")
    status = _choice("Läge", "Alla lägen", [*OccasionStatus.choices, (AHEAD, "planerad framåt")])
    area = _choice("Område", "Alla områden")
    goal = _choice("Effektmål", "Alla effektmål")
    activity = _choice("Aktivitet", "Alla aktiviteter")
    kind = _choice("Slag", "Alla slag", ActivityKind.choices)
    organiser = _choice("Arrangör", "Alla arrangörer")
    band = _choice("Åldersgrupp", "Alla åldrar")
    venue = _choice("Plats", "Alla platser")


COLUMNS = {
    "activity": "activity",
    "kind": "activity__kind",
    "organiser": "organiser",
    "venue": "venue",
}


class OccasionFilter:
    """Year, area, outcome goal, activity and its kind, organiser, age band, place, state and free text.

    An area or a goal that comes back in the next agreement is one choice: years compare.
    """

    def __init__(self, data: Any, log: Any = None, *, partnership: Partnership, without: tuple[str, ...] = ()) -> None:
        """`log`: the occasions to choose among. `without`: filters that the page decides by its address."""
        self.log = log
        self._rows = used_by(partnership)
        self._without = without
        self._asked = {name: data[name] for name in FilterForm.base_fields if name not in without and data.get(name)}

    @cached_property
    def choices(self) -> Choices:
        return choices_of(self._rows)

    @cached_property
    def form(self) -> FilterForm:
        return _form(self.choices, self._asked, self._without)

    @property
    def fields(self) -> SafeString:
        """The form as the page shows it."""
        return _drawn(self._rows, tuple(self._asked.items()), self._without)

    @cached_property
    def wanted(self) -> dict[str, str]:
        """Value by filter, of those in use. A value that is no choice narrows nothing."""
        if not self._asked:
            return {}
        self.form.full_clean()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @cached_property
    def chosen(self) -> list[tuple[str, str]]:
        """What the list is narrowed by, in words: ("År", "2023")."""
        if not self.wanted:
            return []
        fields: dict[str, Any] = self.form.fields
        labels = {name: dict(getattr(fields[name], "choices", ())) for name in self.wanted}
        return [(str(fields[name].label), str(labels[name].get(value, value))) for name, value in self.wanted.items()]

    @property
    def is_narrowed(self) -> bool:
        return bool(self._asked)

    @property
    def query(self) -> str:
        """The filter as the end of another page's address: «?year=2023», or nothing."""
        return f"?{urlencode(self._asked)}" if self._asked else ""

    @property
    def is_oldest_first(self) -> bool:
        """Of what is planned, the next to come is wanted first; of all else the latest."""
        return self.wanted.get("status") in {AHEAD, OccasionStatus.PLANNED}

    @cached_property
    def qs(self) -> Any:
        """The occasions that pass."""
        found = self.log.filter(**{COLUMNS[name]: value for name, value in self.wanted.items() if name in COLUMNS})
        for name, value in self.wanted.items():
            if name in NARROWED:
                found = NARROWED[name](found, value, self.choices.ids.get((name, value), []))
        return found


def _with_band(found: Any, value: str, bands: list[int]) -> Any:
    return found.filter(Exists(BandCount.objects.filter(occasion=OuterRef("pk"), band__in=bands)))


def _in_state(found: Any, value: str, _: list[int]) -> Any:
    return found.upcoming() if value == AHEAD else found.filter(status=value)


# By the value itself, or by the rows that it stands for.
NARROWED: dict[str, Callable[[Any, str, list[int]], Any]] = {
    "status": _in_state,
    "q": lambda found, text, _: found.matching(text),
    "year": lambda found, year, _: found.in_year(int(year)),
    "area": lambda found, code, _: found.filter(area__code=code),
    "goal": lambda found, _, goals: found.for_goals(goals),
    "band": _with_band,
}


def _form(choices: Choices, asked: dict[str, str], without: tuple[str, ...]) -> FilterForm:
    form = FilterForm(asked)
    for name in without:
        del form.fields[name]
    for name in set(LISTS) - set(without):
        field: Any = form.fields[name]
        field.choices = [*field.choices, *choices[name]]
    return form


@lru_cache(maxsize=200)  # to draw it is a fifth of a page, and the same rows and choices give the same
def _drawn(rows: tuple[Row, ...], asked: tuple[tuple[str, str], ...], without: tuple[str, ...]) -> SafeString:
    return _form(choices_of(rows), dict(asked), without).render()

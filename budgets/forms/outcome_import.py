"""The forms of an import of costs: what its columns are, and which budget line each text in it is."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from budgets.importing.lines import SKIP
from budgets.models import BudgetLine
from partnerships.forms.imports import ColumnsForm, UploadForm

MANY = 60  # texts on one page


class OutcomeUploadForm(UploadForm):
    """A list of costs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "file"
        ].help_text = "En .xlsx eller .csv med en rad för varje post. Inget bokförs innan du har sett "
        self.fields["file"].help_text += "varje rad."


class OutcomeColumnsForm(ColumnsForm):
    """What each column is, and which line the rows are for when no column says it."""

    def __init__(self, *args: Any, lines: Iterable[BudgetLine], whole: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Står i en kolumn"), *((line.code, line.cost) for line in lines)]
        self.fields["whole"] = forms.ChoiceField(
            label="Budgetrad", choices=choices, required=False, initial=whole, help_text="Gäller hela filen samma rad?"
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.wants_another_sheet():
            has_column = "line" in self.mapping()
            if not has_column and not cleaned["whole"]:
                raise ValidationError("Välj vilken kolumn som är Rad, eller vilken budgetrad hela filen gäller.")
            if has_column and cleaned["whole"]:
                self.add_error("whole", "En kolumn är vald som Rad. Behåll det ena.")
        return cleaned


class LinesForm(forms.Form):
    """Which budget line each text in the file is. `texts` and what was `chosen` by their folded form, as in Lines."""

    mark_optional = False

    def __init__(
        self, *args: Any, texts: Mapping[str, str], chosen: Mapping[str, str], lines: Iterable[BudgetLine]
    ) -> None:
        super().__init__(*args)
        choices = [("", "Välj"), *((line.code, line.cost) for line in lines), (SKIP, "Läs inte in")]
        self.keys = {f"text_{number}": key for number, key in enumerate(list(texts)[:MANY])}
        for name, key in self.keys.items():
            self.fields[name] = forms.ChoiceField(
                label=texts[key],
                choices=choices,
                initial=chosen.get(key, ""),
                error_messages={"required": "Välj en budgetrad, eller Läs inte in."},
            )

    def lines(self) -> dict[str, str]:
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}

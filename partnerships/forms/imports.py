"""The forms of an import: the file, what its columns are, what it may make."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from partnerships.fields import TEXT_VALIDATORS
from partnerships.importing.book import Sheet, letters
from partnerships.importing.cells import shown
from partnerships.importing.columns import Columns, headings_of
from partnerships.importing.rows import Judged
from partnerships.swedish import listed, plural

SAMPLES = 3  # cells shown below a heading


class UploadForm(forms.Form):
    """A file to import."""

    file = forms.FileField(
        label="Excel-bok eller textfil",
        max_length=200,
        help_text="En .xlsx eller .csv med en rad för varje aktivitet. Inget importeras innan du har sett varje rad.",
        error_messages={
            "empty": "Filen är tom.",
            "max_length": "Filens namn är för långt.",
            "required": "Välj en fil.",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_BYTES:
            raise ValidationError(f"Filen är större än {settings.IMPORT_BYTES // 1_000_000} MB. Dela upp den.")
        for validate in TEXT_VALIDATORS:
            validate(file.name)
        return file


class ColumnsForm(forms.Form):
    """What each column of the sheet is. Another sheet is shown first, before its columns are chosen."""

    mark_optional = False

    def __init__(
        self, *args: Any, sheets: list[Sheet], sheet: Sheet, mapping: dict[str, int], columns: Columns
    ) -> None:
        super().__init__(*args)
        self.sheets, self.shown_sheet, self.columns = sheets, sheet, columns
        if len(sheets) > 1:
            names = [(each.name, each.name) for each in sheets]
            self.fields["sheet"] = forms.ChoiceField(label="Blad", choices=names, initial=sheet.name)
        chosen = {index: key for key, index in mapping.items()}
        row = columns.heading_row(sheet)
        choices = [("", "Läs inte in"), *columns.headings.items()]
        self.column_names = {}
        for index, heading in enumerate(headings_of(sheet, row)):
            label = f"{letters(index)}: {heading}" if heading else f"{letters(index)}: utan rubrik"
            self.column_names[f"column_{index}"] = index
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=label,
                choices=choices,
                required=False,
                initial=chosen.get(index, ""),
                help_text=_samples(sheet, row, index),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.wants_another_sheet():
            return cleaned
        chosen: dict[str, list[str]] = {}
        for name in self.column_names:
            if cleaned.get(name):
                chosen.setdefault(cleaned[name], []).append(name)
        for key, names in chosen.items():
            for name in names[1:]:
                self.add_error(name, f"{self.columns.headings[key]} är redan vald för en annan kolumn.")
        missing = [self.columns.headings[key] for key in self.columns.needed if key not in chosen]
        if missing and not self.errors:
            raise ValidationError(f"Välj vilken kolumn som är {listed(missing)}.")
        return cleaned

    def wants_another_sheet(self) -> bool:
        return self.cleaned_data.get("sheet", self.shown_sheet.name) != self.shown_sheet.name

    def chosen_sheet(self) -> Sheet:
        wanted = self.cleaned_data.get("sheet", self.shown_sheet.name)
        return next(sheet for sheet in self.sheets if sheet.name == wanted)

    def mapping(self) -> dict[str, int]:
        return {self.cleaned_data[name]: index for name, index in self.column_names.items() if self.cleaned_data[name]}


class ImportForm(forms.Form):
    """Whether the import may make activities and organisations that the file names and the product does not know."""

    mark_optional = False

    def __init__(self, *args: Any, judged: Judged) -> None:
        super().__init__(*args)
        names = judged.names
        for kind, new, nouns in (
            ("activities", names.new_activities, ("ny aktivitet", "nya aktiviteter")),
            ("organisations", names.new_organisations, ("ny organisation", "nya organisationer")),
        ):
            if new:
                label = f"Skapa {plural(len(new), *nouns)}: {_listed_names([each.name for each in new.values()])}"
                self.fields[kind] = forms.BooleanField(
                    label=label,
                    error_messages={"required": "Kryssa i rutan, eller rätta namnen i filen och ladda upp den igen."},
                )

    def allowed(self) -> list[str]:
        return [kind for kind, is_allowed in self.cleaned_data.items() if is_allowed]


def _samples(sheet: Sheet, row: int, index: int) -> str:
    """The first few cells below the heading, for recognition. Escaped here: help texts may hold markup."""
    from django.utils.html import escape

    found = [shown(cells[index])[:30] for _, cells in sheet.rows[row + 1 :] if index < len(cells) and cells[index]]
    return escape(f"Till exempel {', '.join(dict.fromkeys(found[:SAMPLES]))}" if found else "Kolumnen är tom.")


def _listed_names(names: list[str]) -> str:
    longest = 12
    return listed(names) if len(names) <= longest else f"{', '.join(names[:longest])} och {len(names) - longest} till"

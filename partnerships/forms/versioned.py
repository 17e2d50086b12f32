"""The form that remembers which version of the record it was opened with."""

from typing import Any

from django import forms

from partnerships.fields import WholeNumber


class VersionedForm(forms.ModelForm):
    """A form that remembers which version of the record it was opened with. See versions.py."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version

"""What every form says to eyes and to screen readers, whatever form it is."""

import datetime as dt

import pytest
from django import forms
from django.template import Context, Template

from partnerships.models import Organisation


class ExampleForm(forms.Form):
    """One of each kind of field."""

    held_on = forms.DateField(label="Datum", help_text="När den hölls")
    visits = forms.IntegerField(label="Antal besök", min_value=0)
    note = forms.CharField(label="Anteckning", required=False)
    how = forms.ChoiceField(label="Hur räknat", choices=[("a", "Exakt"), ("b", "Cirka")], widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput)


@pytest.fixture
def refused():
    return str(ExampleForm({"visits": "-1", "version": "x", "note": "kvar"}))


def test_a_date_is_picked_natively_and_written_as_iso():
    html = str(ExampleForm(initial={"held_on": dt.date(2024, 11, 30)}))
    assert '<input type="date" name="held_on" value="2024-11-30"' in html


def test_a_number_brings_up_the_number_keyboard():
    assert 'inputmode="numeric"' in str(ExampleForm()["visits"])


@pytest.mark.django_db
def test_a_choice_that_is_not_made_says_choose():
    class Choice(forms.Form):
        seat = forms.ModelChoiceField(Organisation.objects.none())

    assert '<option value="" selected>Välj</option>' in str(Choice()["seat"])


def test_help_and_error_are_tied_to_the_control(refused):
    assert 'aria-describedby="id_held_on_helptext id_held_on_error"' in refused
    assert 'id="id_held_on_helptext"' in refused
    assert 'id="id_held_on_error"' in refused


def test_the_summary_links_to_each_field_that_needs_a_change(refused):
    assert '<a href="#id_held_on">Datum – Detta fält måste fyllas i.</a>' in refused
    assert '<a href="#id_how_0">Hur räknat – Detta fält måste fyllas i.</a>' in refused
    assert refused.index("error-summary") < refused.index('name="held_on"')


def test_the_summary_tells_of_hidden_fields_too(refused):
    assert "<li>Fyll i ett heltal.</li>" in refused


def test_what_was_typed_is_still_there(refused):
    assert 'value="kvar"' in refused


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in str(ExampleForm())


def test_choices_are_a_group_with_a_legend(refused):
    assert '<legend class="ds-label">Hur räknat</legend>' in refused


def test_optional_fields_say_so_unless_the_form_is_a_filter():
    assert "(frivilligt)" in str(ExampleForm())

    class Filter(ExampleForm):
        mark_optional = False

    assert "(frivilligt)" not in str(Filter())


def test_a_page_may_lay_out_the_fields_itself():
    html = Template("{{ form.visits.as_field_group }}").render(Context({"form": ExampleForm()}))
    assert '<label class="ds-label" for="id_visits">Antal besök</label>' in html

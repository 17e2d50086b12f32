"""Every text that anyone can type into a page: a personnummer is stopped, an organisation number is not."""

import pytest
from django import forms

from kraftsamling.rules import rule_for
from tests.kraftsamling.addresses import all_addresses, path, sample
from tests.kraftsamling.test_access import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_drawing", "only_errors_logged")]
PERSON, ORGANISATION = "Kim 121212-1212", "Org.nr 212000-1124"
WRITERS = ["coordinator", "officer", "committee staff", "contact person"]
FORMS = [each for each in all_addresses() if each.is_of_a_partnership and rule_for(each.name).do]


def free_texts(form):
    return [name for name, field in form.fields.items() if is_free_text(field)]


def is_free_text(field):
    """Words of one's own: not a number, a day, a choice, or an address that is never shown."""
    shows = isinstance(field.widget, forms.TextInput | forms.Textarea)
    return type(field) is forms.CharField and shows and not field.widget.is_hidden


def speaks_of_a_person(answer, name):
    return "personnummer" in " ".join(answer.context["form"].errors.get(name, []))


@pytest.mark.parametrize("address", FORMS, ids=lambda address: address.name)
def test_it_is_stopped_at_every_text(world, address):
    page = path(address, world.ours.partnership, sample(address, world.ours))
    for who in WRITERS:
        shown = ask(world, who, "GET", page)
        form = (shown.context or {}).get("form") if shown.status_code == 200 else None
        if not hasattr(form, "fields"):
            continue
        for name in free_texts(form):
            refused = ask(world, who, "POST", page, {form.add_prefix(name): PERSON})
            assert (name, refused.status_code, speaks_of_a_person(refused, name)) == (name, 422, True)
            allowed = ask(world, who, "POST", page, {form.add_prefix(name): ORGANISATION})
            assert allowed.status_code != 422 or not speaks_of_a_person(allowed, name)
        return  # the fields are the same whoever writes

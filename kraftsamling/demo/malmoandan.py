"""The second partnership of the demo: its people, and the decision that S2 gives no day for."""

import datetime as dt

from kraftsamling.demo.examples import ensure, save_changed, save_example
from partnerships.models import Agreement, Decision, Organisation, Partnership, Role, RoleAssignment, User

SLUG = "malmoandan"
PEOPLE = (("handlaggare", Role.OFFICER), ("lasare", Role.READER), ("samordnare.ma", Role.COORDINATOR))
SINCE = dt.date(2021, 9, 1)


def add_second_partnership() -> None:
    """Let an officer and a reader see it beside the first one, and a coordinator of its own write its report."""
    partnership = Partnership.objects.get(slug=SLUG)
    agreement = Agreement.objects.of(partnership).get()
    ensure(
        Decision,
        partnership=partnership,
        agreement=agreement,
        body=Organisation.objects.get(slug="kommunstyrelsen"),
        decided_on=dt.date(2021, 2, 3),
        section_number=41,
        legal_force_on=dt.date(2021, 2, 27),
        text="anta samarbetsplanen",
    )
    for mailbox, role in PEOPLE:
        user = User.objects.get(email=f"{mailbox}@demo.example")
        if not RoleAssignment.objects.filter(user=user, partnership=partnership).exists():
            save_example(RoleAssignment(user=user, partnership=partnership, role=role, starts_on=SINCE))
    if not partnership.has_example_data:
        partnership.has_example_data = True
        save_changed(partnership)

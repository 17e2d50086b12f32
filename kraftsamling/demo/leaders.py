"""An example leader without an account. Nobody has seen the secret of the link: renew it in the product to try it."""

import datetime as dt

from kraftsamling.demo.examples import save_changed
from partnerships.actions import create_leader_link
from partnerships.models import ActivitySeries, LeaderLink, Partnership, User

LEADER = "Leila Nordvall"


def add_leader(partnership: Partnership, *, today: dt.date, by: User) -> None:
    """A link for the example series that run today; once a year."""
    series = list(ActivitySeries.objects.of(partnership).running_on(today).filter(is_example=True))
    made = LeaderLink.objects.of(partnership).filter(is_example=True, starts_on__year=today.year)
    if not series or made.exists():
        return
    first, last = min(each.starts_on for each in series), max(each.ends_on for each in series)
    link, _unseen = create_leader_link(
        partnership, name=LEADER, series=series, starts_on=max(first, dt.date(today.year, 1, 1)), ends_on=last, by=by
    )
    for row in (link, *link.series_links.all()):
        row.is_example = True
        save_changed(row)

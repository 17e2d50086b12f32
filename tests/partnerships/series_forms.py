"""What the browser sends from the forms of series."""

import datetime as dt

TUESDAY = 1


def day(text):
    """A day of 2026: «03-10»."""
    return dt.date.fromisoformat(f"2026-{text}")


def new_series(house, **fields):
    """«Öppet hus tisdag», four Tuesdays of March 2026."""
    return {
        "kind": "weekly",
        "name": "Öppet hus tisdag",
        "activity": house.activity.pk,
        "area": house.area.pk,
        "goals": [goal.pk for goal in house.area.outcome_goals.all()],
        "organiser": house.organiser.pk,
        "venue": house.venue.pk,
        "starts_on": "2026-03-03",
        "ends_on": "2026-03-24",
        "weekdays": [TUESDAY],
        "every_weeks": "1",
        "starts_at": "15:00",
        "skips_holidays": "on",
        "min_age": "",
        "max_age": "",
        "needs_basis": "",
        "version": "1",
    } | fields


def form_of(series, **fields):
    """The form of a series as it stands."""
    return {
        "kind": series.kind,
        "name": series.name,
        "activity": series.activity_id,
        "area": series.area_id,
        "goals": [link.goal_id for link in series.goal_links.all()],
        "co_organisers": [link.organisation_id for link in series.co_organisers.all()],
        "organiser": series.organiser_id,
        "venue": series.venue_id or "",
        "starts_on": series.starts_on.isoformat(),
        "ends_on": series.ends_on.isoformat(),
        "weekdays": [number for number in range(7) if series.weekdays & 1 << number],
        "every_weeks": series.every_weeks,
        "starts_at": series.starts_at.isoformat() if series.starts_at else "",
        "skips_holidays": "on" if series.skips_holidays else "",
        "version": series.version,
    } | fields


def shown(page):
    """What the second step sends back beside the fields: the days that are ticked, and for which rhythm."""
    days = page.context["form"].days_shown
    return {"days": [each.isoformat() for each in sorted(days.ticked)], "shown": page.context["form"].rhythm_key}


def save(client, url, data, *, but=()):
    """Both steps: the days are shown and saved, without those in `but`."""
    page = client.post(url, data)
    second = shown(page)
    second["days"] = [each for each in second["days"] if each not in {untick.isoformat() for untick in but}]
    return client.post(url, data | second | {"spara": "1"})


def days_of(series, **which):
    return list(series.occasions.filter(**which).order_by("held_on").values_list("held_on", flat=True))

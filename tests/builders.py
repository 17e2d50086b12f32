"""Makes what a test needs, one plain function a thing. The facts of Kraftsamling are in fixtures/; these are not those.

Three people stand in every test of access: one who may, one colleague who may only read, one stranger.
"""

import datetime as dt
import itertools
from collections.abc import Collection
from typing import Any

from partnerships.models import (
    Activity,
    ActivityOccasion,
    ActivitySeries,
    Actor,
    AgeBand,
    Agreement,
    AgreementParty,
    Area,
    Decision,
    Indicator,
    OccasionImport,
    OccasionPhoto,
    Organisation,
    OrganisationKind,
    OutcomeGoal,
    Partnership,
    ProgrammeArea,
    Role,
    RoleAssignment,
    StoredFile,
    User,
    Venue,
    VenueKind,
)

PASSWORD = "provlösenord"

_number = itertools.count(1)


def make_user(*, name: str = "", email: str = "", **fields: Any) -> User:
    number = next(_number)
    return User.objects.create_user(
        email=email or f"person{number}@test.example",
        name=name or f"Person {number}",
        **{"password": PASSWORD} | fields,
    )


def make_person(
    role: str, partnership: Partnership | None, *, organisation: Organisation | None = None, **fields: Any
) -> User:
    """A user with one role, current since 2020."""
    user = make_user(**fields)
    RoleAssignment(
        user=user,
        partnership=partnership,
        role=role,
        organisation=organisation,
        starts_on=dt.date(2020, 1, 1),
    ).save_as(None)
    return user


def make_coordinator(partnership: Partnership, **fields: Any) -> User:
    return make_person(Role.COORDINATOR, partnership, **fields)


def make_officer(partnership: Partnership, **fields: Any) -> User:
    return make_person(Role.OFFICER, partnership, **fields)


def make_reader(partnership: Partnership, **fields: Any) -> User:
    return make_person(Role.READER, partnership, **fields)


def make_organisation(
    *, name: str = "", kind: str = OrganisationKind.ASSOCIATION, code: str = "", **fields: Any
) -> Organisation:
    number = next(_number)
    return Organisation(
        slug=f"organisation-{number}", name=name or f"Föreningen {number}", kind=kind, code=code, **fields
    ).save_as(None)


def make_actor(partnership: Partnership, organisation: Organisation, **fields: Any) -> Actor:
    return Actor(partnership=partnership, organisation=organisation, **fields).save_as(None)


def make_committee(*, name: str = "", code: str = "") -> Organisation:
    number = next(_number)
    letter = chr(ord("A") + number % 26) + chr(ord("A") + number // 26 % 26)
    return make_organisation(name=name or f"Nämnd {number}", kind=OrganisationKind.COMMITTEE, code=code or f"N{letter}")


def make_partnership(*, name: str = "", slug: str = "", **fields: Any) -> Partnership:
    number = next(_number)
    area = Area(slug=f"omrade-{number}", name=f"Område {number}").save_as(None)
    return Partnership(
        slug=slug or f"partnerskap-{number}", name=name or f"Partnerskap {number}", area=area, **fields
    ).save_as(None)


def make_agreement(
    partnership: Partnership,
    *,
    starts_on: dt.date = dt.date(2024, 1, 1),
    ends_on: dt.date = dt.date(2025, 12, 31),
    **fields: Any,
) -> Agreement:
    code = f"{starts_on.year}-{ends_on.year}-{next(_number)}"
    return Agreement(
        partnership=partnership,
        code=code,
        title=f"Avtal {code}",
        starts_on=starts_on,
        ends_on=ends_on,
        **fields,
    ).save_as(None)


def make_party(agreement: Agreement, organisation: Organisation, *, must_approve: bool = False) -> AgreementParty:
    return AgreementParty(
        agreement=agreement,
        organisation=organisation,
        must_approve=must_approve,
        position=agreement.parties.count(),
    ).save_as(None)


def make_decision(
    agreement: Agreement,
    body: Organisation,
    *,
    decided_on: dt.date = dt.date(2023, 12, 6),
    legal_force_on: dt.date | None = None,
    **fields: Any,
) -> Decision:
    return Decision(
        partnership=agreement.partnership,
        agreement=agreement,
        body=body,
        decided_on=decided_on,
        legal_force_on=legal_force_on,
        **{"section_number": next(_number)} | fields,
    ).save_as(None)


def make_area(agreement: Agreement, *, name: str = "", code: str = "", goals: int = 1) -> ProgrammeArea:
    """A programme area with so many outcome goals."""
    number = next(_number)
    area = ProgrammeArea(
        agreement=agreement,
        code=code or f"omrade-{number}",
        name=name or f"Verksamhetsområde {number}",
        position=agreement.programme_areas.count() + 1,
    ).save_as(None)
    for position in range(1, goals + 1):
        OutcomeGoal(area=area, position=position, text=f"Effektmål {number}.{position}").save_as(None)
    return area


def make_photo(occasion: ActivityOccasion, *, content: bytes = b"photo", **fields: Any) -> OccasionPhoto:
    """Bytes that stand for a picture; nothing reads them."""
    words = {"caption": "Barn målar", "consent": "Alla har sagt ja"}
    file = StoredFile.keep(content + str(next(_number)).encode(), "image/jpeg")
    return OccasionPhoto(occasion=occasion, file=file, width=8, height=8, **words | fields).save_as(None)


def make_activity(partnership: Partnership, *, name: str = "", **fields: Any) -> Activity:
    return Activity(partnership=partnership, name=name or f"Aktivitet {next(_number)}", **fields).save_as(None)


def make_venue(partnership: Partnership, *, name: str = "", kind: str = VenueKind.BUILDING) -> Venue:
    number = next(_number)
    return Venue(partnership=partnership, slug=f"plats-{number}", name=name or f"Plats {number}", kind=kind).save_as(
        None
    )


def make_occasion(
    area: ProgrammeArea,
    *,
    held_on: dt.date = dt.date(2024, 3, 5),
    activity: Activity | None = None,
    organiser: Organisation | None = None,
    by: User | None = None,
    **fields: Any,
) -> ActivityOccasion:
    """An occasion logged the way the product does it, on all the goals of its area."""
    from partnerships.actions import log_occasion

    partnership = area.agreement.partnership
    occasion = ActivityOccasion(
        partnership=partnership,
        activity=activity or make_activity(partnership),
        area=area,
        held_on=held_on,
        organiser=organiser or make_organisation(),
        **fields,
    )
    return log_occasion(occasion, goals=list(area.outcome_goals.all()), by=by)


def make_age_band(
    partnership: Partnership, *, label: str = "7–12 år", ages: tuple[int, int | None] = (7, 12), **fields: Any
) -> AgeBand:
    from_age, to_age = ages
    return AgeBand(
        partnership=partnership, label=label, from_age=from_age, to_age=to_age, position=from_age, **fields
    ).save_as(None)


def make_series(
    area: ProgrammeArea,
    *,
    starts_on: dt.date = dt.date(2024, 3, 5),
    ends_on: dt.date = dt.date(2024, 3, 26),
    weekdays: int = 0b0000010,
    activity: Activity | None = None,
    organiser: Organisation | None = None,
    by: User | None = None,
    days: Collection[dt.date] | None = None,
    **fields: Any,
) -> ActivitySeries:
    """A series made the way the product does it (Tuesdays unless told), planned on each day of its rhythm or on
    `days`, working for all the goals of its area."""
    from partnerships.actions import create_series

    partnership = area.agreement.partnership
    series = ActivitySeries(
        partnership=partnership,
        activity=activity or make_activity(partnership),
        area=area,
        organiser=organiser or make_organisation(),
        starts_on=starts_on,
        ends_on=ends_on,
        weekdays=weekdays,
        **{"name": f"Serie {next(_number)}"} | fields,
    )
    planned = series.rhythm.days() if days is None else days
    return create_series(series, days=planned, goals=list(area.outcome_goals.all()), by=by)


def make_indicator(agreement: Agreement, *, kind: str = "quantitative", text: str = "Antal besök") -> Indicator:
    position = agreement.indicators.filter(kind=kind).count() + 1
    return Indicator(agreement=agreement, kind=kind, position=position, text=text).save_as(None)


def make_import(partnership: Partnership, *rows: list[Any], **fields: Any) -> OccasionImport:
    """An uploaded sheet; without rows of its own, one that nobody can read as a date."""
    from partnerships.importing.book import CONTENT_TYPE, Sheet, pack

    cells = [["Datum", "Aktivitet"], *(rows or [["i våras", "Öppet hus"]])]
    content = pack([Sheet("Blad1", list(enumerate(cells, start=1)))])
    return OccasionImport(
        partnership=partnership,
        file=StoredFile.keep(content, CONTENT_TYPE),
        **{
            "file_name": "logg.xlsx",
            "sheet": "Blad1",
            "mapping": {"held_on": 0, "activity": 1},
            "row_count": len(cells) - 1,
        }
        | fields,
    ).save_as(None)

"""What waits for a person about the year's money, over several partnerships at once: one thing to read and do each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from budgets.budget_changes import may_handle, read_change
from budgets.models import BudgetChange, StateAidAssessment
from budgets.notices import AgreementNotices, is_reminded, last_day_of_notice, notices_of
from budgets.state_aid import ToRegister, to_register
from partnerships.access import Access, Right
from partnerships.models import Agreement, Partnership
from partnerships.swedish import listed, long_date, plural


@dataclass(frozen=True, slots=True)
class MoneyDuty:
    """One thing to do or know: a heading, and the page where it is done."""

    heading: str
    address: str
    link: str  # what the link says
    is_warning: bool = False


Found = Iterable[tuple[int, MoneyDuty]]  # by partnership


def money_duties(
    partnerships: Collection[Partnership],
    *,
    agreements: Iterable[Agreement],
    access: Mapping[int, Access],
    today: dt.date,
) -> dict[int, list[MoneyDuty]]:
    """By partnership, out of these and their agreements; the number of queries does not grow with them. Nothing for
    those whose work it is not."""
    duties: dict[int, list[MoneyDuty]] = defaultdict(list)
    changed = _where(partnerships, access, Right.ANSWER_FOR_PARTY, Right.CHANGE_BUDGET)
    assessed = _where(partnerships, access, Right.ASSESS_AID)
    found = (*_changes(changed, access, today), *_notices(agreements, access, today), *_aid(assessed, today))
    for pk, duty in found:
        duties[pk].append(duty)
    return duties


def _where(partnerships: Collection[Partnership], access: Mapping[int, Access], *rights: Right) -> list[Partnership]:
    return [each for each in partnerships if set(rights) & access[each.pk].rights]


def _changes(partnerships: list[Partnership], access: Mapping[int, Access], today: dt.date) -> Found:
    """To approve for those who speak for a party; to carry out for those whose lines they are."""
    if not partnerships:
        return
    waiting = BudgetChange.objects.filter(budget__agreement__partnership__in=partnerships).proposed()
    for change in waiting.with_content().newest_first():
        pk, reading = change.budget.agreement.partnership_id, read_change(change)
        if mine := reading.left_for(access[pk].represented):
            names = listed([str(party) for party in mine])
            yield pk, MoneyDuty(f"{change} väntar på godkännande", change.get_absolute_url(), f"Svara för {names}")
        elif may_handle(change, access[pk]) and not reading.missing(today):
            yield pk, MoneyDuty(f"{change} kan genomföras", change.get_absolute_url(), "Till ändringen")


def _notices(agreements: Iterable[Agreement], access: Mapping[int, Access], today: dt.date) -> Found:
    """To tell the parties in time, for the officer; to confirm, for those who speak for a party."""
    running = [
        each
        for each in agreements
        if each.covers(today)
        and (
            Right.ANSWER_FOR_PARTY in access[each.partnership_id]
            or Right.MANAGE_AGREEMENT in access[each.partnership_id]
        )
    ]
    for found in notices_of(running) if running else []:
        pk = found.agreement.partnership_id
        for reading in found.notices:
            if mine := reading.left_for(access[pk].represented):
                names = listed([str(party) for party in mine])
                heading = f"Har {names} fått meddelandet om ekonomi?"
                yield pk, MoneyDuty(heading, reading.notice.get_absolute_url(), "Läs och bekräfta")
        if Right.MANAGE_AGREEMENT in access[pk] and not found.is_proven and is_reminded(found.agreement, today):
            yield pk, _to_tell(found, today)


def _to_tell(found: AgreementNotices, today: dt.date) -> MoneyDuty:
    last_day = last_day_of_notice(found.agreement)
    is_past = today > last_day
    verb = "skulle ha meddelats" if is_past else "meddelas"
    heading = f"Ekonomiska förändringar {verb} alla parter senast {long_date(last_day)}"
    address = reverse("budgets:notice_list", args=[found.agreement.partnership.slug])
    if not found.notices:
        return MoneyDuty(heading, address, "Inget meddelande är antecknat", is_past)
    latest = found.notices[0]
    names = listed([str(party) for party in latest.left])
    return MoneyDuty(heading, latest.notice.get_absolute_url(), f"Bevis saknas från {names}", is_past)


def _aid(partnerships: list[Partnership], today: dt.date) -> Found:
    """De minimis grants that nobody has said are in the register, as information; one line for a partnership."""
    if not partnerships:
        return
    waiting = StateAidAssessment.objects.filter(partnership__in=partnerships).de_minimis().unregistered()
    grouped: dict[int, list[ToRegister]] = defaultdict(list)
    for each in to_register(waiting.select_related("partnership"), today):
        grouped[each.assessment.partnership_id].append(each)
    for pk, left in grouped.items():
        late = [each for each in left if each.is_late]
        count = plural(len(late or left), "stöd är inte inlagt", "stöd är inte inlagda")
        heading = f"{count} i registret över de minimis-stöd"
        link = "20 arbetsdagar har gått" if late else f"Senast {long_date(left[0].last_day)}"
        address = reverse("budgets:assessment_list", args=[left[0].assessment.partnership.slug])
        yield pk, MoneyDuty(heading, address, link)

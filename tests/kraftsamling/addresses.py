"""Every address of the product, and something real to put in each.

A new page needs a line in SAMPLES when its address names an object; the access test says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from partnerships.models import Partnership
from reporting.models import ReportKind
from tests.builders import (
    make_actor,
    make_age_band,
    make_agreement,
    make_area,
    make_committee,
    make_decision,
    make_import,
    make_indicator,
    make_occasion,
    make_organisation,
    make_partnership,
    make_party,
    make_photo,
    make_series,
    make_user,
)
from tests.kraftsamling.money import make_money
from tests.kraftsamling.reports import REPORT_PAGES, make_reports
from tests.partnerships.leaders import make_link, make_running_series
from tests.plans import make_plan, send
from tests.reporting.builders import make_asked
from tests.reporting.cases import CASE_PAGES, make_case
from tests.reporting.frozen import make_drawn

ABSENT = {
    "pk": [999_999, 10**25],
    "year": [1990, 2099],
    "month": [0, 13],
    "edition": [98, 10**25],
    "suffix": [],  # no object: what a list can be had as
}  # anything else is a name, and gets another


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: the name its rule goes by, and what stands in its path."""

    name: str
    parameters: tuple[str, ...]

    @property
    def is_of_a_partnership(self) -> bool:
        return "partnership" in self.parameters

    @property
    def is_of_the_administration(self) -> bool:
        return self.name.startswith("admin:")

    @property
    def names_an_object(self) -> bool:
        return bool(set(self.parameters) - {"partnership"})


def all_addresses() -> list[Address]:
    return sorted({*_walk(get_resolver().url_patterns)}, key=lambda address: address.name)


def _walk(
    patterns: list[URLPattern | URLResolver], namespaces: tuple[str, ...] = (), parameters: tuple[str, ...] = ()
) -> Iterator[Address]:
    for pattern in patterns:
        inside = (*parameters, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, (*namespaces, *filter(None, [pattern.namespace])), inside)
        else:
            yield Address(":".join((*namespaces, pattern.name or pattern.lookup_str)), inside)


def make_half(slug: str) -> SimpleNamespace:
    """A partnership with one of everything that an address can name."""
    partnership = make_partnership(slug=slug)
    committee, other_committee = make_committee(), make_committee()
    agreement = make_agreement(partnership)
    make_party(agreement, committee)
    make_party(agreement, other_committee)
    area = make_area(agreement)
    plan = make_plan(agreement, year=2024)  # a draft, which readers do not see; the year after is with the parties
    send(make_plan(agreement, year=2025, items=2))
    association = make_organisation()
    make_party(agreement, association)
    leader_link, secret = make_link(make_running_series(area, organiser=committee), today=timezone.localdate())
    reports = make_reports(partnership)
    return SimpleNamespace(
        partnership=partnership,
        leader_link=leader_link,
        leader_secret=secret,
        committee=committee,
        other_committee=other_committee,
        agreement=agreement,
        association=association,
        **make_money(agreement, committee=committee, association=association),
        decision=make_decision(agreement, committee),
        occasion=make_occasion(area, organiser=committee),
        age_band=make_age_band(partnership),
        actor=make_actor(partnership, make_organisation(is_proposed=True)),
        series=make_series(area, organiser=committee),
        plan_item=plan.items.get(),
        photo=make_photo(make_occasion(area)),
        reports=reports,
        jobs={kind: make_drawn(report, by=make_user()) for kind, report in reports.items()},
        case=make_case(reports[ReportKind.STAFF_REPORT], by=make_user()),
        asked=make_asked(partnership, year=2023),
        occasion_import=make_import(partnership),
        indicator=make_indicator(agreement),
    )


HANDLED = tuple(f"budgets:request_{step}" for step in ("review", "approve", "send", "pay", "return", "reject"))
OF_A_DEVIATION = (
    *(f"budgets:{page}" for page in ("forecast_new", "cause_edit", "dialogue_new")),
    *(f"budgets:deviation_decision_{page}" for page in ("new", "edit", "withdraw")),
)
OF_A_DECISION = tuple(f"budgets:deviation_decision_{page}" for page in ("edit", "withdraw", "approve"))
OF_A_REQUEST = (
    *(
        "reporting:request_pdf",
        "budgets:request",
        "budgets:request_edit",
        "budgets:request_submit",
        "budgets:request_withdraw",
    ),
    *HANDLED,
)
OUTCOME_IMPORTS = tuple(
    f"budgets:outcome_{page}" for page in ("import", "import_columns", "import_lines", "import_undo", "import_faults")
)
OWN_LINES = tuple(f"budgets:change_{step}" for step in ("new", "dialogue", "carry_out", "withdraw"))
OF_A_CHANGE = ("budgets:change", "budgets:change_approve", "budgets:change_record", *OWN_LINES[1:])


SAMPLES: dict[str, Any] = {
    "my_committee": lambda half: {"committee": half.committee.slug},
    "committee_workbook": lambda half: {"committee": half.committee.slug},
    "account_reset_password_from_key": lambda half: {"uidb36": "1", "key": "set-password"},
    "partnerships:agreement": lambda half: {"pk": half.agreement.pk},
    "partnerships:decision_new": lambda half: {"pk": half.agreement.pk},
    "partnerships:decision_edit": lambda half: {"pk": half.decision.pk},
    "partnerships:occasion_month": lambda half: {"year": 2024, "month": 3},
    "partnerships:occasion_year": lambda half: {"year": 2024},
    "partnerships:occasion": lambda half: {"pk": half.occasion.pk},
    "partnerships:occasion_edit": lambda half: {"pk": half.occasion.pk},
    "partnerships:occasion_cancel": lambda half: {"pk": half.occasion.pk},
    "partnerships:occasion_history": lambda half: {"pk": half.occasion.pk},
    "partnerships:age_band": lambda half: {"pk": half.age_band.pk},
    "partnerships:occasion_photo": lambda half: {"pk": half.photo.pk},
    "partnerships:occasion_photo_new": lambda half: {"pk": half.photo.occasion_id},
    "partnerships:occasion_photo_remove": lambda half: {"pk": half.photo.pk},
    "partnerships:occasion_need": lambda half: {"pk": half.photo.occasion.activity_id},
    "partnerships:actor": lambda half: {"pk": half.actor.organisation_id},
    "partnerships:actor_review": lambda half: {"pk": half.actor.organisation_id},
    "partnerships:actor_alignment": lambda half: {"pk": half.actor.organisation_id},
    "partnerships:actor_merge": lambda half: {"pk": half.actor.organisation_id},
    "partnerships:actor_history": lambda half: {"pk": half.actor.organisation_id},
    "partnerships:leader_link_renew": lambda half: {"pk": half.leader_link.pk},
    "partnerships:leader_link_revoke": lambda half: {"pk": half.leader_link.pk},
    "day_sheet:open": lambda half: {"secret": half.leader_secret},
    "day_sheet:count": lambda half: {"pk": half.occasion.pk},
    "day_sheet:cancel": lambda half: {"pk": half.occasion.pk},
    "partnerships:occasion_plan": lambda half: {"pk": half.series.occasions.planned().earliest("held_on").pk},
    "partnerships:occasion_reopen": lambda half: {"pk": half.occasion.pk},
    "partnerships:occasion_count": lambda half: {"pk": half.occasion.pk},
    "partnerships:series": lambda half: {"pk": half.series.pk},
    "partnerships:series_edit": lambda half: {"pk": half.series.pk},
    "partnerships:series_end": lambda half: {"pk": half.series.pk},
    "partnerships:series_history": lambda half: {"pk": half.series.pk},
    "partnerships:plan": lambda half: {"year": 2025},
    "partnerships:plan_edition": lambda half: {"year": 2025, "edition": 1},
    "partnerships:plan_outcome": lambda half: {"year": 2025},
    "partnerships:plan_history": lambda half: {"year": 2025},
    "partnerships:plan_remove": lambda half: {"year": 2024},
    "partnerships:plan_propose": lambda half: {"year": 2025},
    "partnerships:plan_item_new": lambda half: {"year": 2024},
    "partnerships:plan_item_edit": lambda half: {"year": 2024, "pk": half.plan_item.pk},
    "partnerships:plan_item_remove": lambda half: {"year": 2024, "pk": half.plan_item.pk},
    "partnerships:plan_circulate": lambda half: {"year": 2024},
    "partnerships:plan_recall": lambda half: {"year": 2025},
    "partnerships:plan_answer": lambda half: {"year": 2025},
    "partnerships:plan_record_answer": lambda half: {"year": 2025},
    "partnerships:plan_new_edition": lambda half: {"year": 2024},
    "partnerships:occasion_export": lambda half: {"suffix": "xlsx"},
    "partnerships:occasion_month_export": lambda half: {"year": 2024, "month": 3, "suffix": "xlsx"},
    "partnerships:occasion_year_export": lambda half: {"year": 2024, "suffix": "xlsx"},
    "partnerships:occasion_awaiting_export": lambda half: {"suffix": "csv"},
    "partnerships:occasion_gaps_export": lambda half: {"suffix": "csv"},
    "partnerships:series_list_export": lambda half: {"suffix": "csv"},
    "partnerships:series_export": lambda half: {"pk": half.series.pk, "suffix": "xlsx"},
    "partnerships:actor_export": lambda half: {"suffix": "xlsx"},
    "partnerships:plan_export": lambda half: {"year": 2025, "suffix": "xlsx"},
    "partnerships:plan_edition_export": lambda half: {"year": 2025, "edition": 1, "suffix": "csv"},
    "partnerships:plan_outcome_export": lambda half: {"year": 2025, "suffix": "xlsx"},
    **{
        f"partnerships:{page}": lambda half: {"pk": half.occasion_import.pk}
        for page in ("import", "import_columns", "import_faults", "import_undo")
    },
    "budgets:amount": lambda half: {"code": "ledare", "year": 2024},
    "budgets:adjust": lambda half: {"code": "ledare", "year": 2025},
    "budgets:adjustment_withdraw": lambda half: {"code": "ledare", "year": 2025},
    "budgets:rate_withdraw": lambda half: {"funder": half.committee.slug, "year": 2025},
    "budgets:comment_new": lambda half: {"code": "ledare", "year": 2024},
    "budgets:comment_answer": lambda half: {"code": "ledare", "year": 2024, "pk": half.question.pk},
    "budgets:rate_edit": lambda half: {"funder": half.committee.slug, "year": 2025},
    **dict.fromkeys(
        [f"budgets:draft{page}" for page in ("", "_total", "_adopt", "_discard", "_line_new")],
        lambda half: {"pk": half.draft.pk},
    ),
    "budgets:draft_line": lambda half: {"pk": half.draft.pk, "code": "ledare"},
    "budgets:draft_line_remove": lambda half: {"pk": half.draft.pk, "code": "ledare"},
    **dict.fromkeys(("budgets:deviation", "budgets:follow_up_year"), lambda half: {"year": 2024}),
    **dict.fromkeys(("budgets:line_deviation", *OF_A_DEVIATION), lambda half: {"year": 2024, "code": "aktiviteter"}),
    **dict.fromkeys(
        OF_A_DECISION, lambda half: {"year": 2024, "code": "aktiviteter", "pk": half.deviation_decision.pk}
    ),
    "budgets:request_year": lambda half: {"year": 2024},
    "budgets:request_new": lambda half: {
        "year": 2024,
        "performer": half.association.slug,
        "funder": half.committee.slug,
    },
    **dict.fromkeys(OF_A_REQUEST, lambda half: {"pk": half.request.pk}),
    **dict.fromkeys(
        ("budgets:outcome_year", "budgets:outcome_new", "budgets:outcome_import_list", "budgets:outcome_template"),
        lambda half: {"year": 2024},
    ),
    "budgets:outcome_export": lambda half: {"year": 2024, "suffix": "xlsx"},
    **dict.fromkeys(
        ("budgets:outcome_entry", "budgets:outcome_correct", "budgets:outcome_attach"),
        lambda half: {"pk": half.outcome.entry.pk},
    ),
    "budgets:outcome_attachment": lambda half: {"pk": half.outcome.attachment.pk},
    **dict.fromkeys(OUTCOME_IMPORTS, lambda half: {"pk": half.outcome.imported.pk}),
    "budgets:in_kind_year": lambda half: {"year": 2024},
    "budgets:in_kind_new": lambda half: {"year": 2024},
    "budgets:in_kind_export": lambda half: {"year": 2024, "suffix": "csv"},
    "budgets:in_kind_edit": lambda half: {"pk": half.outcome.in_kind.pk},
    **dict.fromkeys(OF_A_CHANGE, lambda half: {"pk": half.change.pk}),
    "budgets:change_new": lambda half: {"year": 2024},
    "budgets:notice_new": lambda half: {"pk": half.agreement.pk},
    **{f"budgets:{page}": lambda half: {"pk": half.notice.pk} for page in ("notice", "notice_proof", "notice_confirm")},
    **{
        f"budgets:{page}": lambda half: {"pk": half.assessment.pk}
        for page in ("assessment", "assessment_edit", "certificate")
    },
    "budgets:assessment_of_line": lambda half: {"year": 2024, "code": "aktiviteter"},
    "budgets:assessment_export": lambda half: {"suffix": "xlsx"},
    "budgets:account": lambda half: {"organisation": half.association.slug},
    "budgets:account_edit": lambda half: {"organisation": half.association.slug},
    **CASE_PAGES,
    **REPORT_PAGES,
}


# What a form of one button sends; other forms are sent empty.
POSTED = {f"reporting:{kind}_new": {"year": "2025"} for kind in ReportKind}


def sample(address: Address, half: SimpleNamespace) -> dict[str, Any]:
    """What stands in the address for this half's own object."""
    if not address.names_an_object:
        return {}
    if address.name not in SAMPLES:
        pytest.fail(f"{address.name} names an object: put one in SAMPLES ({__name__}).")
    return SAMPLES[address.name](half)


def path(address: Address, partnership: Partnership | str, kwargs: dict[str, Any]) -> str:
    slug = getattr(partnership, "slug", partnership)
    return reverse(address.name, kwargs=kwargs | ({"partnership": slug} if address.is_of_a_partnership else {}))


def absent(kwargs: dict[str, Any]) -> list[dict[str, Any]]:
    """The same kind of objects that do not exist, one part of the address at a time."""
    return [kwargs | {name: value} for name in kwargs for value in ABSENT.get(name, ["finns-inte"])]

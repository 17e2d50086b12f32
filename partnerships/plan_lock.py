"""The lock on the activity plan that the database itself keeps: items change in a draft only, and what the parties
have agreed on stays as it is (S1 § 4.3, rule 13)."""

from partnerships.guards import Guard, Guards

SENTENCE = "the activity plan is locked"

_PLAN_OF_ITEM = "(SELECT plan_id FROM partnerships_planitem WHERE id = {row}.item_id)"
_NOT_DRAFT = "EXISTS (SELECT 1 FROM partnerships_activityplan WHERE id = {plan} AND status <> 'draft')"
_SAME = ("partnership_id", "agreement_id", "year", "edition", "change_reason", "agreed_at")
# An organiser that turned out to be the same as another is no change of the plan.
_ONLY_MERGED = (
    "EXISTS (SELECT 1 FROM partnerships_organisation "
    "WHERE id = OLD.organiser_id AND merged_into_id = NEW.organiser_id) AND "
    + " AND ".join(
        f"NEW.{column} = OLD.{column}"
        for column in (
            "plan_id",
            "activity_id",
            "area_id",
            "needs_basis",
            "times",
            "first_month",
            "last_month",
            "cost_line",
        )
    )
)


def _not_draft(plan: str, *rows: str) -> str:
    return " OR ".join(_NOT_DRAFT.format(plan=plan.format(row=row)) for row in rows)


PLAN_LOCK = Guards(
    SENTENCE,
    (
        Guard("partnerships_planitem", "INSERT", _not_draft("{row}.plan_id", "NEW")),
        Guard(
            "partnerships_planitem",
            "UPDATE",
            f"({_not_draft('{row}.plan_id', 'OLD', 'NEW')}) AND NOT ({_ONLY_MERGED})",
        ),
        Guard("partnerships_planitem", "DELETE", _not_draft("{row}.plan_id", "OLD")),
        Guard("partnerships_planitemgoal", "INSERT", _not_draft(_PLAN_OF_ITEM, "NEW")),
        Guard("partnerships_planitemgoal", "UPDATE", _not_draft(_PLAN_OF_ITEM, "OLD", "NEW")),
        Guard("partnerships_planitemgoal", "DELETE", _not_draft(_PLAN_OF_ITEM, "OLD")),
        Guard(
            "partnerships_activityplan",
            "UPDATE",
            "(OLD.status = 'agreed' AND NEW.status NOT IN ('agreed', 'replaced')) "
            "OR (OLD.status = 'replaced' AND NEW.status <> 'replaced') "
            "OR (OLD.status IN ('agreed', 'replaced') AND ("
            + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _SAME)
            + "))",
        ),
        Guard("partnerships_activityplan", "DELETE", "OLD.status IN ('agreed', 'replaced')"),
    ),
)

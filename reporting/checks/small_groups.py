"""Small groups: fewer than five visits in a printed row, where somebody may be recognised."""

from partnerships.swedish import iso_date, listed, plural
from reporting.checks.finding import Finding
from reporting.facts import ReportFacts

FEWEST = 5
SHOWN = 3  # rows named in the finding


def check_small_groups(facts: ReportFacts) -> list[Finding]:
    """One finding for all such rows of the printed list."""
    rows = facts.occasions.rows if facts.occasions else ()
    small = [row for row in rows if row.visits and row.visits.value is not None and 0 < row.visits.value < FEWEST]
    if not small:
        return []
    first = listed([f"{row.activity} {iso_date(row.held_on)}" for row in small[:SHOWN]])
    told = f"{plural(len(small), 'rad', 'rader')} i aktivitetsförteckningen har färre än {FEWEST} besök: {first}"
    return [
        Finding(
            "Bilagor",
            f"{told}{' med flera' if len(small) > SHOWN else ''}.",
            "Bedöm om någon kan kännas igen av aktivitet, plats och dag.",
            check="small_group",
            page="occasions",
            words=" ".join(f"{row.activity} {row.held_on}" for row in small),
        )
    ]

"""What was done in a programme area and by whom, in words, from the activity log: it stands below the area's prose."""

from collections import Counter
from collections.abc import Iterable, Mapping

from partnerships.quantities import Figure
from partnerships.swedish import listed, number, swedish_sort_key
from partnerships.year_log import ActivityName, Actor, YearLog, as_key
from reporting.blocks import Block, BulletList, FigureReference, Paragraph, Run, Words
from reporting.figures import Register, in_area
from reporting.goals import Goal
from reporting.typography import typeset


def area_log(log: YearLog, figures: Register, area: str) -> tuple[Block, ...]:
    """A sentence with the area's figures and a list of its activities, the most frequent first.

    Empty when nothing was held in the area: then there is nothing to say.
    """
    counts: Counter[int] = Counter()
    for cell in log.held(area=area):
        counts[cell.activity] += cell.occasions
    if not counts:
        return ()
    names = {activity.pk: activity for activity in log.activities}
    chosen = sorted(counts, key=lambda pk: (-counts[pk], swedish_sort_key(names[pk].name), pk))
    return (
        _sentence(log, figures, area),
        BulletList(tuple(_activity(log, figures, area, names[pk]) for pk in chosen)),
    )


def area_goals(goals: Iterable[Goal], figures: Register, area: str) -> tuple[Block, ...]:
    """The goals that the agreement has for the area, each with how many activities worked for it."""
    items = tuple(_goal(goal, figures[goal.name].figure) for goal in goals if goal.area == area)
    return (Paragraph((Words("Effektmål i avtalet:"),)), BulletList(items)) if items else ()


def _goal(goal: Goal, counted: Figure) -> tuple[Run, ...]:
    """«Öka tilliten. (12 aktiviteter)»"""
    text = Words(f"{typeset(goal.text)} (")
    if counted.is_missing:
        return (text, Words("inget loggat)"))
    return (text, FigureReference(counted), Words(f"{_plural(counted, 'aktivitet', 'aktiviteter')})"))


def _sentence(log: YearLog, figures: Register, area: str) -> Paragraph:
    key = as_key(area)
    occasions = figures[f"activity_count_in_{key}"].figure
    visits = figures[f"visit_count_in_{key}"].figure
    counted: tuple[Run, ...] = (FigureReference(occasions), Words(_plural(occasions, "aktivitet", "aktiviteter")))
    if not visits.is_missing:
        counted += (Words(" med "), FigureReference(visits), Words(f" besök{_uncounted(visits)}"))
    marked = " (exempeldata)" if any(cell.examples for cell in log.held(area=area)) else ""
    return Paragraph((Words(f"Ur aktivitetsloggen för {log.year}{marked}: "), *counted, Words(". Det här gjordes:")))


def _activity(log: YearLog, figures: Register, area: str, activity: ActivityName) -> tuple[Run, ...]:
    """«Öppet hus: 84 tillfällen med 1 234 besök. Arrangör: Rädda Barnen. Medarrangörer: A och B.»"""
    occasions = figures[in_area("activity_count", activity.key, area)].figure
    visits = figures[in_area("visit_count", activity.key, area)].figure
    runs: list[Run] = [Words(activity.name, is_strong=True), Words(": "), FigureReference(occasions)]
    runs.append(Words(_plural(occasions, "tillfälle", "tillfällen")))
    if not visits.is_missing:
        runs += [Words(" med "), FigureReference(visits), Words(f" besök{_uncounted(visits)}")]
    here = (area, activity.pk)
    organisers = _most_frequent(log.counts.organisers[here])
    others = [name for name in _most_frequent(log.counts.co_organisers.get(here, {})) if name not in organisers]
    runs.append(Words(f". {_named('Arrangör', 'Arrangörer', organisers)}"))
    if others:
        runs.append(Words(f" {_named('Medarrangör', 'Medarrangörer', others)}"))
    return tuple(runs)


def _uncounted(visits: Figure) -> str:
    """« (3 utan uppgift)» after visits of which some occasions have no number."""
    return f" ({number(visits.uncounted)} utan uppgift)" if visits.uncounted else ""


def _plural(figure: Figure, one: str, many: str) -> str:
    return f"\u00a0{one if figure.value == 1 else many}"


def _most_frequent(actors: Mapping[Actor, int]) -> list[str]:
    counts: Counter[str] = Counter()
    for actor, occasions in actors.items():
        counts[actor.name] += occasions
    return sorted(counts, key=lambda name: (-counts[name], swedish_sort_key(name)))


def _named(one: str, many: str, names: list[str]) -> str:
    """«Arrangörer: A, B och C.»"""
    return f"{one if len(names) == 1 else many}: {listed(names)}."

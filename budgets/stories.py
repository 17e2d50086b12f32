"""From a year's follow-up to what is drawn of it: the lines, and the story of each surplus."""

from collections.abc import Iterable, Iterator

from budgets.chain_chart import Ending, Story
from budgets.charts import DrawnLine
from budgets.facts import CarriedOver, FollowUp, FollowUpRow
from partnerships.swedish import iso_date


def drawn_lines(followed: FollowUp) -> list[DrawnLine]:
    return [
        DrawnLine(
            row.name,
            row.funder.name,
            row.performer.name,
            row.cells.budget.amount,
            row.cells.outcome.amount,
            row.cells.forecast.amount,
        )
        for row in followed.lines
    ]


def stories(followed: FollowUp | None, carried_out: Iterable[CarriedOver]) -> list[Story]:
    """Each line with a surplus that needs a cause or has one, then money carried over from no known line."""
    rows = followed.stories if followed and followed.is_closed else ()
    told = [story for row in rows if (story := _of_line(row, followed.year if followed else 0))]
    return told + [_of_carried(each) for each in carried_out if not each.code and not _is_told(each, rows)]


def _is_told(carried: CarriedOver, rows: Iterable[FollowUpRow]) -> bool:
    return any(carried in row.from_both for row in rows)


def _of_line(row: FollowUpRow, year: int) -> Story | None:
    deviation = row.cells.deviation
    if deviation is None or deviation.amount <= 0 or row.line is None:
        return None
    endings = [
        Ending(f"Egen rad {each.to_year}" if each.to_year else each.what.capitalize(), each.amount)
        for each in row.handling.standing
    ]
    endings += [Ending(f"Egen rad {each.to_year}", min(each.amount, deviation.amount)) for each in row.from_both]
    if row.left:
        endings.append(Ending("Inget beslut", row.left))
    return Story(
        row.line.code,
        row.name,
        year,
        deviation.amount,
        row.cells.budget.amount,
        row.cells.outcome.amount,
        tuple(_steps(row)),
        tuple(endings),
    )


def _steps(row: FollowUpRow) -> Iterator[tuple[str, str]]:
    yield "Orsak", _short(row.cause) or "Ingen orsak är skriven."
    for talk in row.handling.talks:
        yield f"Dialog {iso_date(talk.held_on)}", f"{talk.participants}: {talk.summary}"
    if row.handling.dialogue:
        yield "Dialog", row.handling.dialogue
    for each in row.handling.standing:
        when = f", {iso_date(each.decided_on)}" if each.decided_on else ""
        yield "Beslut", f"{each.decided_by.name}, {each.reference}{when}"
    for carried in row.from_both:
        yield from _granted(carried)


def _granted(carried: CarriedOver) -> Iterator[tuple[str, str]]:
    if carried.dialogue:
        yield "Dialog", carried.dialogue
    yield "Beviljat", f"{carried.approved_by.name}, {carried.approval}"


def _of_carried(carried: CarriedOver) -> Story:
    """Of a year whose lines are not recorded."""
    return Story(
        f"overfort-{carried.pk}",
        carried.performer.name,
        carried.from_year,
        carried.amount,
        steps=(("Orsak", _short(carried.cause)), *_granted(carried)),
        endings=(Ending(f"Egen rad {carried.to_year}", carried.amount),),
    )


def _short(text: str) -> str:
    """What follows a blank line are remarks for the register."""
    return text.partition("\n\n")[0]

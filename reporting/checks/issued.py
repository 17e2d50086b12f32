"""A letter that carries the parties' report as it was issued, while the log has gone on."""

from collections.abc import Iterator

from partnerships.swedish import listed
from reporting.blocks import references_of
from reporting.checks.finding import Finding
from reporting.facts import ReportFacts
from reporting.figures import Register

MOST = 5  # figures named in the sentence


def check_issued(issued: ReportFacts | None, today: Register) -> list[Finding]:
    """One warning for all figures that the parties' finalised report gives otherwise than the letter would."""
    differing = list(dict.fromkeys(_differing(issued, today))) if issued else []
    if not differing:
        return []
    some = differing[:MOST] + ([f"{len(differing) - MOST} siffror till"] if len(differing) > MOST else [])
    text = f"Loggen eller budgeten har ändrats sedan parternas rapport upprättades: {listed(some)}."
    remedy = "Låt parterna rätta sin rapport med en ny utgåva om det behövs."
    place = "Bilaga: uppföljningsrapport"
    return [Finding(place, text, remedy, check="figure", page="edition", number=issued.edition if issued else None)]


def _differing(issued: ReportFacts, today: Register) -> Iterator[str]:
    for section in issued.sections:
        for reference in references_of(section.blocks):
            for figure in reference.figures:
                entry = today.get(figure.name)
                now = entry.figure if entry else None
                if now is None or (now.value, now.upper) != (figure.value, figure.upper):
                    yield f"{figure.text} är i dag {now.text if now else 'borttaget'}"

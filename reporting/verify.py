"""Whether what was frozen still is what it was: files, checksums, facts, figures, sums, and the drawing itself."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from partnerships.models import StoredFile
from reporting import facts_json
from reporting.freezing import combined_checksum, disagreements, frozen_facts, frozen_rows
from reporting.models import FrozenReport, Report, ReportStatus
from reporting.pdf import RenderingFailed, render_pdf
from reporting.rendering import is_made_with, render_key


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about one report; no faults: it is as it was."""

    report: str
    faults: tuple[str, ...]
    remark: str = ""

    @property
    def text(self) -> str:
        said = "FEL: " + " ".join(self.faults) if self.faults else "stämmer"
        return f"{self.report}: {said}{f' ({self.remark})' if self.remark else ''}"


def verdicts(*, draw: bool = True) -> Iterator[Verdict]:
    """Every report that says it is finalised, and everything that was frozen; `draw` anew as well, where it should
    give the same bytes (seconds each)."""
    lacking = Report.objects.filter(status=ReportStatus.FINALISED, frozen__isnull=True).select_related("partnership")
    for report in lacking.order_by("pk"):
        yield Verdict(_name(report), ("Rapporten är upprättad, men inget är sparat.",))
    stored = FrozenReport.objects.select_related("report__partnership", "pdf", "facts", "rows").order_by("pk")
    for frozen in stored.iterator(chunk_size=1):
        yield verify(frozen, draw=draw)


def verify(frozen: FrozenReport, *, draw: bool = True) -> Verdict:
    """Look at one."""
    faults = [*_files(frozen)]
    if frozen.report.status != ReportStatus.FINALISED:
        faults.append("Rapporten är inte längre upprättad.")
    remark = ""
    try:
        facts, rows = frozen_facts(frozen), frozen_rows(frozen)
    except facts_json.Unreadable as error:
        faults.append(f"Uppgifterna går inte att läsa: {error}.")
    else:
        faults += disagreements(facts, rows)
        if (facts.year, facts.edition) != (frozen.report.year, frozen.report.edition):
            faults.append("Uppgifterna hör till en annan rapport.")
        if draw:
            try:
                found = _drawn_anew(frozen)
            except RenderingFailed as error:
                found = f"Den går inte att rita om: {error}"
            remark = _drawing_remark(frozen) if found is None else ""
            faults += [found] if found else []
    return Verdict(_name(frozen.report), tuple(faults), remark)


def _name(report: Report) -> str:
    return f"{report.partnership.slug} {report.get_kind_display()} {report.year} utgåva {report.edition}"


def _files(frozen: FrozenReport) -> Iterator[str]:
    files: list[tuple[str, StoredFile]] = [("PDF", frozen.pdf), ("Uppgifter", frozen.facts), ("Rader", frozen.rows)]
    for name, file in files:
        content = bytes(file.content)
        if hashlib.sha256(content).hexdigest() != file.sha256:
            yield f"{name}: innehållet har en annan kontrollsumma än {file.sha256[:12]}."
        if len(content) != file.size:
            yield f"{name}: filen är {len(content)} byte, inte {file.size}."
    if combined_checksum(*(file.sha256 for _, file in files)) != frozen.checksum:
        yield "Den samlade kontrollsumman stämmer inte."


def _drawn_anew(frozen: FrozenReport) -> str | None:
    """What is wrong with the drawing; empty when it gives the same bytes, None when it cannot be compared: product,
    engine or templates are others than then."""
    facts = frozen_facts(frozen)
    if not is_made_with(render_key(facts), frozen.made_with):
        return None
    return "" if render_pdf(facts) == bytes(frozen.pdf.content) else "Samma uppgifter ritas till andra byte än filens."


def _drawing_remark(frozen: FrozenReport) -> str:
    return f"ritades med {frozen.made_with}; jämförs inte"

"""Changing the templates. Each change is a new version of the template, and changes no report that exists."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from partnerships.models import User
from partnerships.versions import WrongState, lock_current, save_if_current
from reporting.models import ReportTemplate, TemplateSection
from reporting.template_rules import is_fixed, refuse_unknown_braces, refuse_unless_whole

COPIED = ("position", "code", "heading", "level", "content", "guidance")


@transaction.atomic
def copy_template(template: ReportTemplate, *, name: str, by: User) -> ReportTemplate:
    """A new template with the same headings, to be changed. Raises ValidationError."""
    if ReportTemplate.objects.filter(name=name).exists():
        raise ValidationError({"name": "Det finns redan en mall med det namnet."})
    made = ReportTemplate(kind=template.kind, name=name, code=_free_code(name)).save_as(by)
    for section in template.sections.order_by("position"):
        TemplateSection(template=made, **{each: getattr(section, each) for each in COPIED}).save_as(by)
    return made


@transaction.atomic
def rename_template(template: ReportTemplate, *, name: str, by: User, expected_version: int) -> ReportTemplate:
    """Raises StaleVersion and ValidationError."""
    if ReportTemplate.objects.filter(name=name).exclude(pk=template.pk).exists():
        raise ValidationError({"name": "Det finns redan en mall med det namnet."})
    template.name = name
    return save_if_current(template, expected=expected_version, by=by)


@transaction.atomic
def make_standard(template: ReportTemplate, *, by: User, expected_version: int) -> ReportTemplate:
    """The one that a report follows when none is chosen and the year before has none. Raises StaleVersion."""
    former = ReportTemplate.objects.select_for_update().of_kind(template.kind).filter(is_standard=True).first()
    if former and former.pk != template.pk:
        former.is_standard = False
        save_if_current(former, expected=former.version, by=by)
    template.is_standard = True
    return save_if_current(template, expected=expected_version, by=by)


@transaction.atomic
def add_heading(
    template: ReportTemplate, *, after: TemplateSection | None, by: User, expected_version: int, **fields: Any
) -> TemplateSection:
    """Put a heading after another one, or first. Raises StaleVersion and ValidationError."""
    lock_current(template, expected=expected_version)
    refuse_unknown_braces(fields["heading"])
    sections = _in_order(template)
    place = sections.index(after) + 1 if after else 0
    new = TemplateSection(template=template, code=_heading_code(template, fields["heading"]), **fields)
    refuse_unless_whole(template.kind, [*sections[:place], new, *sections[place:]])
    position = (after.position if after else 0) + 1
    _make_room(sections[place:], position, by)
    new.position = position
    save_if_current(template, expected=expected_version, by=by)
    return new.save_as(by)


@transaction.atomic
def change_heading(section: TemplateSection, *, by: User, expected_version: int, **fields: Any) -> TemplateSection:
    """Change what a heading says and holds; its code stays, so that next year's section is found by this year's.

    Raises StaleVersion and ValidationError.
    """
    template = section.template
    lock_current(template, expected=expected_version)
    refuse_unknown_braces(fields["heading"])
    for name, value in fields.items():
        setattr(section, name, value)
    refuse_unless_whole(template.kind, [section if each == section else each for each in _in_order(template)])
    save_if_current(template, expected=expected_version, by=by)
    return section.save_as(by)


@transaction.atomic
def move_heading(section: TemplateSection, *, up: bool, by: User, expected_version: int) -> None:
    """Let it change places with its neighbour. Raises StaleVersion, WrongState at the end, ValidationError."""
    template = section.template
    lock_current(template, expected=expected_version)
    sections = _in_order(template)
    place = sections.index(section)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(sections):
        raise WrongState("Rubriken står redan ytterst.")
    sections[place], sections[other] = sections[other], sections[place]
    refuse_unless_whole(template.kind, sections)
    save_if_current(template, expected=expected_version, by=by)
    one, two = sections[place], sections[other]
    first, second = one.position, two.position
    _place(one, max(each.position for each in sections) + 1, by)  # no two stand at one position, not even for a moment
    _place(two, first, by)
    _place(one, second, by)


@transaction.atomic
def remove_heading(section: TemplateSection, *, by: User, expected_version: int) -> None:
    """Raises StaleVersion, and ValidationError when the document needs it."""
    template = section.template
    lock_current(template, expected=expected_version)
    if is_fixed(section):
        raise ValidationError("Alla tjänsteskrivelser har den rubriken.")
    sections = _in_order(template)
    left = [each for each in sections if each != section]
    refuse_unless_whole(template.kind, left)
    save_if_current(template, expected=expected_version, by=by)
    section._history_user = by
    section.delete()
    for position, each in enumerate(left, start=1):
        if each.position != position:
            _place(each, position, by)


def _in_order(template: ReportTemplate) -> list[TemplateSection]:
    return list(template.sections.select_related("template").order_by("position"))


def _make_room(following: list[TemplateSection], position: int, by: User) -> None:
    """Move those that stand in the way one step down, the last first."""
    crowded = []
    for section in following:
        if section.position != position:
            break
        crowded.append(section)
        position += 1
    for section in reversed(crowded):
        _place(section, section.position + 1, by)


def _place(section: TemplateSection, position: int, by: User) -> None:
    section.position = position
    section.save_as(by)


def _free_code(name: str) -> str:
    taken = set(ReportTemplate.objects.values_list("code", flat=True))
    return _free(slugify(name)[:40] or "mall", taken)


def _heading_code(template: ReportTemplate, heading: str) -> str:
    """From the words, without the years; «area-» is kept for the areas' own sections."""
    words = slugify(heading.replace("{nästa år}", "nasta-ar").replace("{år}", ""))[:40]
    plain = f"rubrik-{words}" if not words or words.startswith("area") else words
    return _free(plain, set(template.sections.values_list("code", flat=True)))


def _free(code: str, taken: set[str]) -> str:
    number, free = 1, code
    while free in taken:
        number += 1
        free = f"{code}-{number}"
    return free

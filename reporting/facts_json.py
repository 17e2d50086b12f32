"""Frozen facts as JSON and back, without loss: for the archive, and for whoever reads it without the product.

Generic over the dataclasses by their type hints. A date is written as in ISO 8601, a Decimal as text, an enum as its
name; an object whose field may hold several classes says which it is, under `is`. A field that an older file lacks gets
its default, so a new field of the facts needs one; a field that is taken away, or means something else, needs a new
FORMAT and a step here that brings older files forward.
"""

import datetime as dt
import json
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

FORMAT = 1
"""The version of how facts are written."""


T = TypeVar("T")


class Unreadable(ValueError):
    """The text is not facts of the wanted class, in a format that is known here."""


def dump(facts: Any) -> bytes:
    """The facts as JSON: equal facts, equal bytes."""
    content = {"format": FORMAT, "facts": _written(facts, type(facts))}
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def load(content: bytes, wanted: type[T]) -> T:
    """The facts that were written. Raises Unreadable."""
    try:
        stored = json.loads(content)
        if stored["format"] != FORMAT:
            raise Unreadable(f"format {stored['format']} is not known")
        facts: T = _read(stored["facts"], wanted)
    except Unreadable:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error
    return facts


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The fields of a dataclass and what each holds."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


@cache
def _choices(hint: Any) -> tuple[Any, ...]:
    """What a value may be: the members of a union, or the type itself. A NewType is what it was made from."""
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    if get_origin(hint) in (Union, UnionType):
        return tuple(choice for member in get_args(hint) for choice in _choices(member))
    return (hint,)


# --- Writing ---------------------------------------------------------------------------------------------


def _written(value: Any, hint: Any) -> Any:
    if is_dataclass(value):
        content = {name: _written(getattr(value, name), kind) for name, kind in _hints(value.__class__).items()}
        several = sum(is_dataclass(choice) for choice in _choices(hint)) > 1
        return {"is": type(value).__name__} | content if several else content
    if isinstance(value, tuple):
        return [_written(each, _member(hint, place)) for place, each in enumerate(value)]
    if isinstance(value, Enum) and not isinstance(value, str):
        return value.name
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"{type(value).__name__} is nothing that facts are made of")


def _member(hint: Any, place: int) -> Any:
    """What stands at a place of a tuple."""
    members = [get_args(choice) for choice in _choices(hint) if get_origin(choice) is tuple][0]
    return members[0] if len(members) == 2 and members[1] is Ellipsis else members[place]


# --- Reading ---------------------------------------------------------------------------------------------


def _read(stored: Any, hint: Any) -> Any:
    choices = _choices(hint)
    if stored is None:
        return _expect(None, NoneType in choices, hint)
    if isinstance(stored, list):
        return tuple(_read(each, _member(hint, place)) for place, each in enumerate(stored))
    if isinstance(stored, dict):
        return _read_object(stored, choices)
    if isinstance(stored, str):
        return _read_text(stored, choices)
    return _expect(stored, type(stored) in choices, hint)


def _read_object(stored: dict[str, Any], choices: tuple[Any, ...]) -> Any:
    kinds: dict[str, Any] = {getattr(each, "__name__", ""): each for each in choices if is_dataclass(each)}
    kind = kinds[stored["is"]] if "is" in stored else [*kinds.values()][0]
    hints = _hints(kind)
    if unknown := stored.keys() - hints.keys() - {"is"}:
        raise Unreadable(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    required = {each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING}
    if lacking := required - stored.keys():
        raise Unreadable(f"{kind.__name__} lacks {', '.join(sorted(lacking))}")
    return kind(**{name: _read(value, hints[name]) for name, value in stored.items() if name != "is"})


def _read_text(stored: str, choices: tuple[Any, ...]) -> Any:
    for choice in choices:
        if choice is str:
            return stored
        if choice is Decimal:
            return Decimal(stored)
        if choice is dt.datetime:
            return dt.datetime.fromisoformat(stored)
        if choice is dt.date:
            return dt.date.fromisoformat(stored)
        if isinstance(choice, type) and issubclass(choice, Enum):
            return choice[stored]
    raise Unreadable(f"a text stands where there is to be {choices}")


def _expect(value: Any, is_allowed: Any, hint: Any) -> Any:
    if not is_allowed:
        raise Unreadable(f"{value!r} stands where there is to be {hint}")
    return value

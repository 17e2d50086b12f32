"""What the commands of a partnership share: finding it, and writing a file whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from django.core.management.base import CommandError

from partnerships.models import Partnership


def partnership_called(slug: str) -> Partnership:
    """The partnership with the short name. Raises CommandError."""
    found: Partnership | None = Partnership.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"Det finns inget partnerskap med kortnamnet {slug}.")
    return found


def write_whole(output: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Through a file beside it, so that nobody ever finds half of it. Raises CommandError."""
    if not output.parent.is_dir():
        raise CommandError(f"Mappen {output.parent} finns inte.")
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "w+b") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o644)
            os.replace(name, output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CommandError(f"{output} kunde inte skrivas: {error.strerror}.") from error

"""Photos as people send them from a phone, made small and stripped of everything but the picture. Pure.

What comes out is drawn anew: position, time, device, comments and thumbnails of the original are gone.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError

FORMATS = ("JPEG", "PNG", "WEBP")
CONTENT_TYPE = "image/jpeg"
QUALITY = 82


@dataclass(frozen=True)
class Picture:
    """A JPEG without metadata; width and height in pixels."""

    content: bytes
    width: int
    height: int


def shrunk(file: Any, *, longest_side: int, most_pixels: int) -> Picture:
    """The picture in the open file, upright, at most `longest_side` pixels high and wide.

    Raises ValidationError for what is no picture we read, and for more than `most_pixels` (width × height), before
    anything is unpacked: a small file can hold a picture that fills the memory.
    """
    from PIL import Image, ImageOps  # only who adds a photo needs it

    try:
        with Image.open(file, formats=FORMATS) as original:
            if original.width * original.height > most_pixels:
                raise ValidationError(f"Bilden är för stor: högst {most_pixels // 1_000_000} miljoner bildpunkter.")
            original.draft("RGB", (longest_side, longest_side))  # a JPEG is unpacked no larger than needed
            upright = ImageOps.exif_transpose(original)
            upright.thumbnail((longest_side, longest_side))
            return _drawn_anew(upright)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError("Bilden är för stor.") from None
    except Exception:  # a broken file can break the reader in any way; whatever it was, it is no picture to us
        raise ValidationError(
            "Filen går inte att läsa som bild. Använd JPEG, PNG eller WebP. En iPhone sparar så om du väljer "
            "Inställningar, Kamera, Format, Mest kompatibel."
        ) from None


def _drawn_anew(picture: Any) -> Picture:
    """On white, where the original was transparent; none of its metadata comes along."""
    from PIL import Image

    colours = picture.convert("RGBA")
    page = Image.new("RGB", picture.size, "white")
    page.paste(colours, mask=colours.getchannel("A"))
    out = BytesIO()
    page.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), *page.size)

"""Add a photo to an occasion, and take it away again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.actions.files import delete_unless_used, keep_locked
from partnerships.models import ActivityOccasion, OccasionPhoto, User
from partnerships.pictures import CONTENT_TYPE, Picture


@transaction.atomic
def add_photo(
    occasion: ActivityOccasion, *, picture: Picture, caption: str, consent: str, by: User | None, most: int
) -> OccasionPhoto:
    """Keep a shrunk picture with its caption and the words of consent. Raises ValidationError when the same picture is
    there already, and beyond `most` photos of an occasion."""
    ActivityOccasion.objects.select_for_update().get(pk=occasion.pk)
    shown = occasion.photos.shown()
    if shown.count() >= most:
        raise ValidationError(f"Det finns redan {most} foton här. Ta bort något först.")
    photo = OccasionPhoto(
        occasion=occasion,
        file=keep_locked(picture.content, CONTENT_TYPE),
        caption=caption,
        consent=consent,
        width=picture.width,
        height=picture.height,
    )
    if shown.filter(file=photo.file).exists():
        raise ValidationError("Bilden finns redan här.")
    return photo.save_as(by)


@transaction.atomic
def remove_photo(photo: OccasionPhoto, *, by: User) -> OccasionPhoto:
    """Take a photo away. Its words stay in the history; the bytes go when nothing else refers to them."""
    photo = OccasionPhoto.objects.select_for_update().get(pk=photo.pk)
    file = photo.file
    photo.is_removed, photo.file = True, None
    photo.save_as(by)
    if file:
        delete_unless_used(file.pk)
    return photo

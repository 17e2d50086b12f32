"""A photo of an occasion: with words and consent, without position, small, and really gone when it is taken away."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from partnerships.models import OccasionPhoto, StoredFile
from tests.builders import make_agreement, make_area, make_occasion, make_partnership, make_photo

pytestmark = pytest.mark.django_db
GPS, ORIENTATION, DEVICE = 0x8825, 0x0112, 0x0110
WORDS = {"caption": "Konstworkshop i parken", "consent": "Föräldrarna har skrivit på"}


def picture(width=800, height=600, *, form="JPEG", colour="teal", **options):
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, form, **options)
    return out.getvalue()


def from_a_phone():
    """Taken upright, with the place, the device and a comment in the file."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[DEVICE] = 6, "Telefon 7"
    exif.get_ifd(GPS).update({1: "N", 2: (55.0, 35.0, 12.0), 3: "E", 4: (13.0, 2.0, 24.0)})
    return picture(2400, 1200, exif=exif, comment=b"hemma hos Kim")


@pytest.fixture
def add(house, coordinator):
    def add(content, *, name="bild.jpg", **words):
        url = f"{house.last_week.get_absolute_url()}foto/"
        return coordinator.post(url, {"picture": SimpleUploadedFile(name, content)} | WORDS | words)

    return add


def refusal(answer, field="picture"):
    assert answer.status_code == 422
    assert not OccasionPhoto.objects.exists()
    return str(answer.context["form"].errors[field])


def test_it_is_shown_with_its_caption(house, add, coordinator):
    assert add(picture()).status_code == 302
    page = coordinator.get(house.last_week.get_absolute_url())
    assert 'alt="Konstworkshop i parken"' in page.text


def test_position_device_and_comment_are_gone_and_it_stands_upright(add):
    sent = from_a_phone()
    assert dict(Image.open(BytesIO(sent)).getexif().get_ifd(GPS))
    add(sent)
    kept = bytes(StoredFile.objects.get().content)
    image = Image.open(BytesIO(kept))
    assert (dict(image.getexif()), image.info.get("comment")) == ({}, None)
    assert b"Exif" not in kept
    assert b"Kim" not in kept
    assert image.size == (800, 1600)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "JPEG"])
def test_what_phones_and_computers_make_is_read_and_kept_as_jpeg(add, form):
    assert add(picture(form=form)).status_code == 302
    assert Image.open(BytesIO(bytes(StoredFile.objects.get().content))).format == "JPEG"


def test_what_is_transparent_becomes_white(add):
    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    add(out.getvalue())
    assert Image.open(BytesIO(bytes(StoredFile.objects.get().content))).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [b"", b"hej", b"<svg onload='alert(1)'/>", b"%PDF-1.4", picture()[:900], picture(form="GIF"), b"\x89PNG\r\n"],
)
def test_what_is_no_picture_is_refused_in_words(add, content):
    assert "Fil" in refusal(add(content))


def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused_unread(add, settings):
    settings.PHOTO_MAX_PIXELS = 1_000_000
    assert "för stor" in refusal(add(picture(2000, 1000, form="PNG")))


def test_one_beyond_what_pillow_dares_to_open(add, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert "för stor" in refusal(add(picture()))


def test_a_heavy_file_is_refused(add, settings):
    settings.PHOTO_MAX_BYTES = 100
    assert "högst 100" in refusal(add(picture()))


@pytest.mark.parametrize("missing", WORDS)
def test_without_caption_or_consent_there_is_no_photo(add, missing):
    refusal(add(picture(), **{missing: ""}), missing)


@pytest.mark.parametrize("where", WORDS)
def test_no_personal_number_in_the_words(add, where):
    assert "personnummer" in refusal(add(picture(), **{where: "Kim 121212-1212"}), where)


def test_nor_in_the_name_of_the_file_which_is_not_kept(add, coordinator):
    assert "Byt namn" in refusal(add(picture(), name="Kim 121212-1212.jpg"))
    add(picture(), name="Kim.jpg")
    assert "Kim" not in str(OccasionPhoto.objects.values_list().get()) + str(StoredFile.objects.values_list().get())


def test_the_same_picture_twice_is_one(add, house):
    add(picture())
    assert "finns redan" in str(add(picture()).context["form"].errors["picture"])


def test_there_is_room_for_so_many(add, settings):
    settings.PHOTOS_PER_OCCASION = 1
    add(picture())
    assert "redan 1 foton" in str(add(picture(colour="red")).context["form"].errors["picture"])


def test_it_is_served_as_a_picture_to_those_who_see_the_occasion_and_kept_by_nobody_between(house, reader):
    photo = make_photo(house.last_week)
    answer = reader.get(f"{house.url}foto/{photo.pk}/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert (answer["X-Content-Type-Options"], "private" in answer["Cache-Control"]) == ("nosniff", True)
    assert reader.get(f"{house.url}foto/{photo.pk}/", headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_photo_of_another_partnership_is_not_there(house, coordinator):
    theirs = make_photo(make_occasion(make_area(make_agreement(make_partnership()))))
    assert coordinator.get(f"{house.url}foto/{theirs.pk}/").status_code == 404
    assert coordinator.post(f"{house.url}foto/{theirs.pk}/ta-bort/").status_code == 404


def test_taken_away_the_bytes_are_gone_and_the_words_are_history(house, coordinator):
    photo = make_photo(house.last_week)
    assert coordinator.post(f"{house.url}foto/{photo.pk}/ta-bort/").status_code == 302
    assert StoredFile.objects.count() == 0
    assert (OccasionPhoto.objects.shown().count(), photo.history.count()) == (0, 2)
    assert photo.history.latest().history_user == house.coordinator
    assert coordinator.get(f"{house.url}foto/{photo.pk}/").status_code == 404


def test_bytes_that_another_occasion_shows_stay(house, coordinator):
    photo, other = make_photo(house.last_week), make_occasion(house.area, held_on=house.today)
    OccasionPhoto(occasion=other, file=photo.file, width=8, height=8, **WORDS).save_as(None)
    coordinator.post(f"{house.url}foto/{photo.pk}/ta-bort/")
    assert StoredFile.objects.count() == 1


def test_a_reader_adds_and_takes_away_nothing(house, reader):
    photo = make_photo(house.last_week)
    assert reader.post(f"{house.last_week.get_absolute_url()}foto/", WORDS).status_code == 403
    assert reader.post(f"{house.url}foto/{photo.pk}/ta-bort/").status_code == 403

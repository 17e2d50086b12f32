"""All parties get to know of economic changes six months before the agreement ends, and it can be shown (rule 23)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from budgets.actions import record_notice, record_proof
from budgets.models import EconomicNotice, NoticeProof
from budgets.notices import last_day_of_notice, read_notice
from partnerships.models import Agreement
from tests.budgets.requests import add_people
from tests.budgets.test_read_the_budget import text
from tests.builders import make_agreement, make_officer, make_organisation, make_partnership, make_party, make_user

IN_TIME, TOO_LATE = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


@pytest.fixture
def people(h):
    add_people(h)
    h.officer = make_officer(h.partnership, name="Hanna Läggare")
    h.notices = f"{h.url}meddelanden/"
    return h


@pytest.fixture
def on_day(monkeypatch):
    return lambda *date: monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(*date))


def told(agreement, *, sent_on=IN_TIME, what="Mindre pengar nästa år."):
    return record_notice(agreement, what=what, sent_on=sent_on, by=make_user())


def proven(notice, *parties, received_on=IN_TIME):
    for party in parties:
        record_proof(notice, party=party, received_on=received_on, proof="Svar på e-post", by=make_user())


def reading(notice):
    return read_notice(EconomicNotice.objects.with_proofs().get(pk=notice.pk))


@pytest.mark.parametrize(
    ("ends_on", "last_day"),
    [
        ((2025, 12, 31), (2025, 6, 30)),
        ((2026, 6, 30), (2025, 12, 31)),
        ((2026, 2, 28), (2025, 8, 31)),
        ((2024, 8, 30), (2024, 2, 28)),
        ((2026, 10, 14), (2026, 4, 14)),
    ],
)
def test_the_last_day_leaves_six_whole_months(ends_on, last_day):
    assert last_day_of_notice(Agreement(ends_on=dt.date(*ends_on))) == dt.date(*last_day)


def test_every_party_needs_its_own_proof(h):
    notice = told(h.agreement)
    assert reading(notice).left == [h.fn, h.ks, h.kn, h.tif, h.rb]
    proven(notice, h.fn, h.ks, h.kn, h.tif)
    assert reading(notice).left == [h.rb]
    proven(notice, h.rb)
    found = reading(notice)
    assert (found.left, found.is_late) == ([], False)


def test_late_is_what_was_sent_or_reached_a_party_after_the_last_day(h):
    late = reading(told(h.agreement, sent_on=TOO_LATE))
    assert (late.is_sent_late, late.is_late) == (True, True)
    notice = told(h.agreement)
    proven(notice, h.rb)
    proven(notice, h.tif, received_on=TOO_LATE)
    found = reading(notice)
    assert (found.is_sent_late, found.is_late) == (False, True)
    assert [each.party for each in found.receipts if each.is_late] == [h.tif]


def test_what_cannot_be_written_down(h, on_day):
    notice = told(h.agreement)
    proven(notice, h.rb)
    for party, day, said in [
        (h.rb, IN_TIME, "har redan ett bevis"),
        (make_organisation(), IN_TIME, "inte part"),
        (h.tif, dt.date(2025, 6, 29), "skickades 30 juni 2025"),
        (h.tif, dt.date(2098, 1, 1), "inte varit än"),
    ]:
        with pytest.raises(ValidationError, match=said):
            proven(notice, party, received_on=day)
    with pytest.raises(ValidationError, match="redan antecknat"):
        told(h.agreement)
    on_day(2025, 6, 29)
    with pytest.raises(ValidationError, match="inte varit än"):
        told(h.agreement, what="Annat.")


def test_nothing_of_it_is_rewritten(h):
    notice = told(h.agreement)
    proven(notice, h.rb)
    for model in (EconomicNotice, NoticeProof):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")


def test_the_officer_writes_it_down_and_notes_the_proofs(as_, people):
    h = people
    answer = as_(h.officer).post(f"{h.notices}nytt/{h.agreement.pk}/", {"what": "Mindre.", "sent_on": "2025-07-01"})
    notice = EconomicNotice.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{h.notices}{notice.pk}/")
    given = {"party": h.fn.pk, "received_on": "2025-07-02", "proof": "E-post"}
    assert as_(h.officer).post(f"{h.notices}{notice.pk}/bevis/", given).status_code == 302
    seen = text(as_(h.reader).get(f"{h.notices}{notice.pk}/"))
    for said in ("skickades för sent: sista dagen var 30 juni 2025", "E-post", "Antecknat av Hanna Läggare",
                 "Saknar bevis: Kommunstyrelsen, Kulturnämnden, Tillsammans i Förening, Rädda Barnen."):  # fmt: skip
        assert said in seen
    listed = text(as_(h.reader).get(h.notices))
    for said in ("För sent", "Sista dagen att meddela var 30 juni 2025", "Mindre."):
        assert said in listed
    again = as_(h.officer).post(f"{h.notices}{notice.pk}/bevis/", given)
    assert (again.status_code, NoticeProof.objects.count()) == (422, 1)


def test_a_contact_person_confirms_for_the_own_party_and_no_other(as_, people):
    h = people
    notice = told(h.agreement)
    address = f"{h.notices}{notice.pk}/bekrafta/"
    assert address in as_(h.asker).get(f"{h.notices}{notice.pk}/").text
    as_(h.asker).post(address, {"party": h.tif.pk})
    assert not NoticeProof.objects.exists()
    assert as_(h.asker).post(address, {"party": h.rb.pk}).status_code == 302
    proof = NoticeProof.objects.get()
    assert (proof.party, proof.recorded_by, proof.proof) == (h.rb, h.asker, "Bekräftat i Kraftsamling")
    assert as_(h.asker).get(address).status_code == 409
    assert address not in as_(h.asker).get(f"{h.notices}{notice.pk}/").text
    for who in (h.reader, h.officer):
        assert as_(who).get(address).status_code == 403
        assert address not in as_(who).get(f"{h.notices}{notice.pk}/").text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ((2025, 4, 29), ""),
        ((2025, 4, 30), "Ekonomiska förändringar meddelas alla parter senast 30 juni 2025"),
        ((2025, 6, 30), "Ekonomiska förändringar meddelas alla parter senast 30 juni 2025"),
        ((2025, 7, 1), "Ekonomiska förändringar skulle ha meddelats alla parter senast 30 juni 2025"),
        ((2025, 12, 31), "Ekonomiska förändringar skulle ha meddelats alla parter senast 30 juni 2025"),
        ((2026, 1, 1), ""),
    ],
)
def test_the_officer_is_reminded_from_two_months_before(as_, people, on_day, day, said):
    on_day(*day)
    seen = text(as_(people.officer).get("/"))
    assert said in seen
    assert ("Ekonomiska förändringar" in seen) is bool(said)
    assert "Ekonomiska förändringar" not in text(as_(people.asker).get("/"))


def test_until_every_party_has_its_proof(as_, people, on_day):
    h = people
    on_day(2025, 6, 30)
    notice = told(h.agreement)
    proven(notice, h.fn, h.ks, h.kn, h.tif)
    assert "Bevis saknas från Rädda Barnen" in text(as_(h.officer).get("/"))
    assert "Har Rädda Barnen fått meddelandet om ekonomi?" in text(as_(h.asker).get("/"))
    proven(notice, h.rb)
    for who in (h.officer, h.asker, h.other_asker):
        assert "om ekonomi?" not in text(as_(who).get("/"))
        assert "Ekonomiska förändringar" not in text(as_(who).get("/"))


def test_the_list_and_the_start_page_ask_no_more_with_more_notices(as_, people, on_day):
    h = people
    on_day(2025, 6, 30)
    counts = {h.notices: [], "/": []}
    officer = make_officer(None)
    for more in (1, 10):
        for _each in range(more):
            agreement = make_agreement(make_partnership())
            make_party(agreement, h.rb)
            proven(told(agreement), h.rb)
            notice = told(h.agreement, what=f"Nummer {EconomicNotice.objects.count()}")
            proven(notice, h.fn, h.tif)
        for address, found in counts.items():
            as_(officer).get(address)
            with CaptureQueriesContext(connection) as queries:
                assert as_(officer).get(address).status_code == 200
            found.append(len(queries))
    assert [found[0] - found[1] for found in counts.values()] == [0, 0], counts

"""An example answer to what stadskontoret asked for in the letter about 2023."""

from kraftsamling.demo.examples import ensure
from partnerships.models import Partnership, User
from reporting.models import FollowUpRequest, RequestAnswer, RequestOutcome

ANSWERED_IN = 2024
TEXT = (
    "Parterna har valt tre mått på kort sikt och börjat mäta dem. Hur effekter på medellång och lång sikt ska följas "
    "är påbörjat tillsammans med universitetet men inte klart."
)


def add_request_answer(partnership: Partnership, *, by: User) -> None:
    """Partly met, so that it is still open the year after."""
    asked = FollowUpRequest.objects.of(partnership).filter(year=ANSWERED_IN - 1).first()
    if asked:
        ensure(RequestAnswer, request=asked, year=ANSWERED_IN, outcome=RequestOutcome.PARTLY, text=TEXT, by=by)

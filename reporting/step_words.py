"""How each step with a report is asked for: the button's word, what pressing it means, and what is said afterwards."""

from dataclasses import dataclass

from reporting.models import ReportKind, ReportStepKind

K = ReportStepKind


@dataclass(frozen=True, slots=True)
class Words:
    """The button's word is the page's heading, and what it means stands below."""

    button: str
    meaning: str
    done: str


_LETTER = {
    K.SUBMIT: Words(
        "Lämna till granskning",
        "Texten ändras inte medan den granskas. Behöver du ändra något tar du tillbaka den.",
        "Skrivelsen är lämnad till granskning.",
    ),
    K.REVIEW: Words(
        "Granska",
        "Du intygar att du har läst skrivelsen och att den kan godkännas. En tredje person godkänner den.",
        "Skrivelsen är granskad. En tredje person godkänner den.",
    ),
    K.APPROVE: Words(
        "Godkänn",
        "Du godkänner skrivelsen för stadskontoret. Sedan upprättas den och ändras aldrig mer.",
        "Skrivelsen är godkänd.",
    ),
    K.RETURN: Words(
        "Lämna tillbaka",
        "Skrivelsen blir ett utkast igen. Författaren ändrar den och lämnar den till granskning en gång till.",
        "Skrivelsen är lämnad tillbaka.",
    ),
    K.WITHDRAW: Words(
        "Ta tillbaka", "Skrivelsen blir ett utkast igen och granskas på nytt.", "Skrivelsen är tillbaka hos dig."
    ),
    K.HAND_OVER: Words(
        "Lämna över",
        "Den som tar över blir författare: lämnar in skrivelsen och tar tillbaka den. Den som har varit författare "
        "granskar och godkänner den inte.",
        "Skrivelsen är överlämnad.",
    ),
}
_ANNUAL_REPORT = {
    K.SUBMIT: Words(
        "Lämna in till parterna",
        "Rapporten blir en inkommen handling hos staden, som alla med en roll i partnerskapet kan läsa. Varje part "
        "godkänner den genom sin kontaktperson. Texten ändras inte medan parterna läser.",
        "Uppföljningsrapporten är inlämnad. Nu godkänner parterna den.",
    ),
    K.APPROVE: Words(
        "Godkänn",
        "Du godkänner uppföljningsrapporten, som den är inlämnad nu, för parten.",
        "Ditt godkännande är sparat.",
    ),
    K.RETURN: Words(
        "Lämna tillbaka",
        "Rapporten blir ett utkast igen. När den lämnas in på nytt godkänner alla parter den en gång till.",
        "Rapporten är lämnad tillbaka.",
    ),
    K.WITHDRAW: Words(
        "Ta tillbaka",
        "Rapporten blir ett utkast igen. När den lämnas in på nytt godkänner alla parter den en gång till.",
        "Rapporten är ett utkast igen.",
    ),
    K.HAND_OVER: Words(
        "Lämna över", "Den som tar över blir rapportens författare.", "Uppföljningsrapporten är överlämnad."
    ),
    "record": Words(
        "För in ett godkännande",
        "För en part som inte har någon kontaktperson med konto. De andra svarar själva.",
        "Godkännandet är infört.",
    ),
}


def words_of(kind: str, step: str) -> Words:
    return (_LETTER if kind == ReportKind.STAFF_REPORT else _ANNUAL_REPORT)[step]  # type: ignore[index]

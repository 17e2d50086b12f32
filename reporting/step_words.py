"""How each step with a report is asked for: the button's words, what pressing it means, and what is said afterwards.

The button alone says what happens, and to whom the report goes.
"""

from dataclasses import dataclass

from reporting.models import Report, ReportStepKind

K = ReportStepKind


@dataclass(frozen=True, slots=True)
class Words:
    """The button's words are the page's heading, and what it means stands below. {to} is the person chosen."""

    button: str
    meaning: str
    done: str


_LETTER = {
    K.SUBMIT: Words(
        "Lämna till granskning",
        "Granskaren ser den på sin startsida. Texten ändras inte medan den granskas. Behöver du ändra något tar du "
        "tillbaka den.",
        "Skrivelsen är lämnad till granskning hos {to}.",
    ),
    K.REVIEW: Words(
        "Intyga att du har granskat",
        "Du intygar att du har läst skrivelsen och att den kan godkännas. En tredje person godkänner den.",
        "Skrivelsen är granskad. En tredje person godkänner den.",
    ),
    K.APPROVE: Words(
        "Godkänn skrivelsen",
        "Du godkänner skrivelsen för stadskontoret. Sedan upprättas den och ändras aldrig mer.",
        "Skrivelsen är godkänd.",
    ),
    K.RETURN: Words(
        "Lämna tillbaka till författaren",
        "Skrivelsen blir ett utkast igen. Författaren ändrar den och lämnar den till granskning en gång till.",
        "Skrivelsen är lämnad tillbaka.",
    ),
    K.WITHDRAW: Words(
        "Ta tillbaka från granskningen",
        "Skrivelsen blir ett utkast igen hos dig, och granskas från början när du lämnar den på nytt.",
        "Skrivelsen är tillbaka hos dig.",
    ),
    K.HAND_OVER: Words(
        "Lämna över till en annan handläggare",
        "Den du väljer blir skrivelsens författare, och är den som lämnar den till granskning. Texten och läget ändras "
        "inte, och alla handläggare kan fortsätta skriva. Den som har varit författare granskar eller godkänner inte.",
        "Skrivelsen är överlämnad till {to}, som är författare nu.",
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
        "Godkänn rapporten",
        "Du godkänner uppföljningsrapporten, som den är inlämnad nu, för parten.",
        "Ditt godkännande är sparat.",
    ),
    K.RETURN: Words(
        "Lämna tillbaka till författaren",
        "Rapporten blir ett utkast igen. När den lämnas in på nytt godkänner alla parter den en gång till.",
        "Rapporten är lämnad tillbaka.",
    ),
    K.WITHDRAW: Words(
        "Ta tillbaka från parterna",
        "Rapporten blir ett utkast igen. När den lämnas in på nytt godkänner alla parter den en gång till.",
        "Rapporten är ett utkast igen.",
    ),
    K.HAND_OVER: Words(
        "Lämna över till en annan samordnare",
        "Den du väljer blir rapportens författare. Texten och läget ändras inte, och alla samordnare kan fortsätta "
        "skriva och lämna in rapporten till parterna.",
        "Uppföljningsrapporten är överlämnad till {to}, som är författare nu.",
    ),
    "record": Words(
        "För in en parts godkännande",
        "För en part som inte har någon kontaktperson med konto. De andra svarar själva.",
        "Godkännandet är infört.",
    ),
}


_FIRST_AUTHOR = Words(
    "Välj författare",
    "Den du väljer, kanske du själv, blir författare och lämnar in texten. Alla som skriver i den kan fortsätta.",
    "{to} är författare nu.",
)


def words_of(report: Report, step: str) -> Words:
    """What has no author yet, as what was written before the product, is not handed over by anybody."""
    if step == K.HAND_OVER and report.author_id is None:
        return _FIRST_AUTHOR
    return (_LETTER if report.is_letter else _ANNUAL_REPORT)[step]  # type: ignore[index]

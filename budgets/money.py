"""Kronor in print. Amounts are `Decimal` kronor with two decimals everywhere, never float."""

from decimal import ROUND_HALF_UP, Decimal

from partnerships.swedish import NO_BREAK_SPACE, number

ORE = Decimal("0.01")


def kronor(amount: Decimal) -> str:
    """An amount for people: "1 210 000 kr" with no-break spaces; öre only when the amount is not whole.

    Half an öre is rounded up, away from zero. A negative amount gets a true minus sign.
    """
    rounded = amount.quantize(ORE, rounding=ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return f"{number(whole + 0 if rounded == whole else rounded)}{NO_BREAK_SPACE}kr"


def deviation_word(amount: Decimal) -> str:
    """What budget minus outcome is called: more budget than outcome is an «överskott»."""
    if not amount:
        return "ingen avvikelse"
    return "överskott" if amount > 0 else "underskott"

"""What must not be torn apart at the end of a line."""

import pytest

from reporting.typography import typeset

NBSP, JOINED_DASH = "\u00a0", "\u2013\u2060"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("KS 210818 § 274", f"KS 210818 §{NBSP}274"),
        ("§274", f"§{NBSP}274"),
        ("1 210 000 kr", f"1{NBSP}210{NBSP}000{NBSP}kr"),
        ("1456 kr", f"1456{NBSP}kr"),
        ("3,0 %", f"3,0{NBSP}%"),
        ("cirka 40 besökare", f"cirka{NBSP}40 besökare"),
        ("2021-2023", f"2021{JOINED_DASH}2023"),
        ("barn 7–13 år", f"barn 7{JOINED_DASH}13{NBSP}år"),
        ("STK-2023-268", "STK-2023-268"),
        ("2024-04-29", "2024-04-29"),
        ("Under 2023 517 tillfällen", "Under 2023 517 tillfällen"),
        ("kraft i året 2023", "kraft i året 2023"),
    ],
)
def test_spaces_and_dashes(written, printed):
    assert typeset(written) == printed


def test_typesetting_twice_changes_nothing():
    once = typeset("§ 274, 1 210 000 kr, 2021-2023, 7–13 år")
    assert typeset(once) == once

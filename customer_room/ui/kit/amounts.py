"""An exact number as a field starts from it; ui/sync/amounts.js reads it back."""

from __future__ import annotations

from decimal import Decimal


def amount_text(amount: str | None, *, share: bool = False) -> str:
    """Print an exact decimal without the zeros behind it, and nothing where there is none.

    Args:
        amount: As it is stored, such as ``0.850``.
        share: It is a part of 1, printed in percent: ``85 %``.
    """
    if amount is None:
        return ""
    number = Decimal(amount).scaleb(2 if share else 0).normalize()
    plain = f"{number:f}" if number else "0"
    return f"{plain} %" if share else plain

"""Numbers and names as people say them."""

from __future__ import annotations

from collections.abc import Sequence

NUMBERS = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def number_word(number: int) -> str:
    """Say a small number as a word that begins a sentence; figures from eleven on."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def counted(number: int, word: str, several: str = "") -> str:
    """Say a number with its noun: ``1 proof``, ``3 proofs``."""
    return f"{number:,} {word if number == 1 else several or word + 's'}"


def listed(names: Sequence[str]) -> str:
    """Join names as one says them: ``COO, CFO and CMO``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

"""Found figures against published ones."""

from fractions import Fraction
from math import isclose
from typing import Any


def differences(found: Any, wanted: Any, path: str = "") -> list[str]:
    """Where two values differ: text and counts to the letter, raw 1e-9, exact as fractions."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        lost = [f"{path}/{key}: missing" for key in wanted.keys() - found.keys()]
        more = [f"{path}/{key}: not published" for key in found.keys() - wanted.keys()]
        shared = wanted.keys() & found.keys()
        below = (differences(found[key], wanted[key], f"{path}/{key}") for key in sorted(shared))
        return sorted(lost + more) + [line for each in below for line in each]
    if isinstance(wanted, list) and isinstance(found, list) and len(found) == len(wanted):
        pairs = enumerate(zip(found, wanted, strict=True))
        below = (differences(f, w, f"{path}/{i}") for i, (f, w) in pairs)
        return [line for each in below for line in each]
    if path.endswith("/exact"):
        return [] if Fraction(found) == Fraction(wanted) else [f"{path}: {found} not {wanted}"]
    if path.endswith("/raw") and None not in (found, wanted):
        near = isclose(found, wanted, rel_tol=1e-9)
        return [] if near else [f"{path}: {found} not {wanted}"]
    same = found == wanted and isinstance(found, bool) == isinstance(wanted, bool)
    return [] if same else [f"{path}: {found!r} not {wanted!r}"]

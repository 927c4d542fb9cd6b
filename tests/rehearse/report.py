"""The rehearsal on one page: what held, and what every screen showed in every phase."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.rehearse.acts import some
from tests.rehearse.checks import Check
from tests.rehearse.rehearsal import Rehearsed
from tests.rehearse.room import Moment, Part

TOKENS = Path(__file__).resolve().parents[2] / "assets" / "tokens.css"
LOOK = Path(__file__).with_name("report.css")
NAME = "index.html"
FONTS = re.compile(r"@font-face \{.*?\n\}\n", re.DOTALL)  # those of the machine will do
SCREENS = {"wall": "Wall", "console": "Console", "laptop": "Laptop", "phone": "Phone"}


def write_report(done: Rehearsed) -> Path:
    """Write the page beside its pictures and return where it is."""
    file = done.out / NAME
    file.write_text("\n".join(_page(done)) + "\n", encoding="utf-8")
    return file


def _page(done: Rehearsed) -> Iterator[str]:
    tokens = FONTS.sub("", TOKENS.read_text(encoding="utf-8"))
    yield '<!doctype html>\n<html lang="en" data-theme="light">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Rehearsal: {escape(done.title)}</title>"
    yield f"<style>\n{tokens}\n{LOOK.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>"
    yield from _head(done)
    yield from _looked_at(done)
    for place, part in enumerate(done.parts):
        yield from _part(place, part)
    yield "</main>\n</body>\n</html>"


def _head(done: Rehearsed) -> Iterator[str]:
    cast, looked = done.cast, _checks(done)
    verdict = f"{sum(check.holds for check in looked)} of {len(looked)} checks held"
    if done.stopped:
        verdict = "It did not come to its end"
    phones, laptops = some(len(cast.phones), "phone"), some(len(cast.laptops), "laptop")
    people = f"{some(len(cast.leaders), 'leader')} ({phones}, {laptops}, {len(cast.sockets)} on the"
    day = time.strftime("%-d %B %Y, %H:%M")
    yield f'<p class="soft">{escape(done.title)}, rehearsed on {day}</p>'
    yield f'<h1><span class="marker">{verdict}.</span></h1>'
    took = f"An agenda of {done.minutes} minutes in {_long(done.seconds)}, with {people} socket)"
    yield f'<p class="lead num">{took}, a console and a paired projector.</p>'
    if done.stopped:
        yield f'<p class="lead">{escape(done.stopped)}</p>'


def _looked_at(done: Rehearsed) -> Iterator[str]:
    yield '<section aria-labelledby="checks">'
    yield '<h2 id="checks">Afterwards, in the database and log</h2>'
    yield '<ul class="checks">'
    yield from map(_check, _checks(done))
    yield "</ul>\n</section>"


def _checks(done: Rehearsed) -> list[Check]:
    errors = [f"{name}: {line}" for name, lines in done.complaints.items() for line in lines]
    quiet = Check("No browser reported an error", not errors,
                  "; ".join(errors) or some(len(done.complaints), "browser"))  # fmt: skip
    return [*done.checks, quiet]


def _check(check: Check) -> str:
    look, mark, word = ("", "✓", "holds") if check.holds else (' class="broken"', "✗", "broken")
    return (f'<li{look}><span class="mark" role="img" aria-label="{word}">{mark}</span>'
            f'<span>{escape(check.says)}</span><span class="found num">{escape(check.found)}</span>'
            "</li>")  # fmt: skip


def _part(place: int, part: Part) -> Iterator[str]:
    planned = f"planned {part.planned} min, " if part.planned else ""
    yield f'<section aria-labelledby="part-{place}">\n<div class="head">'
    yield f'<h2 id="part-{place}">{escape(part.title)}</h2>'
    yield f'<span class="soft num">{planned}took {_long(part.seconds)}</span>\n</div>'
    if part.happened:
        did = "; ".join(part.happened)
        yield f'<p class="did">{escape(did[0].upper() + did[1:])}.</p>'
    for moment in part.moments:
        yield from _moment(part, moment)
    yield "</section>"


def _moment(part: Part, moment: Moment) -> Iterator[str]:
    yield f'<figure>\n<figcaption>{escape(moment.says)}</figcaption>\n<div class="screens">'
    for kind, file in moment.pictures.items():
        name = SCREENS.get(kind, kind)
        told = escape(f"{name}, {part.title}: {moment.says}")
        yield (f'<a href="{file}"><img src="{file}" alt="{told}" loading="lazy">'
               f"{escape(name)}</a>")  # fmt: skip
    yield "</div>\n</figure>"


def _long(seconds: float) -> str:
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{seconds:.1f} s"

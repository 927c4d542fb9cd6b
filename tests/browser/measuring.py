"""Is it fit for a wall? Sizes, places and contrast of every text, measured as it is drawn.

Sizes are those of PRODUCT §4 in pixels of the screen; on screens higher than 1080 they grow with
it. Contrast is that of the text's colour against the pixels that really lie under its letters.
"""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("measure.js").read_text()
NOTE, HEADING, ANY, CODE = 32, 48, 22, 200
CONTRAST = 7.0
WIDE = 1920
HINT = 0.3  # of the difference that its colour alone would make
HIDE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { color: #0000 !important; -webkit-text-fill-color: #0000 !important }");
  document.adoptedStyleSheets.push(sheet);
}"""
SHOW = "() => { document.adoptedStyleSheets.pop(); }"

Picture = NDArray[np.uint8]
Pixels = NDArray[np.float64]


def faults(page: Page, *, contrast: bool = True) -> list[str]:
    """Say what is too small, cut, outside, over something else and, if wished, too faint."""
    seen = page.evaluate(SCRIPT)
    small = [fault for text in seen["texts"] if (fault := _too_small(page, text))]
    return [*seen["faults"], *small, *(_too_faint(page, seen["texts"]) if contrast else [])]


def _too_small(page: Page, text: dict[str, Any]) -> str:
    assert page.viewport_size is not None
    least = CODE if text["isCode"] else HEADING if text["isHeading"] else ANY
    least = NOTE if text["isNote"] else least
    least *= max(1.0, page.viewport_size["height"] / 1080)
    return (
        ""
        if text["size"] >= least - 0.01
        else f"{text['size']:.1f} px, not {least:.0f}: {text['name']}"
    )


def _too_faint(page: Page, texts: list[dict[str, Any]]) -> list[str]:
    written = _picture(page)
    page.evaluate(HIDE)
    bare = _picture(page)
    page.evaluate(SHOW)
    assert page.viewport_size is not None
    scale = written.shape[1] / page.viewport_size["width"]
    found: list[str] = []
    for text in texts:
        lowest = min(
            (_contrast(text["color"], written, bare, line, scale) for line in text["lines"]),
            default=99.0,
        )
        if lowest < CONTRAST:
            found.append(f"contrast {lowest:.2f}, not {CONTRAST:.0f}: {text['name']}")
    return found


def _contrast(
    color: str, written: Picture, bare: Picture, line: dict[str, float], scale: float
) -> float:
    """Return the least contrast of a colour with what lies under the letters of one line."""
    box = (slice(max(0, int(line["top"] * scale)), int(line["bottom"] * scale) + 1),
           slice(max(0, int(line["left"] * scale)), int(line["right"] * scale) + 1))  # fmt: skip
    # As numbers only where they are needed: a whole wall of them takes longer than all lines.
    ink, paper = written[box].astype(float), bare[box].astype(float)
    differs = np.abs(ink - paper).sum(axis=2)
    if not differs.size or differs.max() < 12:
        return 1.0  # nothing to be seen
    letters = differs >= 0.7 * differs.max()
    under = _luminance(paper[letters])
    rgb = np.array([float(part) for part in re.findall(r"[\d.]+", color)[:3]])
    if differs.max() < HINT * np.abs(rgb - paper[letters]).sum(axis=1).max():
        return 1.0  # drawn, but as good as through
    mine = _luminance(rgb[None])[0]
    ratios = (np.maximum(under, mine) + 0.05) / (np.minimum(under, mine) + 0.05)
    return float(np.quantile(ratios, 0.02))


def _luminance(pixels: Pixels) -> Pixels:
    """Return WCAG's relative luminance."""
    parts = pixels / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def _picture(page: Page) -> Picture:
    """Take a picture of the screen, of a large one at the size of a usual one."""
    assert page.viewport_size is not None
    width, height = page.viewport_size["width"], page.viewport_size["height"]
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": min(1.0, WIDE / width)}
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot",
                        {"format": "png", "clip": clip, "optimizeForSpeed": True})  # fmt: skip
    session.detach()
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB"))

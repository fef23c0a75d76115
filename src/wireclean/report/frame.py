"""What every page shares: its frame, its colours, and the ways in which text gets into it.

What a page shows is not trusted. It enters in two ways only: as text through `escaped`, and inside a block
of JSON through `json_block`. A strict Content-Security-Policy names the hashes of the page's one style and one script,
so even a mistake here would run nothing.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

__all__ = [
    "COLOURS",
    "OTHER_COLOUR",
    "counted",
    "document",
    "escaped",
    "family_styles",
    "json_block",
    "template",
    "visible",
]

# What nobody sees, or what turns the text around, is shown by name; joiners that letters and emoji need stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)

# Hues after Okabe and Ito, dark enough for paper and light enough for the night; a pack's families share the last.
COLOURS = {
    "ENC": ("#0a5a9c", "#82c4f8"),
    "SPC": ("#58606c", "#b0bac8"),
    "PAR": ("#665d4e", "#c2b7a3"),
    "GAL": ("#a1400a", "#ff9f70"),
    "FUR": ("#9a2a69", "#f29ccb"),
    "NOT": ("#00654c", "#62d3ad"),
    "SGN": ("#655500", "#d9c65f"),
    "CAP": ("#7d5200", "#f2bb52"),
    "DAT": ("#473bab", "#b7aeff"),
    "HED": ("#005b79", "#74d2ea"),
    "OFF": ("#8c1c13", "#f7a49c"),
}
OTHER_COLOUR = ("#3d4148", "#d4d8de")


def visible(text: str) -> str:
    """Return `text` with what nobody sees, or what turns the text around, shown by name.

    >>> visible("bell\\u202e\\x1b")
    'bell⟨U+202E⟩␛'
    """
    return _UNSEEN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def escaped(text: str) -> str:
    """Return `text` as it stands between tags, or in a quoted attribute."""
    return html.escape(visible(text), quote=True)


def json_block(data: dict[str, Any]) -> str:
    """Return JSON that cannot end the script block it stands in."""
    encoded = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        encoded = encoded.replace(letter, f"\\u{ord(letter):04x}")
    return encoded


def document(title: str, body: str, families: str) -> str:
    """Return the whole page: `body` is HTML, `families` what `family_styles` gave."""
    style = f"{_asset('style.css')}\n{families}"
    script = _asset("page.js")
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return template("frame.html").substitute(policy=policy, title=escaped(title), style=style, script=script, body=body)


def family_styles(classes: dict[str, str]) -> str:
    """Return the colours of the families of a page, and the rules that show a family's marks as plain copy."""
    light, dark, off = [], [], []
    for family, css in classes.items():
        by_day, by_night = COLOURS.get(family, OTHER_COLOUR)
        light.append(f".{css}{{--c:{by_day}}}")
        dark.append(f".{css}{{--c:{by_night}}}")
        off.append(
            f".off-{css} .e.{css}{{background:none;border:0;cursor:auto}}"
            f".off-{css} .e.{css} del{{color:inherit;text-decoration:none}}"
            f".off-{css} .e.{css} del.blank{{color:transparent;background:none}}"
            f".off-{css} .e.{css} ins,.off-{css} .margin .{css}{{display:none}}"
        )
    night = "".join(dark)
    at_night = "".join(rule.replace(".f", ':root[data-theme="dark"] .f', 1) for rule in dark)
    return (
        "".join(light)
        + "@media screen and (prefers-color-scheme:dark){"
        + "".join(rule.replace(".f", ':root:not([data-theme="light"]) .f', 1) for rule in dark)
        + "}@media screen{"
        + at_night
        + "}"
        + "".join(off)
        if night
        else ""
    )


@cache
def _asset(name: str) -> str:
    return (files("wireclean.report") / name).read_text(encoding="utf-8")


@cache
def template(name: str) -> Template:
    """Return a part of a page, by its file's name."""
    return Template(_asset(name))


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "edit"), counted(1200, "edit")
    ('1 edit', '1,200 edits')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

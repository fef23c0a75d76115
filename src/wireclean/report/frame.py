"""What every page shares: its templates, its colours, and the ways in which text gets into it.

What a page shows is not trusted. It enters in two ways only: as text, which every template escapes by itself once what nobody
sees is shown by name, and inside a block of JSON through `json_block`. A strict Content-Security-Policy names the hashes
of the page's one style and one script, so even a mistake here would run nothing.

Pages need the extra `wireclean[report]`; nothing is loaded for them until one is made.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wireclean.messages import counted
from wireclean.report.marked import family_name

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["COLOURS", "OTHER_COLOUR", "demand_pages", "family_classes", "page", "visible"]

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


def demand_pages() -> None:
    """Raise `ImportError` where what makes pages is not installed; the message names the extra that brings it."""
    _environment()


def page(name: str, *, title: str, families: dict[str, str], data: dict[str, Any], **values: Any) -> str:
    """Return the page that the template `name` makes of `values`.

    `families` are the classes of `family_classes`, `data` is what the page's script reads. Raises `ImportError` like
    `demand_pages`.
    """
    environment = _environment()
    from markupsafe import Markup  # noqa: PLC0415 - comes with the extra

    style = f"{_asset('style.css')}\n{_family_styles(families)}"
    script = _asset("page.js")
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return environment.get_template(name).render(
        title=title,
        policy=policy,
        style=Markup(style),
        script=Markup(script),
        data=Markup(_json_block(data)),
        **values,
    )


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise ImportError("a page needs Jinja2; install it with: pip install 'wireclean[report]'") from error
    environment = Environment(
        loader=PackageLoader("wireclean.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_seen,
    )
    environment.filters["counted"] = counted
    environment.filters["grouped"] = lambda number: f"{number:,}" if isinstance(number, int) else number
    environment.filters["short"] = _short
    environment.filters["family"] = family_name
    return environment


def _seen(value: object) -> object:
    """Show by name what a reader would not see, in all that a template writes but the markup that templates themselves made."""
    return visible(value) if type(value) is str else value


def _json_block(data: dict[str, Any]) -> str:
    """Return JSON that cannot end the script block it stands in."""
    encoded = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        encoded = encoded.replace(letter, f"\\u{ord(letter):04x}")
    return encoded


def family_classes(families: Iterable[str]) -> dict[str, str]:
    """Return a class for each family of rules, in the order of the colours, a pack's own families last."""
    there = set(families)
    order = [*(family for family in COLOURS if family in there), *sorted(there - COLOURS.keys())]
    return {family: f"f{number}" for number, family in enumerate(order)}


def _family_styles(classes: dict[str, str]) -> str:
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
    return (files("wireclean.report") / "templates" / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _short(number: int) -> str:
    """Return a number in at most four signs, for above a column."""
    for size, letter in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if number >= size:
            return f"{number / size:.1f}{letter}" if number < 10 * size else f"{number // size}{letter}"
    return str(number)

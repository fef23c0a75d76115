"""What the library is given is looked at in the call, whatever the copy holds, and a wrong argument says what is taken."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import wireclean
from wireclean.packs import load_pack

COPY = "LISBON (AP) — The bell weighs a ton."  # no date in it, so nothing would ever ask for the reference
PACK = Path(__file__).resolve().parent.parent / "examples" / "herald.toml"


@pytest.mark.parametrize("function", [wireclean.clean, wireclean.check])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"The bell", "takes a str, not bytes; decode them first"),
        (bytearray(b"The bell"), "takes a str, not bytearray; decode them first"),
        (Path("story.txt"), "takes the text itself, not a path; read the file first: "),
        (None, "takes a str, not None"),
        (["The bell"], "takes a str, not list"),
    ],
)
def test_a_text_is_a_str(function: Callable[[Any], object], text: object, said: str) -> None:
    with pytest.raises(TypeError, match=r"^(clean|check) ") as raised:
        function(text)
    assert said in str(raised.value)


@pytest.mark.parametrize("name", ["parse_byline", "parse_credit", "parse_dateline", "parse_timestamp"])
@pytest.mark.parametrize("text", [None, b"By Ana Lima", Path("story.txt"), 7])
def test_so_is_what_a_parser_reads(name: str, text: object) -> None:
    with pytest.raises(TypeError, match=rf"^{name} takes "):
        getattr(wireclean, name)(text)


@pytest.mark.parametrize("call", [wireclean.clean, wireclean.parse_dateline, wireclean.parse_timestamp])
@pytest.mark.parametrize("reference", ["2020-05-04", 2020, 1588550400.0, (2020, 5, 4)])
def test_a_reference_is_a_day_even_where_the_copy_does_not_ask_for_it(call: Any, reference: object) -> None:
    with pytest.raises(TypeError, match=r"reference is a datetime\.date or datetime\.datetime, .* not ") as raised:
        call(COPY, reference=reference)
    if isinstance(reference, str):
        assert "date.fromisoformat('2020-05-04')" in str(raised.value)


@pytest.mark.parametrize(
    "reference", [date(2020, 12, 31), datetime(2020, 12, 31, 4), datetime(2020, 12, 31, tzinfo=UTC)]
)
def test_a_date_or_a_datetime_gives_the_year(reference: date) -> None:
    article = wireclean.clean("LISBON, May 4 (AP) — The bell weighs a ton.", reference=reference)
    assert article.dateline is not None
    assert article.dateline.date == date(2020, 5, 4)


@pytest.mark.parametrize("function", [wireclean.clean, wireclean.check])
@pytest.mark.parametrize("config", [{"select": ["GAL"]}, "wireclean.toml", ["GAL"], {}])
def test_a_config_is_a_config(function: Any, config: object) -> None:
    with pytest.raises(TypeError, match=r"config is a wireclean\.Config, not (dict|str|list)"):
        function(COPY, config=config)


@pytest.mark.parametrize("many", [list, tuple, set, frozenset, dict.fromkeys, iter])
@pytest.mark.parametrize("key", ["select", "ignore"])
def test_codes_come_in_any_iterable(key: str, many: Callable[[list[str]], Any]) -> None:
    config = wireclean.Config(**{key: many(["GAL", "FUR001"])})
    wanted = frozenset({"GAL", "FUR001"})
    assert getattr(config, key) == wanted
    assert isinstance(getattr(config, key), frozenset)
    same = wireclean.Config(**{key: wanted})  # type: ignore[arg-type]  # the key is one of two
    assert (config, hash(config)) == (same, hash(same))
    assert pickle.loads(pickle.dumps(config)) == config
    assert wireclean.clean(COPY, config=config).text


@pytest.mark.parametrize("key", ["select", "ignore"])
@pytest.mark.parametrize("codes", ["GAL", b"GAL", 7, [7], [None], [["GAL"]]])
def test_what_is_no_iterable_of_codes_is_refused(key: str, codes: Any) -> None:
    with pytest.raises(TypeError, match=rf"{key} takes codes of rules or families, such as \['GAL', 'FUR001'\], not "):
        wireclean.Config(**{key: codes})


def test_nothing_to_ignore_is_an_empty_iterable_not_none() -> None:
    with pytest.raises(TypeError, match="ignore takes codes"):
        wireclean.Config(ignore=None)  # type: ignore[arg-type]
    assert wireclean.Config(ignore=[]) == wireclean.Config()


@pytest.mark.parametrize("many", [list, tuple, iter, dict.fromkeys])
def test_packs_come_in_any_iterable(many: Callable[[list[Any]], Any]) -> None:
    pack = load_pack(PACK)
    config = wireclean.Config(packs=many([pack]))
    assert config.packs == (pack,)
    assert hash(config) == hash(wireclean.Config(packs=(pack,)))


@pytest.mark.parametrize("wrong", ["examples/herald.toml", ["examples/herald.toml"], [PACK], None, 7])
def test_a_path_is_no_pack(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"packs takes rule packs, as wireclean\.packs\.load_pack reads them, not "):
        wireclean.Config(packs=wrong)
    with pytest.raises(TypeError, match="packs takes rule packs"):
        wireclean.Config(packs=load_pack(PACK))  # type: ignore[arg-type]


def test_a_rule_and_an_edit_take_what_they_take() -> None:
    with pytest.raises(TypeError, match="takes a str, not None"):
        wireclean.rules["GAL001"](None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="takes functions from str to str, not int"):
        wireclean.compose(3)  # type: ignore[arg-type]

"""Rule packs: what their rules find, the laws with packs at work, and packs that are wrong."""

from __future__ import annotations

import contextlib
import io
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest
import regex
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import wireclean
from benchmarks.hostile import MOST_GROWTH, calls
from wireclean import packs, recognition
from wireclean.article import place_of
from wireclean.packs.model import Pack, calls_itself
from wireclean.packs.registry import rule_set
from wireclean.testing import ArticleTruth, Sample, articles, paragraphs

ROOT = Path(__file__).resolve().parent.parent
HERALD = packs.load_pack(ROOT / "examples" / "herald.toml")

# One rule of each kind, none of them tame, for the laws.
_SHARED = {"summary": "S", "reason": "R", "fixes": [{"before": "a", "after": "b"}], "keeps": ["a"]}
_WILD: list[dict[str, Any]] = [
    {"kind": "line", "phrases": ["More bells", "Advertisement", "--"]},
    {"kind": "prefix", "phrases": ["Bell:", "Bell", "The bell"]},
    {"kind": "prefix", "phrases": ["Go:"], "whole-line": True, "zone": "head", "becomes": "about"},
    {"kind": "holds", "phrases": ["your doorstep", "bell of"], "longest": 40, "longest-opened": 60},
    {"kind": "suffix", "phrases": ["(HH)", "HH", "a ton."], "zone": "tail", "becomes": "signature"},
    {"kind": "suffix", "phrases": ["more"], "whole-line": True, "zone": "body"},
    {"kind": "block", "begin": ["<<", "[box"], "end": [">>", "box]"], "longest": 60},
    {"kind": "block", "begin": ["Most read"], "longest": 80},
    {"kind": "pattern", "pattern": r"ab|\bPIC \d: (?P<text>[^\n]{1,40})", "becomes": "caption"},
    {"kind": "pattern", "pattern": r"^.{1,30}$(?!\n)"},  # the last line, and then the one before it
    {"kind": "pattern", "pattern": r"\s?\[photo\]\s?", "cues": ["[photo]"]},
    {"kind": "dateline", "agencies": [{"short": "HNS", "name": "Herald News Service", "dateline": ["HNS"]}]},
]


def made(*rules: dict[str, Any], name: str = "wild") -> Pack:
    """Make a pack of rules, each with what every rule must have."""
    numbered = [
        _SHARED | {"code": f"{name.upper()}{number}", "name": f"{name}-{number}"} | rule
        for number, rule in enumerate(rules, 1)
    ]
    return msgspec.convert({"name": name, "rule": numbered}, Pack)


def cleaned(text: str, *rules: dict[str, Any]) -> str:
    """Return what rules of a pack alone make of a text."""
    return wireclean.clean(text, config=wireclean.Config(select=frozenset({"WILD"}), packs=(made(*rules),))).text


WILD = made(*_WILD)
CUED = made(*(rule for rule in _WILD if rule["kind"] != "pattern" or "cues" in rule))
_PIECES = [
    "More bells", "Advertisement", "--", "Bell:", "Bell", "The bell", "Go:", "(HH)", "HH", "a ton.", "more", "<<", ">>", "[box", "box]", "Most read",
    "a", "b", "ab", "PIC 1: Divers surface. (AP Photo/Ana Lima)", "[photo]", "PORT ELLERY (HNS) — ", "LISBON (HNS) - ", "\n", "\n\n", "\n", " ", "  ",
    "The bell of the Aurora weighs more than a ton, the museum said.", "LISBON (AP) — ", "(Reporting by Ana Lima; Editing by Tom Reed)", "\ud83d", "\u0130", ".",
]  # fmt: skip


def soup() -> st.SearchStrategy[str]:
    """Draw pieces that the wild rules look for, together with anything else."""
    piece = st.one_of(st.sampled_from(_PIECES), st.text(st.characters(), max_size=4))
    return st.lists(piece, max_size=14).map("".join)


# --- the example pack


def test_the_examples_of_the_example_pack_hold() -> None:
    assert packs.test_pack(HERALD) == ()


def test_what_a_pack_finds_goes_where_it_says() -> None:
    copy = (
        "HERALD EXCLUSIVE: Bell found\n\nPORT ELLERY, Nova Scotia (HNS) — The bell of the Aurora weighs a ton, they said.\n\n"
        "PICTURE 1/2: Divers look at the bell. (AP Photo/Joe Hart)\n\nIt was cast in 1871 and sank in 1902. — HH/AL"
    )
    article = wireclean.clean(copy, config=wireclean.Config(packs=(HERALD,)))
    assert article.paragraphs[-2:] == (
        "The bell of the Aurora weighs a ton, they said.",
        "It was cast in 1871 and sank in 1902.",
    )
    assert article.dateline is not None
    assert (article.dateline.agency, article.dateline.places[0].country) == ("HNS", "CA")
    assert copy[slice(*place_of(article.dateline))] == article.dateline.text == "PORT ELLERY, Nova Scotia (HNS)"
    assert [(caption.text, caption.credit and caption.credit.photographer) for caption in article.captions] == [
        ("Divers look at the bell.", "Joe Hart")
    ]
    assert [(note.kind, note.text, copy[slice(*note.span)]) for note in article.notes] == [
        ("signature", "— HH/AL", "— HH/AL")
    ]
    assert [edit.rule for edit in article.edits] == ["HERALD002", "HERALD007", "HERALD006", "HERALD004"]


def test_check_knows_the_rules_of_packs() -> None:
    found = wireclean.check("It rang.\n\nThe Harbour Herald on your doorstep", config=wireclean.Config(packs=(HERALD,)))
    assert [(finding.rule, finding.name, finding.line, finding.message) for finding in found] == [
        ("HERALD001", "herald-furniture", 3, "remove: herald furniture")
    ]


def test_a_rule_of_a_pack_may_spare_the_storys_own_sentences() -> None:
    above = (
        "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday."
    )
    below = (
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said."
    )
    copy = f"{above}\n\nBells for all is what the pastor of Port Ellery has promised to the five parishes.\n\n{below}"
    rule = {"kind": "prefix", "phrases": ["Bells for all"], "whole-line": True}
    assert cleaned(copy, rule) != copy
    assert cleaned(copy, rule | {"spares-prose": True}) == copy


def test_a_rule_of_a_pack_is_a_normalizer() -> None:
    rule = packs.pack_rules(HERALD)[0]
    assert rule("It rang.  Twice.\n\nThe Harbour Herald on your doorstep") == "It rang.  Twice."
    assert rule.family == "HERALD"


def test_without_the_pack_nothing_of_it_is_left() -> None:
    text = "It rang.\n\nThe Harbour Herald on your doorstep"
    with_pack = wireclean.clean(text, config=wireclean.Config(packs=(HERALD,)))
    assert with_pack.text != wireclean.clean(text).text == text


# --- kinds


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ({"kind": "line", "phrases": ["More bells"]}, "It rang.\n» more bells:\nTwice.", "It rang.\nTwice."),
        ({"kind": "line", "phrases": ["More bells"], "match-case": True}, "more bells", "more bells"),
        ({"kind": "line", "phrases": ["More bells"]}, "More bells rang.", "More bells rang."),
        ({"kind": "line", "phrases": ["***"]}, "It rang.\n***\nTwice.", "It rang.\nTwice."),
        ({"kind": "prefix", "phrases": ["Go:"]}, "Go: Go: the bell", "the bell"),
        ({"kind": "prefix", "phrases": ["Bell"]}, "Bellows rang. Bell rang.", "Bellows rang. Bell rang."),
        ({"kind": "prefix", "phrases": ["Go:"], "whole-line": True, "longest": 9}, "Go: a b\nGo: a b c d", "Go: a b c d"),
        ({"kind": "line", "phrases": ["# more bells"]}, "It rang.\n12 more bells\n# more bells\nTwice.", "It rang.\nTwice."),
        ({"kind": "line", "phrases": ["5 more bells"]}, "12 more bells", "12 more bells"),
        ({"kind": "prefix", "phrases": ["Go:"], "whole-line": True}, "It rang.\n» Go: a b", "It rang."),
        ({"kind": "prefix", "phrases": ["Go:"]}, "» Go: a b", "» Go: a b"),
        ({"kind": "prefix", "phrases": ["Go:"], "whole-line": True, "one-sentence": True}, "Go: it rang. Twice.", "Go: it rang. Twice."),
        ({"kind": "prefix", "phrases": ["Go to "], "whole-line": True, "longest-open": 9}, "Go to a\nGo to b.\nGo to a b c", "Go to b.\nGo to a b c"),
        ({"kind": "holds", "phrases": ["your bell"]}, "It rang.\nWe ring your bell for you.\nTwice.", "It rang.\nTwice."),
        ({"kind": "holds", "phrases": ["your bell"]}, "We ring your bells.\n“We ring your bell.”", "We ring your bells.\n“We ring your bell.”"),
        ({"kind": "holds", "phrases": ["your bell"], "longest": 9, "longest-opened": 12}, "Your bell: a\nRing your bell", "Ring your bell"),
        ({"kind": "suffix", "phrases": ["(HH)"]}, "It rang. (HH) (HH)\n(HH) Twice.", "It rang.\n(HH) Twice."),
        ({"kind": "suffix", "phrases": ["HH"]}, "It rang.HH\nIt rang HHH", "It rang.\nIt rang HHH"),
        ({"kind": "suffix", "phrases": ["more"], "whole-line": True}, "It rang.\nRead more", "It rang."),
        ({"kind": "block", "begin": ["[box]"], "end": ["[/box]"]}, "a [box] b [/box] c", "a c"),
        ({"kind": "block", "begin": ["[box]"], "end": ["[/box]"]}, "a [box] b [box] c [/box] d", "a [box] b d"),
        ({"kind": "block", "begin": ["[box]"], "end": ["[/box]"], "longest": 13}, "a [box] b [/box] c", "a [box] b [/box] c"),
        ({"kind": "block", "begin": ["[box]"], "end": ["[/box]", "[/box] end"]}, "a [box] b [/box] end c", "a c"),
        ({"kind": "block", "begin": ["Most read"]}, "It rang.\nMost read\nA\nB", "It rang."),
        ({"kind": "block", "begin": ["Most read"]}, "Of the papers the most read\nA\nB", "Of the papers the most read\nA\nB"),
        ({"kind": "block", "begin": ["Most read"], "longest": 10}, "It rang.\nMost read\nA\nB", "It rang.\nMost read\nA\nB"),
        ({"kind": "pattern", "pattern": r"\[\d+\]"}, "It rang [3] twice.", "It rang twice."),
        ({"kind": "pattern", "pattern": r"^Ad .*$"}, "It rang.\nAd one\nAd two", "It rang."),
        ({"kind": "pattern", "pattern": r"[a-z]+", "longest": 3}, "ABC abc abcd", "ABC abcd"),
        ({"kind": "pattern", "pattern": r"(?i)x+", "cues": ["yy"]}, "xX", "xX"),
    ],
)  # fmt: skip
def test_a_kind_finds_what_it_says(rule: dict[str, Any], before: str, after: str) -> None:
    assert cleaned(before, rule).strip() == after  # paragraphs are not this rule's to set


_PROSE = "The bell of the Aurora weighs more than a ton, the museum said."


@pytest.mark.parametrize(("zone", "left"), [("head", "p2p3"), ("body", "1pp3"), ("tail", "1p2p"), ("any", "pp")])
def test_a_zone_is_bounded_by_prose(zone: str, left: str) -> None:
    lines = ["xx 1", _PROSE, "xx 2", _PROSE, "xx 3"]
    kept = cleaned("\n\n".join(lines), {"kind": "pattern", "pattern": r"^xx \d$", "zone": zone}).split("\n\n")
    assert "".join("p" if line == _PROSE else line[3:] for line in kept) == left


def test_a_sentence_that_is_found_bounds_no_zone() -> None:
    sign_off = f"{_PROSE} (HH)"
    rule = {"kind": "suffix", "phrases": ["(HH)"], "whole-line": True, "zone": "tail"}
    assert cleaned(f"{_PROSE}\n\n{sign_off}\n\n{sign_off}", rule).strip() == _PROSE
    assert cleaned(f"{sign_off}\n\n{_PROSE}", rule) == f"{sign_off}\n\n{_PROSE}"


def test_a_rule_that_would_eat_the_copy_does_nothing() -> None:
    copy = "\n\n".join(f"Line {number}" for number in range(40))
    assert cleaned(copy, {"kind": "pattern", "pattern": r"\n.{1,30}\Z"}) == copy


def test_rules_that_peel_the_copy_in_turns_do_nothing() -> None:
    copy = "ac" * 40 + "db" * 40
    rules = ({"kind": "pattern", "pattern": "ab"}, {"kind": "pattern", "pattern": "cd"})
    assert cleaned(copy, *rules) == copy
    assert cleaned("acdb", *rules) == ""


# --- laws


@given(st.one_of(soup(), articles().map(lambda sample: sample.text)), st.sampled_from([WILD, CUED, HERALD]))
@settings(max_examples=200)
def test_the_laws_hold_with_packs(text: str, pack: Pack) -> None:
    config = wireclean.Config(packs=(pack,))
    article = wireclean.clean(text, config=config)
    assert wireclean.apply(text, article.edits) == article.text
    assert wireclean.restore(article.text, article.edits) == text
    assert wireclean.clean(article.text, config=config).text == article.text
    assert {edit.rule for edit in article.edits} <= config.rules.keys()
    for span in [*(note.span for note in article.notes), *(caption.span for caption in article.captions)]:
        assert 0 <= span.start <= span.end <= len(text)


@given(st.one_of(soup(), articles().map(lambda sample: sample.text)), st.sampled_from([CUED, HERALD]))
@settings(max_examples=300)
def test_with_packs_a_rule_that_reads_a_line_has_said_all_of_the_lines_that_stand(text: str, pack: Pack) -> None:
    config = wireclean.Config(packs=(pack,))
    article = wireclean.clean(text, config=config)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recognition._Changes, "concern", lambda *_: True)
        assert wireclean.clean(text, config=config) == article


@given(soup(), st.sampled_from(WILD.rules))
@settings(max_examples=300)
def test_a_rule_of_a_pack_run_twice_is_the_rule_run_once(text: str, data: Any) -> None:
    rule = wireclean.Config(packs=(WILD,)).rules[data.code]
    once = rule(text)
    assert rule(once) == once


@given(soup(), st.sampled_from(WILD.rules))
def test_a_rule_of_a_pack_turned_off_makes_no_edit(text: str, data: Any) -> None:
    article = wireclean.clean(text, config=wireclean.Config(ignore=frozenset({data.code}), packs=(WILD,)))
    assert all(edit.rule != data.code for edit in article.edits)
    assert wireclean.apply(text, article.edits) == article.text


@given(articles())
@settings(max_examples=50)
def test_a_pack_with_nothing_to_do_changes_nothing(sample: Sample[ArticleTruth]) -> None:
    assert wireclean.clean(sample.text, config=wireclean.Config(packs=(HERALD,))) == wireclean.clean(sample.text)


@given(paragraphs())
def test_prose_comes_back_unchanged(body: tuple[str, ...]) -> None:
    text = "\n\n".join(body)
    assert wireclean.clean(text, config=wireclean.Config(packs=(HERALD,))).edits == ()


@pytest.mark.parametrize(
    "copy",
    ["Bell: ", "More bells\n", "<< ", "<< >> ", "(HH) ", "PORT ELLERY (HNS) ", "Most read\n", "[photo] ", "Go: a\n", "a ton. more\n", "more "],
)  # fmt: skip
def test_twice_the_hostile_copy_takes_twice_the_calls(copy: str) -> None:
    config = wireclean.Config(packs=(CUED,))
    wireclean.clean(copy * 10, config=config)  # what is read and compiled once
    once, twice = copy * 1000, copy * 2000
    assert calls(wireclean.clean, twice, config) <= MOST_GROWTH * calls(wireclean.clean, once, config)


# --- patterns of users


def test_a_pattern_has_its_time_and_no_more() -> None:
    pack = made({"kind": "pattern", "pattern": r"(?:a|a|aa)+\d"})
    config = wireclean.Config(packs=(pack,))
    with pytest.raises(packs.PatternTimeoutError) as caught:
        wireclean.clean("a" * 5000 + "!", config=config)
    assert str(caught.value) == (
        "rule WILD1: the pattern '(?:a|a|aa)+\\\\d' took longer than 1.0 s on this copy; "
        "bound its repeats, or take the rule out of its pack"
    )
    assert pickle.loads(pickle.dumps(caught.value)).code == "WILD1"


def test_a_timeout_is_a_failure_of_an_example() -> None:
    rule = {"kind": "pattern", "pattern": r"(?:a|a|aa)+\d", "fixes": [{"before": "a" * 5000 + "!", "after": "!"}]}
    (failure,) = packs.test_pack(made(rule))
    assert (failure.code, failure.kind) == ("WILD1", "timeout")


# What stands for a call, what hides one, and what only looks as if it did.
_CALLS = ["(?R)", "(?0)", "(?1)", "(?+1)", "(?-1)", "(?&n)", "(?P>n)", "(?P&n)"]
_AROUND = [
    "\\", "\\\\", "[", "]", "[^", "[^]", "[]", "[[:alpha:]", "[:", ":]", "(?#", "#", "\n", " ", "(", ")", "(?:", "(?P<n>",
    "a", "-", "|", "(?x)", "(?x:", "(?-x)", "(?-x:", "(?i)", "(?V1)", "&&", "||", "{e<=1:", "}", "(?|", "(?=", "P", "?",
]  # fmt: skip


def _really_calls(pattern: str) -> bool | None:
    """Say what the library itself makes of a pattern, None for what is no pattern to it."""
    shown = io.StringIO()
    try:
        with contextlib.redirect_stdout(shown):
            regex.compile(pattern, regex.MULTILINE | regex.DEBUG, cache_pattern=False)
    except regex.error as error:
        return True if "unknown group" in str(error) else None
    except (MemoryError, RecursionError):
        return True
    return "GROUP_CALL" in shown.getvalue()


@given(st.lists(st.sampled_from([*_CALLS, *_AROUND, *_AROUND]), max_size=12).map("".join), st.booleans())
@settings(max_examples=250)
def test_no_pattern_that_calls_itself_slips_past(pattern: str, named: bool) -> None:
    pattern = f"(?P<n>a){pattern}" if named else pattern
    if _really_calls(pattern):
        assert calls_itself(pattern)


@given(st.lists(st.sampled_from([*_CALLS, *_AROUND[:19]]), max_size=12).map("".join), st.sampled_from(["", "(?x)"]))
@settings(max_examples=250)
def test_what_only_looks_like_a_call_is_none(pattern: str, flags: str) -> None:
    really = _really_calls(flags + pattern)
    assume(really is not None and ("(?#" not in pattern or "\\" not in pattern))
    assert calls_itself(flags + pattern) == really


@pytest.mark.parametrize(
    ("pattern", "calls"),
    [
        (r"\\(?R)?b", True), (r"\(?R\)", False), (r"\\\(?R\)", False), (r"\\\\(?R)?b", True), ("[(?R)]", False),
        ("[](?R)]", False), ("[^](?R)]", False), (r"[\](?R)]", False), (r"[\\](?R)?", True), ("[[](?R)?", True),
        ("[[:alpha:](?R)]", False), ("(?#(?R)x", False), ("(?#x)(?R)?", True), ("(?x) a # (?R)\n b", False),
        ("(?x) a # b\n (?R)?", True), (r"(?x) a \# (?R)?", True), ("(?x) a [#] (?R)?", True), ("a # (?R)?", True),
        ("(?x) (?P<n>a) (?P # why\n >n)", True), ("(?-i:a)(?P<n>b)(?P=n)", False), ("(?(?=a)b|c)", False),
        ("(?x:a#\n)#(?R)?", True), ("(?|(?x)a)#\n(?R)?", True),
    ],
)  # fmt: skip
def test_a_call_is_told_from_its_looks(pattern: str, calls: bool) -> None:
    assert _really_calls(pattern) == calls_itself(pattern) == calls


# --- a config is a value


def test_a_config_with_packs_is_a_value() -> None:
    config = wireclean.Config(packs=(HERALD,))
    again = pickle.loads(pickle.dumps(config))
    other = wireclean.Config(packs=(packs.load_pack(ROOT / "examples" / "herald.toml"),))
    assert config == again == other
    assert len({config, again, other}) == 1
    assert wireclean.clean("HERALD EXCLUSIVE: It rang.", config=again).text == "It rang."


def test_many_threads_agree_with_packs_of_their_own() -> None:
    configs = [wireclean.Config(), wireclean.Config(packs=(HERALD,)), wireclean.Config(packs=(CUED,))] * 6
    text = "HERALD EXCLUSIVE: It rang.\n\nMore bells\n\nThe Harbour Herald on your doorstep\n\nBell: Most read"
    rule_set.cache_clear()
    with ThreadPoolExecutor(6) as pool:
        cleaned = list(pool.map(lambda config: wireclean.clean(text, config=config), configs))
    assert cleaned == cleaned[:3] * 6
    assert len({article.text for article in cleaned}) == 3


def test_select_and_ignore_name_rules_of_packs() -> None:
    text = "HERALD EXCLUSIVE: It  rang."
    for code in ("HERALD002", "HERALD"):
        only = wireclean.Config(select=frozenset({code}), packs=(HERALD,))
        assert wireclean.clean(text, config=only).text == "It  rang."
    off = wireclean.Config(ignore=frozenset({"HERALD"}), packs=(HERALD,))
    assert wireclean.clean(text, config=off).text == "HERALD EXCLUSIVE: It rang."
    with pytest.raises(ValueError, match="no rule or family has the code 'HERALD'"):
        wireclean.Config(select=frozenset({"HERALD"}))


def test_two_packs_with_one_code_are_an_error() -> None:
    other = made({"kind": "line", "phrases": ["xx"], "code": "HERALD001"})
    with pytest.raises(ValueError, match="two packs have a rule HERALD001"):
        wireclean.Config(packs=(HERALD, other))


# --- examples that do not hold


def test_examples_that_do_not_hold_are_told() -> None:
    rule = {"kind": "line", "phrases": ["More bells"]}
    fixes = [
        {"before": "It rang.\n\nMore clocks", "after": "It rang."},
        {"before": "It rang.\n\nMore bells", "after": "It"},
    ]
    failures = packs.test_pack(made(rule | {"fixes": fixes, "keeps": ["It rang.\n\nMore bells"]}))
    assert [(failure.kind, failure.found, failure.message) for failure in failures] == [
        ("fixes", "It rang.\n\nMore clocks", "the rule does not find it"),
        ("fixes", "It rang.", "the rule makes something else of it"),
        ("keeps", "It rang.", "the rule strikes '\\n\\nMore bells'"),
    ]  # fmt: skip


# --- packs that are wrong

_HEAD = 'name = "wild"\n\n[[rule]]\n'
_RULE = (
    'code = "WILD1"\nname = "wild-1"\nsummary = "S"\nreason = "R"\nkind = "line"\nphrases = ["More bells"]\n'
    'fixes = [{ before = "More bells", after = "" }]\nkeeps = ["a"]\n'
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name = 'wild'\nrule = []", ":2: rule: expected an array of length >= 1"),
        (_HEAD + _RULE.replace("phrases", "phrase"), ":9: rule[1].phrase: nothing reads this key; did you mean phrases?"),
        (_HEAD + _RULE.replace("line", "lin"), ":8: rule[1].kind: 'lin' is no choice here; did you mean line?"),
        (_HEAD + _RULE.replace('kind = "line"\n', ""), ":3: rule[1]: kind is missing"),
        (_HEAD + _RULE + 'zone = "foot"', ":12: rule[1].zone: 'foot' is no choice here; known: any, body, head, tail"),
        (_HEAD + _RULE + "[[rule]]\n" + _RULE, ": two rules have the code WILD1; give each its own number"),
        (_HEAD + _RULE.replace("wild-1", "dateline"), ": WILD1 has the name of DAT001, 'dateline'; give it another"),
        (_HEAD + _RULE.replace("WILD1", "GAL001"), ":4: rule[1].code: expected a string matching regex '^[A-Z]{4,16}[0-9]{1,4}$'"),
        (_HEAD + _RULE.replace("before", "befor"), ":10: rule[1].fixes[1].befor: nothing reads this key; did you mean before?"),
        (_HEAD + _RULE.replace('"S"', r'"\u001b[2J"'), ":3: rule[1]: the summary of WILD1 holds control characters; write it in plain text"),
        (_HEAD + _RULE.replace("line", "pattern").replace('phrases = ["More bells"]', "pattern = '(a'"), ":3: rule[1]: the pattern of WILD1 is no regular expression: missing ) at position 2"),
        (_HEAD + _RULE.replace("line", "pattern").replace('phrases = ["More bells"]', "pattern = 'a*'"), ":3: rule[1]: the pattern of WILD1 matches the empty text; let it ask for one letter at least"),
        ("name = 'wild'\nrule = [?]", ":2: is not TOML: Invalid value (at line 2, column 9)"),
        ("rule = 3", ":1: rule: expected an array, got an integer"),
        *((_HEAD + _RULE.replace("line", "pattern").replace('phrases = ["More bells"]', f"pattern = 'a{call}b'"), ":3: rule[1]: the pattern of WILD1 calls itself, which has no bound; write it without recursion") for call in ("(?R)", "(x)(?1)", "(?P<a>x)(?&a)", r"\\(?R)?", "(?P<a>x)(?P>a)", "(?P<a>x)(?P&a)", "(x)(?-1)", "[^](](?0)?")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_pack_is_said(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "pack.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(packs.PackError) as caught:
        packs.load_pack(path)
    assert str(caught.value) == f"{path}{message}"

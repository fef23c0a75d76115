"""`discover`: what a source prints again and again is found, and what recurs in stories is not."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import wireclean
from wireclean.cli import main
from wireclean.config import Config
from wireclean.discovery import Discovery, Proposal, Tally, discover, found_in
from wireclean.discovery.candidates import Candidate, Place, Sample
from wireclean.discovery.sightings import see
from wireclean.discovery.trial import harmless
from wireclean.packs import load_pack
from wireclean.packs import test_pack as failures_of
from wireclean.packs.model import LineRule, Pack, PackExample
from wireclean.testing.sources import SourceCopy, sources

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "copies"

STORIES = (
    ("Anchor of the Aurora found", "A fisherman pulled an anchor out of the bay on Sunday, and with it nine metres of chain.", "The museum has cleaned the ring and found a date in it, which nobody can read without a lamp."),
    ("Rye bread wins at the fair", "The first prize at the fair went to a loaf of rye that had been left in the oven overnight.", "Its baker asked the judges for the recipe, since he could not say what he had done."),
    ("Snow shuts the pass", "Snow shut the pass before noon, and eleven lorries stood in a row below the chapel until dark.", "A tractor pulled out the plough, which had lost a wheel, and the drivers shared their soup."),
    ("Whale goes to the capital", "The skeleton of the whale leaves for the capital in fourteen crates with numbers on them.", "Schoolboys had once been paid by the bone for cleaning it, an old account book shows."),
    ("No hotel on the cliff", "Builders must fill in the cellar that they dug on the cliff without asking the neighbours.", "Frogs have moved in meanwhile, and a professor wants to count them before the gravel comes."),
    ("Choir climbs the lighthouse", "Thirty children sang on the stairs of the lighthouse, one on every third step to the lantern.", "The keeper opened the windows, so that the boats could hear the last verse, he told a visitor."),
    ("Auction of the night ferry", "Nobody bid for the night ferry when it was put up in the old customs house at nine crowns a ton.", "The company will paint it once more and try again in May with a band and free herring."),
    ("Letters under the floor", "Sixty letters lay under the floor of a house by the quay, tied with a strip of sailcloth.", "They were never posted, because for nine weeks in that winter no boat could land."),
)  # fmt: skip


def copies(*tail: str, head: str = "", inside: str = "") -> list[str]:
    """Return a copy of each story with lines above it, within it and below it; {n} is its number, {t} another's title."""
    made = []
    for number, (title, first, second) in enumerate(STORIES):
        other = STORIES[(number + 3) % len(STORIES)][0]
        lines = [title, head, first, inside, second, *tail]
        made.append("\n\n".join(line.format(n=number + 3, t=other) for line in lines if line))
    return made


def patterns(found: Discovery) -> list[tuple[str, str]]:
    return [(proposal.kind, proposal.pattern) for proposal in found.proposals]


# --- made-up sources with planted furniture


@pytest.fixture(scope="module")
def planted() -> tuple[list[SourceCopy], Discovery]:
    made = list(sources(50, 6))
    return made, discover(({"site": copy.site, "text": copy.text} for copy in made), by="site")


def left(found: Discovery, made: Iterable[SourceCopy]) -> Iterator[tuple[SourceCopy, list[str], list[str]]]:
    """Yield each copy with its lines as clean leaves them alone, and with the pack of its source."""
    packs = dict(found.by_group())
    for copy in made:
        without = wireclean.clean(copy.text).text.split("\n")
        config = Config(packs=(packs[copy.site].to_pack(),))
        yield copy, without, wireclean.clean(copy.text, config=config).text.split("\n")


def test_planted_furniture_is_found_and_the_stories_stay(planted: tuple[list[SourceCopy], Discovery]) -> None:
    made, found = planted
    some = [copy for at, copy in enumerate(made) if at // 6 % 10 == 0]
    known = struck = 0
    for copy, without, cleaned in left(found, some):
        ours = [line for line in copy.furniture if line in without]
        known += len(ours)
        struck += sum(line not in cleaned for line in ours)
        assert {line for line in without if line not in copy.furniture} <= set(cleaned)
    assert known > 40
    assert struck / known >= 0.9


def test_next_to_no_rule_is_false(planted: tuple[list[SourceCopy], Discovery]) -> None:
    made, found = planted
    furniture: dict[str, set[str]] = {}
    for copy in made:
        furniture.setdefault(copy.site, set()).update(copy.furniture)
    true = [
        any(example.text.partition("\n")[0] in furniture[group.name] for example in proposal.examples)
        for group in found.groups
        for proposal in group.proposals
    ]
    assert len(true) > 80
    assert true.count(False) / len(true) <= 0.02


# --- what is proposed


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("line", "Little ships need a large harbour, friends"),
        ("line", "{n} readers have rung the bell"),
        ("label", "Seen from the quay: {t}"),
    ],
)
def test_lines_and_labels_are_proposed(kind: str, line: str) -> None:
    found = discover(copies(line))
    assert [proposal.kind for proposal in found.proposals] == [kind]
    config = Config(packs=(found.to_pack(),))
    for text, (_, first, second) in zip(copies(line), STORIES, strict=True):
        assert wireclean.clean(text, config=config).text == f"{first}\n\n{second}"


def test_a_shape_generalises_names_and_accounts() -> None:
    people = ["Ana Lima", "Tom Reed", "Rosa Hale", "Joe Hart", "Mia Stone", "Lena Koch", "Omar Haddad", "Grace Okoye"]
    texts = [
        f"{text}\n\nThe desk of {who} has a bell to ring at @{who.lower().replace(' ', '')}"
        for text, who in zip(copies(), people, strict=True)
    ]
    (proposal,) = discover(texts).proposals
    assert proposal.kind == "shape"
    assert re.search(r"\\p\{Lu\}", proposal.pattern)


def test_a_list_between_recurring_ends_is_a_block() -> None:
    texts = [
        f"{text}\n\nFrom the same shelf and drawer\n\nOld {STORIES[at][0].lower()} {at} again\n\nEnd of the shelf and drawer"
        for at, text in enumerate(copies())
    ]
    found = discover(texts)
    assert "block" in {proposal.kind for proposal in found.proposals}
    config = Config(packs=(found.to_pack(),))
    for text, (_, first, second) in zip(texts, STORIES, strict=True):
        assert wireclean.clean(text, config=config).text == f"{first}\n\n{second}"


def test_what_wireclean_strikes_is_not_proposed() -> None:
    assert not discover(copies("Advertisement", "Sign up for our newsletter")).proposals


@pytest.mark.parametrize("line", ["By Ana Lima", "Port Ellery {n}, Kelmouth 2", "Lisbon", "Reuters"])
def test_names_places_and_results_are_not_proposed(line: str) -> None:
    assert not discover(copies(inside=line)).proposals
    assert not discover(copies(head=line)).proposals


def test_a_name_that_the_stories_say_is_a_topic() -> None:
    texts = [
        text.replace("The museum", "The Aurora").replace("Frogs", "The Aurora") for text in copies(inside="The Aurora")
    ]
    assert not discover(texts).proposals


# --- near-duplicates


def test_versions_of_one_story_count_once() -> None:
    title, first, second = STORIES[0]
    versions = [
        f"{title}\n\n{first}\n\n{second}\n\nVersion {word} of the desk" for word in ("one", "two", "three", "four")
    ]
    versions += [f"{title}\n\n{first}\n\n{second} It was said on {day}." for day in ("Monday", "Tuesday")]
    (group,) = discover(versions).groups
    assert (group.copies, group.stories) == (6, 1)
    assert not group.proposals
    (group,) = discover([*versions, *copies()[1:]]).groups
    assert group.stories == len(STORIES)


def test_a_story_that_several_sources_print_is_nobodys_furniture() -> None:
    title, first, second = STORIES[0]
    records = [
        {"site": site, "text": f"{title}\n\n{first}\n\n{second}" if at == 0 else text}
        for site in ("a.example", "b.example", "c.example")
        for at, text in enumerate(copies())
    ]
    assert not discover(records).proposals


# --- the pack


def test_the_pack_is_read_back_and_passes_its_own_tests(tmp_path: Path) -> None:
    odd = 'The "harbour" \\ of Ellery — its bells # and its friends\u00a0today'
    found = discover(copies(odd, "Seen from the quay: {t}", "{n} readers have rung the bell"))
    path = tmp_path / "pack.toml"
    path.write_text(found.to_toml("gazette", "An invented paper."), encoding="utf-8")
    pack = load_pack(path)
    assert pack == found.to_pack("gazette", "An invented paper.")
    assert failures_of(pack) == ()
    for proposal in found.proposals:
        assert f"of 8 stories ({proposal.share:.0%})" in path.read_text(encoding="utf-8")


def test_a_pack_needs_a_rule() -> None:
    with pytest.raises(ValueError, match="nothing is proposed"):
        discover(copies()).to_pack()


def test_accept_keeps_what_is_named() -> None:
    found = discover(copies("Little ships need a large harbour, friends", "Seen from the quay: {t}"))
    first, second = found.proposals
    assert found.accept({second.code}).proposals == (second,)
    assert first.code != second.code


def test_a_rule_that_costs_a_field_is_dropped() -> None:
    texts = [f"{title}\n\nBy Ana Lima\n\n{first}\n\n{second}" for title, first, second in STORIES]
    sample = Sample([see(text, "", Config()) for text in texts])
    candidate = Candidate("line", "by ana lima")
    candidate.places += [
        Place(at, copy.lines[1]._replace(left=1.0), "By Ana Lima") for at, copy in enumerate(sample.copies)
    ]
    rule = LineRule(
        code="ELLERY1", name="ellery", summary="A.", reason="B.", phrases=("By Ana Lima",), fixes=(PackExample("", ""),), keeps=("C.",)
    )  # fmt: skip
    assert not [*harmless([(candidate, rule)], Pack("ellery", (rule,)), sample, Config())]


# --- tallies


def test_parts_that_are_merged_are_the_whole() -> None:
    texts = copies("Little ships need a large harbour, friends")
    whole, one, other = Tally(), Tally(), Tally()
    for at, text in enumerate(texts):
        whole.add("gazette", text)
        (one if at % 2 else other).add("gazette", text)
    other.merge(Tally.from_bytes(one.to_bytes()))
    assert (
        found_in(other) == found_in(whole) == discover(reversed([{"site": "gazette", "text": text} for text in texts]))
    )


def test_a_tally_keeps_a_sample_and_no_more() -> None:
    tally = Tally(sample=4)
    for number in range(200):
        tally.add("gazette", f"The bell number {number} weighs a ton and hangs in tower {number * 7}.\n\nThe same line")
    group = tally.groups["gazette"]
    assert (group.copies, len(group.sample), group.printed("the same line")) == (200, 4, 200)
    assert len(tally.to_bytes()) < 400_000


def test_line_ends_of_all_kinds_are_counted() -> None:
    (proposal,) = discover(
        text.replace("\n", "\r\n") for text in copies("Little ships need a large harbour, friends")
    ).proposals
    assert (proposal.count, proposal.printed) == (8, 8)


def test_tallies_of_other_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be merged"):
        Tally(sample=4).merge(Tally(sample=5))
    with pytest.raises(ValueError, match="no tally"):
        Tally.from_bytes(b"bell")
    with pytest.raises(ValueError, match="at least 2"):
        Tally(sample=1)


# --- groups


def test_groups_by_host_field_function_and_copy() -> None:
    text = copies()[0]
    records = [{"url": "https://www.herald.example/bell.html", "section": "Sport", "text": text}]
    assert [group.name for group in discover(records).groups] == ["herald.example"]
    assert [group.name for group in discover(records, by="section").groups] == ["Sport"]
    assert [group.name for group in discover(records, by=lambda record: "ellery").groups] == ["ellery"]
    assert [group.name for group in discover([text]).groups] == ["copies"]
    assert [group.copies for group in discover(wireclean.read(text.encode())).groups] == [1]


def test_copies_of_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="not bytes"):
        discover([b"bell"])
    with pytest.raises(TypeError, match="no text in its field 'text'"):
        discover([{"body": "bell"}])
    with pytest.raises(TypeError, match="config"):
        discover([], config="FUR")  # type: ignore[arg-type]


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasketches", None)
    with pytest.raises(ImportError, match=r"pip install 'wireclean\[discover\]'"):
        discover(copies())
    done = called(EXAMPLES)
    assert (done.exit_code, "wireclean[discover]" in done.stderr) == (2, True)


# --- the command


def called(*args: str | Path, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["discover", "--isolated", *map(str, args)], input=answers)


def test_the_command_writes_a_pack_that_cleans(tmp_path: Path) -> None:
    done = called(EXAMPLES, "-o", tmp_path / "papers.toml", "--html", tmp_path / "page.html")
    assert done.exit_code == 0
    assert "gazette: 6 copies, 6 stories looked at, 2 proposals" in done.stdout
    assert done.stdout.endswith("papers.toml: 4 rules\n")
    pack = load_pack(tmp_path / "papers.toml")
    assert failures_of(pack) == ()
    text = (EXAMPLES / "gazette" / "3.txt").read_text("utf-8")
    assert "Seen from the quay" not in wireclean.clean(text, config=Config(packs=(pack,))).text
    assert "Seen from the quay" in (tmp_path / "page.html").read_text("utf-8")


def test_one_pack_for_each_source(tmp_path: Path) -> None:
    assert called(EXAMPLES, "-o", f"{tmp_path}/packs").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "packs").iterdir()) == ["courier.toml", "gazette.toml"]


def test_the_pack_on_standard_output() -> None:
    done = called(EXAMPLES / "gazette", "-o", "-")
    assert done.stdout.startswith("# Proposed by `wireclean discover`")
    assert "copies, 6 stories looked at" not in done.stdout


def test_a_person_accepts_and_rejects(tmp_path: Path) -> None:
    done = called(EXAMPLES, "--review", "-o", tmp_path / "papers.toml", answers="n\ny\nq\n")
    assert done.exit_code == 0
    assert [rule.code for rule in load_pack(tmp_path / "papers.toml").rules] == ["COURIER002"]
    assert "> Keep the Courier's little ships afloat" in done.stdout
    called(EXAMPLES, "--review", "-o", tmp_path / "all.toml", answers="a\n")
    assert len(load_pack(tmp_path / "all.toml").rules) == 4
    done = called(EXAMPLES, "--review", "-o", tmp_path / "none.toml", answers="q\n")
    assert (done.exit_code, (tmp_path / "none.toml").exists()) == (0, False)
    assert "there is no rule to write" in done.stderr


def test_records_by_field_and_what_cannot_be_read(tmp_path: Path) -> None:
    source = tmp_path / "copies.jsonl"
    lines = ['{"paper": "Herald", "text": "The bell weighs a ton."}', '{"paper": "Herald", "text": 7}']
    source.write_text("\n".join(lines), encoding="utf-8")
    done = called(source, "--by", "paper")
    assert (done.exit_code, done.stdout) == (1, "Herald: 1 copy, 1 story looked at, 0 proposals\n")
    assert "copies.jsonl:2:" in done.stderr
    assert "1 record could not be read" in done.stderr
    done = called(source, "--by", "town")
    assert (done.exit_code, "no record has a field 'town'" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "there is no such file or folder"),
        ([EXAMPLES, "--review"], "--review chooses what goes into a pack"),
        ([EXAMPLES / "gazette" / "1.txt", "-o", EXAMPLES / "gazette" / "1.txt"], "is a file that is read"),
        ([EXAMPLES, "--sample", "1"], "1 is not in the range"),
    ],
)
def test_what_is_wrong_with_a_call(args: list[str | Path], said: str) -> None:
    done = called(*args)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_copy_that_means_harm_acts_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "harm"
    folder.mkdir()
    for at, text in enumerate(
        copies(
            "<script>ring(1)</script> the bell ]]> of the tower # and -->",
            "Ring\u202e the \x1b[31mbell of the harbour now",
        )
    ):
        (folder / f"{at}.txt").write_text(text, encoding="utf-8")
    done = called(folder, "-o", tmp_path / "pack.toml", "--html", tmp_path / "page.html")
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert "<script>ring" not in (tmp_path / "page.html").read_text("utf-8")
    assert failures_of(load_pack(tmp_path / "pack.toml")) == ()


def test_a_proposal_says_why() -> None:
    (proposal,) = discover(copies("Little ships need a large harbour, friends")).proposals
    assert isinstance(proposal, Proposal)
    assert (proposal.count, proposal.share, proposal.printed) == (8, 1.0, 8)
    assert (proposal.positions.body, proposal.positions.tail) == (0, 8)
    assert len(proposal.examples) == 3
    assert abs(proposal.score - (-3.0 + sum(why.weight for why in proposal.reasons))) < 0.01

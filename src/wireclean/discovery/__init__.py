"""Learn a source's own furniture: what it prints again and again, as a proposed rule pack with the evidence.

>>> from pathlib import Path
>>> import wireclean
>>> copies = [path.read_text("utf-8") for path in sorted(Path("examples/copies/gazette").glob("*.txt"))]
>>> found = wireclean.discover(copies)
>>> [(proposal.kind, proposal.pattern, proposal.count) for proposal in found.proposals]
[('line', "Our readers' pictures of the week are on page two", 5), ('label', 'Seen from the quay:', 2)]
"""

from __future__ import annotations

from collections.abc import Iterable

from wireclean.config import Config, demand_config
from wireclean.discovery.grouping import By, grouped
from wireclean.discovery.model import Discovery, Example, Group, Positions, Proposal
from wireclean.discovery.search import found_in
from wireclean.discovery.tally import SAMPLE, Tally
from wireclean.discovery.weighing import Why

__all__ = ["SAMPLE", "Discovery", "Example", "Group", "Positions", "Proposal", "Tally", "Why", "discover", "found_in"]


def discover(
    copies: Iterable[object],
    *,
    by: By = None,
    text_field: str = "text",
    sample: int = SAMPLE,
    config: Config | None = None,
) -> Discovery:
    """Read many copies of one or more sources and return what each source prints again and again.

    `copies` are texts, records (mappings with the text in `text_field`), or what `wireclean.read` yields; they are read once, one at
    a time. `by` says where a copy is from: the name of a field, of which an address counts by its host, or a function from copy to
    name; without it the fields that are known for it are tried (site, source, url ...). `sample` is how many copies of each group are
    looked at closely, and `config` what they are cleaned with: what it strikes already is not proposed.

    Raises `TypeError` for copies of other types, `ValueError` for a sample of fewer than 2, and `ImportError` where the extra
    `wireclean[discover]` is not installed.

    >>> from pathlib import Path
    >>> import wireclean
    >>> files = sorted(Path("examples/copies").glob("*/*.txt"))
    >>> records = [{"paper": path.parent.name, "text": path.read_text("utf-8")} for path in files]
    >>> found = wireclean.discover(records, by="paper")
    >>> [(group.name, group.copies, len(group.proposals)) for group in found.groups]
    [('courier', 4, 2), ('gazette', 6, 2)]
    >>> found.groups[0].proposals[0].code, found.groups[0].proposals[0].share
    ('COURIER001', 1.0)
    >>> found.to_pack("papers").rules[0].phrases
    ('The Courier of Kelmouth and its hills, read since 1848',)
    """
    demand_config("discover", config)
    tally = Tally(sample=sample)
    for copy in copies:
        tally.add(*grouped(copy, by, text_field))
    return found_in(tally, config)

"""Learn a source's own furniture: what it prints again and again, as a proposed rule pack with the evidence.

>>> import wireclean
>>> story = "The bell of the Aurora weighs a ton, and number {0} of its divers said so on Monday.\\n\\nThey met at pier {0}."
>>> names = ["Ana", "Tom", "Rosa", "Joe", "Mia"]
>>> copies = [f"{name} {name} went down to the harbour of {name} to see the {name}, the oldest ship of {name}.\\n\\n"
...           "The Herald on your doorstep, every morning at six" for name in names]
>>> found = wireclean.discover(copies)
>>> [(proposal.pattern, proposal.count) for proposal in found.proposals]
[('The Herald on your doorstep, every morning at six', 5)]
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

    Raises `TypeError` for copies of other types and `ValueError` for a sample of fewer than 2.
    """
    config = demand_config("discover", config)
    tally = Tally(sample=sample)
    for copy in copies:
        tally.add(*grouped(copy, by, text_field))
    return found_in(tally, config)

"""How newsrooms write who wrote it: `By ANA LIMA and TOM REED, Associated Press`, `Von Ana Lima`, `記者王小明／台北報導`.

One reader (`reader.read`) parses cues, names and what stands beside them; `lines` asks it about a field or a line, `inside`
about a longer text that a byline is glued into. No verdict on the document: that is the rules' business.
"""

from __future__ import annotations

from wireclean.grammar.byline.beside import is_time_line
from wireclean.grammar.byline.dense import is_dense_name, is_sure_name, may_be_dense
from wireclean.grammar.byline.inside import (
    FoundByline,
    closing_cues,
    find_byline,
    find_closing_byline,
    may_hold_byline,
)
from wireclean.grammar.byline.lines import (
    is_cued_byline,
    is_open_craft,
    is_open_cue,
    parse_byline,
    read_byline_line,
    read_placed_line,
    read_role_line,
    read_signature,
    tells_of_somebody,
)
from wireclean.grammar.byline.reading import Author, Reading
from wireclean.grammar.byline.run_on import (
    bylines_in_run,
    line_before,
    line_behind,
    lines_with_address,
    place_behind,
)
from wireclean.grammar.byline.trailing import trailing_byline
from wireclean.grammar.byline.words import is_given_name

__all__ = [
    "Author",
    "FoundByline",
    "Reading",
    "bylines_in_run",
    "closing_cues",
    "find_byline",
    "find_closing_byline",
    "is_cued_byline",
    "is_dense_name",
    "is_given_name",
    "is_open_craft",
    "is_open_cue",
    "is_sure_name",
    "is_time_line",
    "line_before",
    "line_behind",
    "lines_with_address",
    "may_be_dense",
    "may_hold_byline",
    "parse_byline",
    "place_behind",
    "read_byline_line",
    "read_placed_line",
    "read_role_line",
    "read_signature",
    "tells_of_somebody",
    "trailing_byline",
]

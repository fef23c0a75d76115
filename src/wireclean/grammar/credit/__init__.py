"""Photo credits: `(Ana Lima/Pool Photo via AP)`, `AP Photo/Ana Lima`, `Foto: privat`, `（記者林安娜攝）`.

`known` reads a credit by who is named in it, `shape` by its shape alone; `running`, `closing` and `whole` look for one in running
text, at the end of a line, and as all of a line; `bare` reads a name without a credit's signs. No verdict on the document: that is the rules' business.
"""

from __future__ import annotations

from wireclean.grammar.credit.caption_buttons import after_buttons, behind_buttons, has_button, without_buttons
from wireclean.grammar.credit.closing import closing_credit
from wireclean.grammar.credit.ending import ClosingCredit
from wireclean.grammar.credit.known import parse_credit
from wireclean.grammar.credit.running import FoundCredit, find_credits, has_mark
from wireclean.grammar.credit.whole import WholeCredit, caption_label, whole_credit
from wireclean.grammar.credit.words import credit_label, credit_words

__all__ = [
    "ClosingCredit",
    "FoundCredit",
    "WholeCredit",
    "after_buttons",
    "behind_buttons",
    "caption_label",
    "closing_credit",
    "credit_label",
    "credit_words",
    "find_credits",
    "has_button",
    "has_mark",
    "parse_credit",
    "whole_credit",
    "without_buttons",
]

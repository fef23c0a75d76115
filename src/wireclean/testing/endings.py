"""Stories with short lines of their own, and stories that end as agencies, papers and magazines end them."""

from __future__ import annotations

from random import Random

from wireclean.testing.heads import LayoutTruth, opening
from wireclean.testing.words import headline_of, person, story

__all__ = ["closes", "features"]

# Short lines that belong to a story: subheads, items of lists, questions, steps, quotes, sums.
_OWN: dict[str, tuple[str, ...]] = {
    "subheads": ("What happens next", "A bell without a name", "Who pays?", "The night of the storm"),
    "subheads in capitals": ("WHAT HAPPENS NEXT", "THE NIGHT OF THE STORM", "A LONG WAIT"),
    "bullets": ("• The bell weighs 1.3 tons.", "• It was cast in 1871.", "• Nobody has claimed it so far."),
    "hyphens": ("- Raise the bell by the end of May", "- Move the lighthouse in the autumn", "- Ask the state for money"),
    "numbers": ("1. Port Ellery", "2. Kelmouth", "3. Osterwick Bay"),
    "questions": ("Who owns the bell?", "When will it be raised?", "Can I see it?"),
    "interview": ("Q: When did you hear of the wreck?", "A: My father told me when I was six.", "Q: And you believed him?", "A: Not for a minute."),
    "steps": ("Rinse the mussels and throw out any that stay open.", "Heat the oil.", "Add the onions and cook until soft."),
    "ingredients": ("2 pounds mussels", "1 onion, chopped", "3 tablespoons olive oil"),
    "quote of its own": ("“We have waited long enough for an answer.”", "— Pavel Hart, fisherman"),
    "dialogue": ("“Did it ring?”", "“It did.”", "“Then we go back tomorrow.”"),
    "listings": ("When: Friday, 7 p.m.", "Where: Customs House, Port Ellery", "Tickets: $12, children free"),
    "results": ("Port Ellery 3, Kelmouth 1", "Lisbon 2, Oslo 2", "Warsaw 0, Nairobi 4"),
    "times of day": ("7:40 p.m. The ferry leaves Port Ellery.", "8:05 p.m. The first call for help.", "8:20 p.m. The lights go out."),
}  # fmt: skip
# What closes a story and is none of it. {a} and {b} are people.
_CLOSES: dict[str, tuple[str, ...]] = {
    "Reuters": ("(Reporting by {a} in Lisbon; Editing by {b})",),
    "Reuters, long": ("(Reporting by {a} and {b}; Additional reporting by Ana Lima in Oslo; Writing by Tom Reed)", "Our Standards: The Ellery Trust Principles."),
    "AP, contributed": ("___", "Associated Press writer {a} in Oslo contributed to this report."),
    "AP, reported from": ("___", "{a} reported from Lisbon. {b} contributed from Oslo."),
    "AP, copyright": ("Copyright 2020 The Associated Press. All rights reserved. Nobody may print this text, rewrite it or send it on without asking.",),
    "Bloomberg": ("--With assistance from {a}.", "To contact the reporter on this story: {b} in Oslo at harbour@ellery.example"),
    "PA": ("ends",),
    "dpa": ("dpa abc xyz n1",),
    "AFP": ("abc/def/gh",),
    "correction": ("This story has been corrected to show that the bell was cast in 1871, not 1817.",),
    "correction, label": ("CORRECTION: An earlier version of this story misstated the weight of the bell.",),
    "follow": ("Follow {a} on Twitter at @bellwatch",),
    "contact": ("Contact {a} at 555-0134 or harbour@ellery.example.",),
    "staff writer": ("Staff writer {a} contributed to this story.",),
    "about, is": ("{a} is a staff writer for the Ellery Gazette.",),
    "about, covers": ("{a} covers harbours and ferries for the Ellery Gazette.",),
    "in print": ("A version of this article appears in print in the Ellery edition of May 8, 2020, on page 4.",),
    "appeared first": ("The post Divers raise bell appeared first on Ellery Gazette.",),
    "first published": ("This report by The Canadian Press was first published in Ellery on May 8, 2020.",),
    "initials": ("(PTI) ABC",),
    "source": ("Source: Ellery Gazette",),
    "copyright": ("© 2020 Ellery News Group",),
    "inputs": ("(With inputs from agencies)",),
    "email": ("harbour@ellery.example",),
    "press contact": ("Media contact:", "{a}", "Ellery Ferries", "press@ellery.example", "555-0134"),
}  # fmt: skip


def features(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a story in which short lines of its own stand between paragraphs: each is to stay."""
    form, own = rng.choice(list(_OWN.items()))
    body = story(rng, most=6)
    after = rng.randint(1, len(body) - 1)
    if form.startswith(("subheads", "questions")):
        lines = [body[0]]
        for number, paragraph in enumerate(body[1:]):
            lines += [own[number], paragraph] if number < len(own) else [paragraph]
    else:
        lines = [*body[:after], *own, *body[after:]]
    title, name = headline_of(rng), person(rng)
    before, places, agency = opening(rng)
    printed = [title, f"By {name}", before + lines[0], *lines[1:]]
    return rng.choice(("\n", "\n\n")).join(printed), LayoutTruth(
        paragraphs=tuple(lines), forms=(f"own: {form}",), headline=title, names=(name,), places=places, agency=agency,
        untold=frozenset({"paragraphs"}),
    )  # fmt: skip


def closes(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a story that ends with one or two lines about its making, which are none of it."""
    body, title, name = story(rng), headline_of(rng), person(rng)
    before, places, agency = opening(rng)
    chosen = rng.sample(list(_CLOSES.items()), rng.randint(1, 2))
    ends = [line.format(a=person(rng), b=person(rng)) for _, lines in chosen for line in lines]
    lines = [title, f"By {name}", before + body[0], *body[1:], *ends]
    return rng.choice(("\n", "\n\n")).join(lines), LayoutTruth(
        paragraphs=body, forms=tuple(f"close: {form}" for form, _ in chosen), headline=title, places=places, agency=agency,
        untold=frozenset({"names", "published", "updated"}),
    )  # fmt: skip

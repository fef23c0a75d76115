"""Galleries and captions as pages leave them: counter, caption, credit and buttons, on one line or on six."""

from __future__ import annotations

from random import Random

from wireclean.testing.heads import LayoutTruth, PictureTruth, opening
from wireclean.testing.words import caption_of, headline_of, person, story

__all__ = ["caption_places", "galleries_by_layout", "picture"]

# {n} is the photographer. What is printed stands behind the caption, or around it where {c} says where that is.
_CREDITS = {
    "AP in brackets": " (AP Photo/{n})",
    "via in brackets": " ({n}/Pool Photo via AP)",
    "brackets, paper": " ({n}/Ellery Gazette)",
    "square brackets": " [{n}/Ellery Gazette]",
    "brackets, photo by": " (Photo by {n}/Getty Images)",
    "agency first": " REUTERS/{n}",
    "photo label": " Photo: {n}",
    "photo label, agency": " Photo: {n}, AP",
    "photo label in capitals": " PHOTO: {n}/REUTERS",
    "photo by, paper": " Photo by {n} / Ellery Gazette",
    "credit label": " Credit: {n}/Ellery Gazette",
    "photograph label": " Photograph: {n}/Reuters",
    "bare, agency behind": " {n}/AP",
    "bare, paper behind": " {n} / Ellery Gazette",
    "bare, staff": " {n}/Staff photographer",
    "bar": " {n} | Ellery Gazette",
    "courtesy": " Courtesy of {n}",
    "glued label": "Photo: {n}",
    "glued credit": "Credit:{n}",
    "glued, photo by": "Photo by {n} / Ellery Gazette",
    "line: agency": "\n{n}/AP",
    "line: label": "\nPhoto: {n}",
    "line: brackets": "\n(AP Photo/{n})",
    "line: paper": "\n{n} / Ellery Gazette",
    "line: photograph": "\nPhotograph: {n}/Ellery Gazette",
    "unknown organisation": " {n}/Quayside Weekly",
    "unknown organisation in brackets": " (Quayside Weekly)",
}
# These stand alone: in a gallery nothing would say to which of two captions the line between them belongs.
_AROUND = {
    "before: image source": "Image source, Getty Images\nImage caption,\n{c}",
    "before: image copyright": "Image copyright Getty Images Image caption {c}",
    "before: label": "Photo: {n}\n{c}",
    "before: agency": "{n}/AP\n{c}",
    "toggle": "{c}\n{n}/AP\nhide caption\ntoggle caption\n{n}/AP",
    "photo label and credit": "Photo: {c} Credit: {n}",
}
# {i} of {t}, {c} the caption with its credit. The first is the form of a slot, the second what stands before the gallery.
_SLOTS = {
    "1 of9, show more": ("{i} of{t} {c} Show More Show Less", ""),
    "1of12, glued": ("{i}of{t}{c}Show MoreShow Less", ""),
    "1 of 4 bar, read more": ("{i} of {t} | {c} Read More", ""),
    "1 of 4 line": ("{i} of {t}\n{c}", ""),
    "six lines": ("{i} of {t}\n{c}\nShow More\nShow Less", ""),
    "image 1 of / 8": ("Image {i} of {t}\n{c}", "Image 1 of / {t}\nCaption\nClose\n"),
    "item": ("Item {i} of {t} {c}", ""),
    "[1/7]": ("[{i}/{t}]{c}", ""),
    "[1/7], licence": ("[{i}/{t}] {c} Purchase Licensing Rights, opens new tab", ""),
    "1/34": ("{i}/{t}\n{c}", ""),
    "1/34 in line": ("{i}/{t} {c}", ""),
    "hide caption": ("{c}\nHide Caption\n{i} of {t}", ""),
    "photo 1 of 4": ("Photo {i} of {t}\n{c}", ""),
    "carousel": ("{i} of {t} {c}", "This is a carousel. Use Next and Previous buttons to navigate\n"),
    "1of1": ("1of1{c}", ""),
}


def picture(rng: Random) -> tuple[str, PictureTruth, str]:
    """Draw a caption with its credit: what is printed, its truth, the name of the form."""
    form, credit = rng.choice([*_CREDITS.items(), *_AROUND.items()])
    text, photographer = caption_of(rng), person(rng)
    return _printed(text, credit, photographer), _truth(text, credit, photographer), f"credit: {form}"


def _printed(text: str, credit: str, photographer: str) -> str:
    return (credit if "{c}" in credit else "{c}" + credit).format(c=text, n=photographer)


def _truth(
    text: str, credit: str, photographer: str, index: int | None = None, total: int | None = None
) -> PictureTruth:
    return PictureTruth(text, photographer if "{n}" in credit else None, index, total)


def galleries_by_layout(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a story with a gallery in one form of slot and one form of credit, above the lede or at the end."""
    form, (slot, before) = rng.choice(list(_SLOTS.items()))
    _, credit = chosen = rng.choice(list(_CREDITS.items()))
    total = 1 if form == "1of1" else rng.randint(2, 5)
    texts: list[str] = []
    while len(texts) < total:
        if (text := caption_of(rng)) not in texts:
            texts.append(text)
    people = [person(rng) for _ in texts]
    pictures = [_truth(text, credit, people[index - 1], index, total) for index, text in enumerate(texts, 1)]
    slots = [
        slot.format(i=index, t=total, c=_printed(text, credit, people[index - 1]))
        for index, text in enumerate(texts, 1)
    ]
    gallery = before.format(t=total) + "\n".join(slots)
    above = rng.random() < 0.7
    return _around(rng, [gallery], tuple(pictures), (f"slot: {form}", f"credit: {chosen[0]}"), "above" if above else "end")  # fmt: skip


def caption_places(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a story with one caption outside any gallery: before the lede, between paragraphs or at the end."""
    printed, truth, form = picture(rng)
    return _around(rng, [printed], (truth,), (form,), rng.choice(("above", "between", "end")))


def _around(rng: Random, block: list[str], pictures: tuple[PictureTruth, ...], forms: tuple[str, ...], where: str) -> tuple[str, LayoutTruth]:  # fmt: skip
    """Set a block of pictures into a story."""
    body, title = story(rng), headline_of(rng)
    before, places, agency = opening(rng)
    lines = [before + body[0], *body[1:]]
    at = {"above": 0, "between": 1, "end": len(lines)}[where]
    names = (person(rng),)
    head = [title, f"By {names[0]}", "May 14, 2020"]
    truth = LayoutTruth(
        paragraphs=body, forms=(*forms, f"place: {where}"), headline=title, names=names, places=places, agency=agency, captions=pictures,
        untold=frozenset({"published"}),
    )  # fmt: skip
    return rng.choice(("\n", "\n\n")).join([*head, *lines[:at], *block, *lines[at:]]), truth

"""Openings of stories as agencies and papers of many languages print them: place, day, agency and reporter in local order."""

from __future__ import annotations

from random import Random

from wireclean.testing.heads import LayoutTruth
from wireclean.testing.words import WORDS, story

__all__ = ["openings"]

# Language, what is printed, the agency's short name (None where none is printed). {p} is a place, {P} the same in capitals, {q}
# a second one, {v} a village that no gazetteer has, {a} a reporter, {d} a day of May.
_FORMS: tuple[tuple[str, str, str | None], ...] = (
    ("en", "{P} (AP) — ", "AP"), ("en", "{P}, May {d} (Reuters) - ", "Reuters"), ("en", "{P}/{Q}, May {d} (Reuters) - ", "Reuters"), ("en", "(Bloomberg) -- ", "Bloomberg"),
    ("en", "(CNN)", "CNN"), ("en", "{P}: ", None), ("en", "{P} — ", None), ("en", "{P} May {d} ", None), ("en", "{V}, Ohio (AP) — ", "AP"), ("en", "{P}, May {d}, 2020 /PRNewswire/ -- ", "PRNewswire"),
    ("en", "{P}--(BUSINESS WIRE)--", "Business Wire"), ("en", "{V} (Ellery News) — ", "Ellery News"), ("en", "{P}, May {d} AAP – ", "AAP"), ("en", "{p} (AFP) – ", "AFP"), ("en", "{P} and {Q} (AP) — ", "AP"),
    ("en", "{P} (dpa) - ", "dpa"), ("en", "{P}\n", None), ("en", "REUTERS - ", "Reuters"), ("en", "{P}, May {d} (Xinhua) ", "Xinhua"), ("en", "{V}, England (Ellery News) — ", "Ellery News"),
    ("de", "{p} (dpa) - ", "dpa"), ("de", "{p}/{q} (dpa) - ", "dpa"), ("de", "{p}. ", None), ("de", "{P} taz | ", "taz"), ("de", "{p}, {d}. Mai (Reuters) - ", "Reuters"), ("de", "Kleinsiel (dpa/ell) - ", "dpa"),
    ("de", "{p} – ", None), ("de", "({p}) - ", None),
    ("fr", "{p} (AFP) – ", "AFP"), ("fr", "{P}, {d} mai (Reuters) - ", "Reuters"), ("fr", "{p} (ats) - ", "ATS"),
    ("es", "{p}, {d} may (EFE).- ", "EFE"), ("es", "{P}, {d} May. (EUROPA PRESS) - ", "Europa Press"), ("es", "{p}, {d} de mayo (EFE).- ", "EFE"), ("es", "{p}. ", None),
    ("it", "(ANSA) - {P}, {d:02} MAG - ", "ANSA"), ("it", "{p}, {d} mag. (Adnkronos) - ", "Adnkronos"), ("it", "{P} – ", None), ("it", "{p}, {d} mag. (askanews) – ", "askanews"),
    ("pt", "{P} (Reuters) - ", "Reuters"), ("pt", "{p}, {d} mai (Lusa) — ", "Lusa"), ("pt", "{P} (FOLHAPRESS) - ", "Folhapress"),
    ("ru", "{P}, {d} мая - РИА Новости. ", "RIA Novosti"), ("ru", "{P}, {d} мая. /ТАСС/. ", "TASS"), ("ru", "{p}. {d} мая. INTERFAX.RU - ", "Interfax"), ("ru", "{P}, {d} мая — РИА Новости, {a}. ", "RIA Novosti"),
    ("uk", "{P}. {d} травня. УНН. ", "UNN"), ("uk", "{p}, {d} травня (Укрінформ) — ", "Ukrinform"),
    ("bg", "{p}, {d} май /БТА/ ", "BTA"), ("bg", "{p}. ", None),
    ("pl", "{p} (PAP) - ", "PAP"), ("cs", "{p} {d}. května (ČTK) - ", "ČTK"), ("sv", "{P} (TT) ", "TT"), ("nl", "{P} (ANP) - ", "ANP"), ("nl", "{P} - ", None),
    ("id", "{p} (ANTARA) - ", "Antara"), ("id", "{P}, KOMPAS.com - ", "Kompas"), ("id", "{p}, CNN Indonesia -- ", "CNN"), ("tr", "{P} (AA) - ", "Anadolu"),
    ("ar", "{p} {d} مايو (رويترز) - ", "Reuters"), ("ar", "{p} (أ ف ب) - ", "AFP"), ("ar", "{p} رويترز: ", "Reuters"),
    ("fa", "{p} - ایرنا - ", "IRNA"), ("hi", "{p}, {d} मई (भाषा) ", "PTI"), ("hi", "{p}: ", None),
    ("zh", "新华社{p}5月{d}日电 ", "Xinhua"), ("zh", "（中央社記者{a}{p}{d}日電）", "CNA"), ("zh", "中新网{p}5月{d}日电 ", "CNS"), ("zh", "新华社{p}5月{d}日电（记者{a}）", "Xinhua"),
    ("zh", "【{a}／{p}報導】", None),
    ("ja", "【{p}共同】", "Kyodo"), ("ja", "【{p}＝{a}】", None), ("ja", "［{p} {d}日 ロイター］ - ", "Reuters"), ("ja", "【{p}時事】", "Jiji"),
    ("ko", "({p}=연합뉴스) {a} 기자 = ", "Yonhap"), ("ko", "[{p}=뉴시스] {a} 기자 = ", "Newsis"), ("ko", "({p}=뉴스1) {a} 기자 = ", "News1"), ("ko", "[{p}=뉴시스]{a} 기자 = ", "Newsis"),
)  # fmt: skip
_VILLAGES = ("Kelmouth", "Port Ellery", "Osterwick Bay")


def openings(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a story that opens with its dateline, in one of twenty languages, with or without a headline above."""
    language = rng.choice(sorted({one for one, _, _ in _FORMS}))
    _, printed, agency = rng.choice([form for form in _FORMS if form[0] == language])
    words = WORDS[language]
    place, other = rng.sample(words.places, 2)
    village, reporter = rng.choice(_VILLAGES), rng.choice(words.people)
    text = printed.format(
        p=place, P=_capitals(place), q=other, Q=_capitals(other), v=village, V=village.upper(), a=reporter, d=rng.randint(2, 28)
    )  # fmt: skip
    in_order = [(printed.find(mark), name) for marks, name in (("{p}{P}", place), ("{q}{Q}", other), ("{v}{V}", village)) for mark in (marks[:3], marks[3:]) if mark in printed]  # fmt: skip
    places = tuple(name for _, name in sorted(in_order)) or (("Kleinsiel",) if "Kleinsiel" in printed else ())
    body = story(rng, language)
    title = rng.choice(words.headlines) if rng.random() < 0.5 else None
    lines = [text + body[0], *body[1:]]
    truth = LayoutTruth(
        paragraphs=body, forms=(f"opening: {language} {printed}", "headline" if title else "no headline"), headline=title,
        places=places if places or agency else None, agency=agency, untold=frozenset({"names"} if "{a}" in printed else ()),
    )  # fmt: skip
    return "\n\n".join([title, *lines] if title else lines), truth


def _capitals(place: str) -> str:
    """Print a place in capitals, with the dotted letter that Turkish has for i."""
    return place.upper() if place != "İstanbul" else "İSTANBUL"

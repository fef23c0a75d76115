"""The story's own sentences stay, whatever words they open with; furniture and notes in the same places go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean.data.languages import language_words
from wireclean.grammar.sentences import is_paragraph
from wireclean.layout import Layout
from wireclean.packs.registry import RULES
from wireclean.rulebook.own_prose import OwnProse

STORIES = {
    "en": (
        "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.",
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
    ),
    "de": (
        "Die Glocke der Aurora wiegt eine Tonne und hängt im Hof des Museums, sagte der Hafenmeister am Montag.",
        "Sie wurde 1871 für ein Schiff gegossen, das zwei Winter später sank, und niemand hatte seither nach ihr gesucht.",
    ),
    "fr": (
        "La cloche de l’Aurora pèse une tonne et pend dans la cour du musée, a dit lundi le capitaine du port.",
        "Elle fut fondue en 1871 pour un navire qui sombra deux hivers plus tard, et nul ne l’avait cherchée depuis.",
    ),
    "es": (
        "La campana del Aurora pesa una tonelada y cuelga en el patio del museo, dijo el lunes el capitán del puerto.",
        "Se fundió en 1871 para un barco que se hundió dos inviernos después, y nadie la había buscado desde entonces.",
    ),
    "ru": (
        "Колокол «Авроры» весит тонну и висит во дворе музея, сказал в понедельник капитан порта Эллери.",
        "Его отлили в 1871 году для корабля, который затонул через две зимы, и с тех пор его никто не искал.",
    ),
    "ja": (
        "オーロラ号の鐘は重さ一トンで、博物館の中庭につるされていると港長が月曜日に話した。",
        "鐘は一八七一年に鋳造され、船は二年後の冬に沈み、それから誰も探さなかったという。",
    ),
    "ko": (
        "오로라호의 종은 무게가 일 톤이며 박물관 마당에 걸려 있다고 항만장이 월요일 말했다.",
        "종은 천팔백칠십일년에 주조되었고 배가 가라앉은 뒤로 아무도 찾지 않았다고 한다.",
    ),
    "zh": (
        "港务长星期一说，曙光号的钟重达一吨，如今悬挂在博物馆的院子里供人参观。",
        "这口钟铸于一八七一年，那艘船两年后的冬天沉没，此后再也没有人去寻找过它。",
    ),
}  # fmt: skip

# Sentences of stories that hold what the rules look for.
SENTENCES = [
    ("en", "FUR002", "Sign up for the rescue boat, the pastor told the boys, and not one of them went home."),
    ("en", "FUR002", "Read more: that was all the schoolmistress ever wrote on his papers."),
    ("en", "FUR002", "More from the hull came up on Sunday, when the tide was at its lowest."),
    ("en", "FUR004", "A stranger's voice, delivered to your inbox, can empty your savings, the constable warned."),
    ("en", "NOT002", "Compiled by two sisters; bound by a saddler, the tide book is still right to the minute."),
    ("en", "NOT003", "With assistance from the lifeboat crew, the divers had the bell on the quay by dusk."),
    ("en", "NOT004", "An earlier version of this crane fell into the dock and killed a mule."),
    ("en", "NOT005", "Editors: nobody in the play is killed more often, and nobody is missed less."),
    ("en", "NOT006", "(Changes of the tide are rung from the church.)"),
    ("en", "NOT007", "Copyright 1871 is cast into the rim, and no lawyer could say what it protects."),
    ("en", "NOT010", "Sources: Spring Well, Mill Race, North Burn."),
    ("de", "FUR002", "Melden Sie sich für den Chor an, riet der Küster, dann lernen Sie die Glocke kennen."),
    ("de", "NOT004", "Korrektur: Mehr stand nicht auf dem Zettel, den der Lotse fand."),
    ("fr", "FUR002", "À lire aussi vite le registre, le notaire a sauté le nom du fondeur."),
    ("fr", "NOT007", "Reproduction interdite, disait l’affiche, et les moineaux n’en ont rien su."),
    ("es", "NOT003", "Con información de los pescadores, los buzos hallaron la campana en dos días."),
    ("ru", "NOT007", "Все права защищены, было написано на старой лодке сторожа."),
    ("ja", "NOT004", "訂正：船長は間違いをいつもそう呼んでいた。"),
    ("ko", "FUR004", "그 항구에서는 아무도 뉴스레터를 구독하지 않았다."),
    ("zh", "NOT007", "未经授权的三条船星期二被拖出了港口。"),
]


@pytest.mark.parametrize(("language", "code", "sentence"), SENTENCES)
def test_a_sentence_between_paragraphs_stays(language: str, code: str, sentence: str) -> None:
    first, second = STORIES[language]
    assert RULES[code].yields_to_prose
    text = f"{first}\n\n{sentence}\n\n{second}"
    assert wireclean.clean(text).text == text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Get our bell down before the storm, the priest begged the riggers."),
        ("en", "Follow our bell and you will find the channel, the keeper used to say."),
        ("en", "The first thing a widow was promised was a seaman's pension delivered to your inbox."),
        ("en", "Also: no lamps, no dogs and no fiddles on the quay after nine."),
        ("en", "With assistance from the lifeboat crew, the divers had the bell on the quay by dusk."),
        ("en", "A previous version of this quay was washed away in a night."),
        ("en", "All rights reserved for the bishop by the charter of 1690 go to the town in May."),
        ("en", "(Recast in iron, the bell would weigh half as much.)"),
        ("de", "Rechte vorbehalten hat sich der Fährmann am Ufer, nicht auf der Insel."),
        ("es", "Con información de los pescadores, los buzos hallaron la campana en dos días."),
        ("ru", "Все права защищены, было написано на старой лодке сторожа."),
        ("zh", "未经授权的三条船星期二被拖出了港口。"),
        # Somebody's words, though pages ask for the same.
        ("en", "Subscribe to the parish newsletter or lose your pew, the sexton told the families."),
        ("en", "Sign up for our newsletter, wrote the diver in the sand, and the tide took it."),
        ("de", "Melden Sie sich für den Newsletter an, spottete der Hafenmeister."),
        ("fr", "Inscrivez-vous à la newsletter du phare, disait l’affiche de la capitainerie."),
    ],
)
def test_the_last_sentence_of_a_story_stays(language: str, sentence: str) -> None:
    text = "\n\n".join((*STORIES[language], sentence))
    assert wireclean.clean(text).text == text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Sign up for our newsletter and never miss a bell."),
        ("en", "Sign up for our newsletter, ask what you like and never miss a bell."),
        ("en", "Follow us on Facebook and Instagram."),
        ("en", "Get the day's harbour news delivered to your inbox."),
        ("en", "Read more about our privacy rules."),
        ("en", "This story has been corrected to show that the bell was cast in 1871, not 1817."),
        ("en", "Correction: The bell was cast in 1871, not 1817."),
        ("en", "An earlier version of this article gave the wrong year."),
        ("en", "Editor's note: Names of the divers were changed."),
        ("en", "(Reporting by Ana Lima and Joe Hart; editing by Tom Reed.)"),
        ("en", "--With assistance from Joe Hart and Petra Holm."),
        ("en", "The Associated Press writer Ana Lima in Lisbon contributed to this report."),
        ("en", "© 2024 Ellery News Group, Inc."),
        (
            "en",
            "Copyright 2024 The Ellery Herald. All rights reserved. This material may not be published or rewritten.",
        ),
        ("de", "Melden Sie sich für unseren Newsletter an."),
        ("fr", "Inscrivez-vous à notre newsletter du matin."),
        ("es", "Con información de Ana Lima y Tomás Reed."),
        ("ru", "Читайте также: Маяк снова нашел смотрителя."),
        ("ja", "訂正：記事中の年に誤りがありました。"),
        ("ja", "訂正：鐘の鋳造は一八七一年でした。"),
    ],
)
def test_a_note_or_prompt_below_the_story_goes(language: str, line: str) -> None:
    story = "\n\n".join(STORIES[language])
    assert wireclean.clean(f"{story}\n\n{line}").text == story


@pytest.mark.parametrize(
    "line",
    [
        "Read more: How the bell was found",
        "Sign up for our newsletter and never miss a bell!",
        "Do you have a story about the bell?",
        "Have a tip? Write to the desk at desk@ellery.example.",
        "Sign up for alerts at https://ellery.example/alerts.",
        "* Unlimited online access to the Ellery Herald.",
    ],
)
def test_what_is_no_plain_sentence_goes_from_between_paragraphs(line: str) -> None:
    first, second = STORIES["en"]
    assert wireclean.clean(f"{first}\n\n{line}\n\n{second}").text == f"{first}\n\n{second}"


def test_prompts_do_not_vouch_for_each_other() -> None:
    first, second = STORIES["en"]
    prompts = [
        "Sign up for the Harbour Letter, our newsletter on ships, and have it by six each morning.",
        "By signing up you agree to our terms of use, and to letters from those who advertise with us.",
    ]
    assert wireclean.clean("\n\n".join((first, *prompts, second))).text == f"{first}\n\n{second}"


def test_struck_paragraphs_do_not_vouch() -> None:
    first, second = STORIES["en"]
    caption = "The bell of the Aurora hangs in the yard of the museum in Port Ellery on Monday, May 4, 2020. (AP Photo/Joe Hart)."
    prompt = "Sign up for our morning newsletter and never miss a bell."
    assert wireclean.clean("\n\n".join((first, second, prompt, caption))).text == f"{first}\n\n{second}"


_LINES = [
    *STORIES["en"],
    *(sentence for language, _, sentence in SENTENCES if language == "en"),
    "Sign up for our newsletter and never miss a bell.",
    "This story has been corrected to show that the bell was cast in 1871, not 1817.",
    "The bell of the Aurora hangs in the yard in Port Ellery on Monday, May 4, 2020. (AP Photo/Joe Hart)",
    "Ana Lima is a senior reporter covering the harbour and the islands for the Ellery Herald in Port Ellery.",
    "(Reporting by Ana Lima; editing by Tom Reed)",
    "Advertisement",
    "Most read",
    "Why it rang",
    "By Ana Lima",
]


@given(st.lists(st.sampled_from(_LINES), max_size=14))
def test_clean_copy_is_clean_wherever_such_lines_stand(lines: list[str]) -> None:
    once = wireclean.clean("\n\n".join(lines)).text
    assert wireclean.clean(once).text == once


def test_a_part_of_a_line_is_not_judged() -> None:
    first, second = STORIES["en"]
    layout = Layout(f"{first}\n{second} Sign up for it.\n{first}")
    start = layout.text.index(" Sign up")
    assert not OwnProse(layout, frozenset()).holds(layout.strike(start, start + len(" Sign up for it."), "FUR002"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STORIES["en"][0], True),
        (STORIES["ja"][0], True),
        (STORIES["ko"][0], True),
        ("The bell rang.", False),
        ("鐘が鳴った。", False),
        ("The bell of the Aurora and the museum of Port Ellery and all that hangs in its yard", False),
        ("word " * 80, True),
    ],
)
def test_a_paragraph_is_a_sentence_of_some_length(text: str, expected: bool) -> None:
    assert is_paragraph(text) is expected


def test_words_of_pages_are_lower_case_and_trimmed() -> None:
    for word in language_words("furniture.page"):
        assert word == word.lower() == word.strip()
        assert word.find("*") in (-1, len(word) - 1)

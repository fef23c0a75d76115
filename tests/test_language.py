"""The language of a text: told from script and function words, and not told where they do not settle it."""

from __future__ import annotations

import pytest

import wireclean
from wireclean.grammar.language import tell_language

TOLD = {
    "en": "The harbour board of Port Ellery has approved the plan to raise the bell, and it will be shown in the museum.",
    "de": "Der Hafenrat von Port Ellery hat dem Plan zugestimmt, die Glocke zu heben, und sie wird im Museum gezeigt.",
    "nl": "Het havenbestuur van Port Ellery heeft het plan goedgekeurd om de klok te lichten, en zij komt in het museum.",
    "fr": "Le conseil du port a approuvé le plan pour remonter la cloche, et elle sera exposée dans le musée de la ville.",
    "es": "La junta del puerto aprobó el plan para sacar la campana del mar, y se mostrará en el museo de la ciudad.",
    "pt": "O conselho do porto aprovou o plano para retirar o sino do mar, e ele não será vendido, mas vai para um museu.",
    "it": "Il consiglio del porto ha approvato il piano per recuperare la campana, che non sarà venduta ma andrà nel museo.",
    "pl": "Rada portu przyjęła plan podniesienia dzwonu z morza i nie zostanie on sprzedany, ale trafi do muzeum, które jest w mieście.",
    "cs": "Rada přístavu schválila plán na vyzvednutí zvonu a ten se podle ní neprodá, ale bude v muzeu, které je ve městě, protože je vzácný.",
    "ru": "Совет порта одобрил план поднять колокол со дна, и он не будет продан, но его можно будет увидеть в музее, который уже есть.",
    "el": "Το συμβούλιο του λιμανιού ενέκρινε το σχέδιο για την ανέλκυση της καμπάνας.",
    "he": "מועצת הנמל אישרה את התוכנית להעלות את הפעמון מהים.",
    "ar": "وافق مجلس الميناء على خطة رفع الجرس من البحر بعد نقاش طويل في المدينة، وقال إن الجرس لن يباع إلى أحد.",
    "fa": "شورای بندر طرحی را که برای بیرون آوردن ناقوس از دریا بود تصویب کرد و این ناقوس به موزه می‌رود.",
    "hi": "बंदरगाह बोर्ड ने समुद्र से घंटी निकालने की योजना को मंजूरी दी और कहा कि यह संग्रहालय में रखी जाएगी।",
    "ja": "港湾委員会は海から鐘を引き揚げる計画を承認した。",
    "zh": "港务委员会批准了从海中打捞大钟的计划。",
    "ko": "항만위원회는 바다에서 종을 인양하는 계획을 승인했다.",
    "th": "คณะกรรมการท่าเรืออนุมัติแผนการกู้ระฆังจากทะเล",
}  # fmt: skip


@pytest.mark.parametrize("language", TOLD)
def test_the_language_is_told(language: str) -> None:
    assert tell_language(TOLD[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bell weighs a ton",
        "10   2   .833\n11   4   .733",
        "Ana Lima, Tom Reed, Ingrid Halvorsen, Joe Hart, Mariam Okafor, Luc Santos, Ruth Novak",
        "Klokken er fundet i dag",  # Danish, and as well Norwegian
        "Det er en klokke, og den er i havet.",  # the same in both
        "\ud83d\x00\u200b",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert tell_language(text) is None


def test_two_languages_in_equal_parts_are_none() -> None:
    assert tell_language(f"{TOLD['en']} {TOLD['de']}") is None


def test_words_of_another_language_do_not_matter() -> None:
    title = "“The Bell of the Aurora”"
    assert tell_language(f"{TOLD['fr']} {title} {TOLD['fr']}") == "fr"


def test_kana_tell_japanese_from_chinese_even_where_they_are_few() -> None:
    assert tell_language("港湾委員会海中大鐘引揚計画承認の見通し、来月にも着手") == "ja"


def test_the_article_has_the_language_of_its_body() -> None:
    page = f"By Ana Lima\nMay 4, 2020\n\n{TOLD['de']}\n\nRead more: The bell of the Aurora and what it was for"
    article = wireclean.clean(page)
    assert article.language == "de"
    assert wireclean.clean(article.text).language == "de"
    assert wireclean.clean(page.replace("\n", "\r\n")).language == "de"
    assert wireclean.Article.from_json(wireclean.to_json(article)).language == "de"
    assert wireclean.clean("").language is None

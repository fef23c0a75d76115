"""A language is a file: its months, words, phrases, places and agencies are read from it and from nowhere else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

import wireclean
from wireclean.data import languages
from wireclean.data.languages import language_lists, language_numbers, language_words, words_of_language

PACKAGE = Path(wireclean.__file__).parent
FILES = sorted((PACKAGE / "data" / "languages").glob("*.toml"))

# Ellerish is spoken on the island of Ellery and nowhere else.
ELLERISH = """
[months]
murzo = 3
sepemb = 9

[weekdays]
mondor = 1

[times]
published = ["oitgegeben"]
updated = ["nooigemak"]
joins = ["ob"]
hours = ["oor"]

[bylines]
markers = ["vun der feder"]

[furniture]
line = ["reklamendo"]
opening = ["lees ook dit:"]

[notes]
signature = ["ELPO"]

[countries]
GB = ["Ellerei"]

[places]
GB = ["Puort Ellerie"]

[[agency]]
short = "ELPO"
name = "Ellerpost"
aliases = ["Ellerpost"]
dateline = ["ELPO"]
"""

ELLERISH_COPY = """De klokk vun de Aurora is funnen

Oitgegeben: mondor 2 murzo 2020 ob 17.45 oor

Vun der feder Ana Lima

PUORT ELLERIE, Ellerei (ELPO) - De klokk vun de Aurora is funnen wurren, sega de schipper dat an de haven.

Reklamendo

Lees ook dit: Wo de klokk funnen is

Se wegt mehr as een ton un hett dorden jaaren an de grund liggt, sega de schipper.

ELPO
"""

READ = """
import sys, wireclean
print(wireclean.to_json(wireclean.clean(sys.stdin.read())))
"""


def read_with(package_root: Path, copy: str) -> wireclean.Article:
    """Clean `copy` in a process of its own, with the wireclean that lies in `package_root`."""
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=copy,
        env={"PYTHONPATH": str(package_root), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return wireclean.Article.from_json(done.stdout)


def test_a_made_up_language_needs_its_file_and_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "wireclean", ignore=shutil.ignore_patterns("__pycache__"))
    before = read_with(tmp_path, ELLERISH_COPY)
    assert before.published is None
    assert not any(edit.rule == "FUR001" for edit in before.edits)

    (tmp_path / "wireclean" / "data" / "languages" / "xx.toml").write_text(ELLERISH, encoding="utf-8")
    article = read_with(tmp_path, ELLERISH_COPY)
    assert any(edit.rule == "FUR001" and "Reklamendo" in edit.before for edit in article.edits)
    assert article.headline == "De klokk vun de Aurora is funnen"
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert article.published is not None
    assert article.published.value.isoformat() == "2020-03-02T17:45:00"
    assert article.dateline is not None
    assert [(place.name, place.region, place.country) for place in article.dateline.places] == [
        ("Puort Ellerie", "Ellerei", "GB")
    ]
    assert article.dateline.agency == "ELPO"
    assert [note.text for note in article.notes] == ["ELPO"]
    assert article.paragraphs == (
        "De klokk vun de Aurora is funnen wurren, sega de schipper dat an de haven.",
        "Se wegt mehr as een ton un hett dorden jaaren an de grund liggt, sega de schipper.",
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_is_well_formed(file: Path) -> None:
    tables = languages.parse_language(file.name, file.read_text("utf-8"))
    for month in tables.get("months", {}).values():
        assert 1 <= month <= 12
    for weekday in tables.get("weekdays", {}).values():
        assert 1 <= weekday <= 7
    for table, lists in tables.items():
        if table == "agency":
            continue
        for name, words in lists.items():
            if isinstance(words, int):
                continue
            assert all(isinstance(word, str) and word.strip() and word.lstrip() == word for word in words), (
                table,
                name,
            )
            assert len(words) == len(set(words)), f"[{table}] {name} of {file.name} says something twice"


def test_the_words_of_all_languages_are_joined() -> None:
    assert language_numbers("months")["march"] == 3
    assert "advertisement" in language_words("furniture.line")
    assert words_of_language("xx", "furniture.line") == ()
    for name in ("furniture.no_such_list", "no_such_table.line", "furniture"):
        with pytest.raises(KeyError, match=name):
            language_words(name)
        with pytest.raises(KeyError, match=name):
            words_of_language("en", name)
    assert set(language_lists("furniture")) >= {"line", "opening"}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("[furnitur]\nline = []", r"languages/xx\.toml: nothing reads a table \[furnitur\]; known: .*furniture"),
        ("[furniture]\nlines = []", r"languages/xx\.toml: nothing reads lines of \[furniture\]; known: line"),
        ("[furniture\nline = []", r"languages/xx\.toml: .*line 1"),
    ],
)
def test_a_slip_in_a_file_is_named(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        languages.parse_language("xx.toml", source)


def test_a_slip_in_toml_is_a_toml_error_too() -> None:
    with pytest.raises(ValueError, match="languages") as caught:
        languages.parse_language("xx.toml", "[")
    assert isinstance(caught.value.__cause__, tomli.TOMLDecodeError)


def test_the_worked_example_of_the_docs_is_a_language_file() -> None:
    page = Path(__file__).parents[1].joinpath("docs", "languages.md").read_text("utf-8")
    example = page.split("```toml\n", 1)[1].split("```", 1)[0]
    assert languages.parse_language("docs.toml", example)
    assert json.dumps(languages.parse_language("docs.toml", example), ensure_ascii=False)


# Pages of papers that nobody prints: the headline, buttons, the story with an advertisement and a link in it, the page's end.
PAGES = {
    "el": (
        "Βρέθηκε η καμπάνα της Αυγής στο λιμάνι της Ελλερής",
        ("Κοινοποίηση", "Αντιγραφή συνδέσμου"),
        (
            "Η καμπάνα του πλοίου Αυγή ζυγίζει έναν τόνο και κρέμεται από σήμερα στην αυλή του μουσείου, είπε ο λιμενάρχης τη Δευτέρα το πρωί.",
            "Είχε χυθεί το 1871 για ένα πλοίο που βυθίστηκε δύο χειμώνες αργότερα και από τότε κανείς δεν την είχε αναζητήσει, πρόσθεσε ο ίδιος.",
            "Οι δύτες την ανέσυραν με γερανό που δανείστηκαν από το ναυπηγείο, ενώ στην προβλήτα περίμεναν εκατοντάδες κάτοικοι της πόλης.",
        ),
        ("Διαφήμιση", "Διαβάστε επίσης: Πώς βρέθηκε η καμπάνα"),
        (
            "Ακολουθήστε το Ελλερή News στο Google News και μάθετε πρώτοι όλες τις ειδήσεις",
            "Σχετικά άρθρα",
            "Σχόλια (3)",
            "Με την επιφύλαξη παντός δικαιώματος",
        ),
    ),
    "bg": (
        "Намериха камбаната на „Зора“ край Елери",
        ("Сподели", "Принтирай"),
        (
            "Камбаната на кораба Зора тежи един тон и от понеделник виси в двора на музея, каза началникът на пристанището пред журналисти.",
            "Тя е излята през 1871 година за кораб, който потъна две зими по-късно, и оттогава никой не я е търсил, добави той.",
            "Водолазите я извадиха с кран, който бяха взели от корабостроителницата, докато на кея чакаха стотици жители на града.",
        ),
        ("Реклама", "Прочетете още: Как беше намерена камбаната"),
        (
            "Абонирайте се за нашия бюлетин и получавайте новините всяка сутрин.",
            "Свързани новини",
            "Коментари (4)",
            "Всички права запазени",
        ),
    ),
    "hr": (
        "Pronađeno zvono broda Zora",
        ("Podijeli", "Kopiraj link"),
        (
            "Zvono broda Zora teško je jednu tonu i od ponedjeljka visi u dvorištu muzeja, rekao je lučki kapetan novinarima na rivi.",
            "Izliveno je 1871. godine za brod koji je potonuo dvije zime kasnije i od tada ga nitko nije tražio, dodao je kapetan.",
            "Ronioci su ga izvukli dizalicom koju su posudili iz brodogradilišta, dok je na rivi čekalo nekoliko stotina stanovnika.",
        ),
        ("Tekst se nastavlja ispod oglasa", "Pročitajte još: Kako je pronađeno zvono"),
        (
            "Pridružite se našoj zajednici na Viberu i primajte vijesti prvi.",
            "Povezani članci",
            "Komentari (2)",
            "Sva prava pridržana",
        ),
    ),
    "lt": (
        "Rastas laivo Aušra varpas",
        ("Dalintis", "Kopijuoti nuorodą"),
        (
            "Laivo Aušra varpas sveria toną ir nuo pirmadienio kabo muziejaus kieme, žurnalistams krantinėje sakė uosto kapitonas.",
            "Jis buvo nulietas 1871 metais laivui, kuris nuskendo po dviejų žiemų, ir nuo tada niekas jo neieškojo, pridūrė kapitonas.",
            "Narai jį iškėlė kranu, kurį pasiskolino iš laivų statyklos, o krantinėje laukė keli šimtai miesto gyventojų.",
        ),
        ("Straipsnis tęsiamas po reklamos", "Taip pat skaitykite: Kaip rastas varpas"),
        (
            "Prenumeruokite mūsų naujienlaiškį ir gaukite uosto naujienas kiekvieną rytą.",
            "Susiję straipsniai",
            "Komentarai (5)",
            "Visos teisės saugomos",
        ),
    ),
    "he": (
        "נמצא פעמון הספינה שחר",
        ("שתפו בפייסבוק", "העתקת קישור"),
        (
            "פעמון הספינה שחר שוקל טונה ותלוי מאז יום שני בחצר המוזיאון, אמר מפקד הנמל לעיתונאים שהתאספו על הרציף.",
            "הוא נוצק בשנת 1871 עבור ספינה שטבעה שני חורפים מאוחר יותר, ומאז איש לא חיפש אותו, הוסיף המפקד.",
            "הצוללנים העלו אותו בעזרת מנוף שהושאל מן המספנה, בעוד על הרציף המתינו מאות מתושבי העיר.",
        ),
        ("פרסומת", "קראו גם: כך נמצא הפעמון"),
        ("הירשמו לניוזלטר שלנו וקבלו את חדשות הנמל בכל בוקר", "כתבות נוספות", "תגובות (5)", "כל הזכויות שמורות"),
    ),
    "bn": (
        "পাওয়া গেল ভোর জাহাজের ঘণ্টা",
        ("শেয়ার করুন", "প্রিন্ট"),
        (
            "ভোর জাহাজের ঘণ্টাটির ওজন এক টন এবং সোমবার থেকে এটি জাদুঘরের উঠানে ঝুলছে, ঘাটে সাংবাদিকদের বলেন বন্দরের প্রধান।",
            "এটি ১৮৭১ সালে এমন এক জাহাজের জন্য ঢালাই করা হয়েছিল যা দুই শীত পরে ডুবে যায় এবং তখন থেকে কেউ এর খোঁজ করেনি, বলেন তিনি।",
            "ডুবুরিরা জাহাজ নির্মাণ কারখানা থেকে ধার করা একটি ক্রেন দিয়ে এটি তুলে আনেন, ঘাটে অপেক্ষা করছিলেন শহরের শত শত মানুষ।",
        ),
        ("বিজ্ঞাপন", "আরও পড়ুন: ঘণ্টাটি যেভাবে পাওয়া গেল"),
        ("সর্বশেষ খবর পেতে আমাদের হোয়াটসঅ্যাপ চ্যানেল ফলো করুন", "সম্পর্কিত খবর", "মন্তব্য (৫)", "সর্বস্বত্ব সংরক্ষিত"),
    ),
    "vi": (
        "Tìm thấy quả chuông của tàu Bình Minh",
        ("Chia sẻ", "Sao chép liên kết"),
        (
            "Quả chuông của tàu Bình Minh nặng một tấn và được treo trong sân bảo tàng từ thứ hai, giám đốc cảng nói với các phóng viên.",
            "Nó được đúc vào năm 1871 cho một con tàu đã chìm hai mùa đông sau đó và từ đó không ai đi tìm nó, ông nói thêm.",
            "Các thợ lặn đã đưa nó lên bằng một cần cẩu mượn của xưởng đóng tàu, trong khi hàng trăm người dân thành phố chờ trên bến.",
        ),
        ("Quảng cáo", "Xem thêm: Quả chuông được tìm thấy như thế nào"),
        ("Đăng ký nhận bản tin của chúng tôi để không bỏ lỡ tin tức", "Tin liên quan", "Bình luận (5)"),
    ),
    "af": (
        "Klok van die skip Dagbreek gevind",
        ("Deel", "Kopieer skakel"),
        (
            "Die klok van die skip Dagbreek weeg 'n ton en hang sedert Maandag in die museum se binneplaas, het die hawemeester aan verslaggewers gesê.",
            "Dit is in 1871 gegiet vir 'n skip wat twee winters later gesink het en sedertdien het niemand daarna gesoek nie, het hy bygevoeg.",
            "Duikers het dit opgehaal met 'n kraan wat hulle by die skeepswerf geleen het, terwyl honderde inwoners op die kaai gewag het.",
        ),
        ("Advertensie", "Lees ook: Hoe die klok gevind is"),
        (
            "Teken in op ons nuusbrief en kry die hawenuus elke oggend.",
            "Verwante artikels",
            "Kommentaar (5)",
            "Alle regte voorbehou",
        ),
    ),
}


@pytest.mark.parametrize("language", PAGES)
def test_what_a_page_says_of_itself_goes_and_the_story_stays(language: str) -> None:
    headline, buttons, (first, *story), between, end = PAGES[language]
    article = wireclean.clean("\n".join([headline, *buttons, "", first, *between, *story, "", *end]))
    assert article.headline == headline
    assert article.paragraphs == (first, *story)

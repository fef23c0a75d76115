"""Bylines on lines of their own, as pages print them in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean.grammar.byline import (
    find_closing_byline,
    inside,
    is_given_name,
    is_open_cue,
    is_time_line,
    read_byline_line,
    read_role_line,
    read_signature,
)
from wireclean.grammar.byline.beside import time_follows
from wireclean.grammar.byline.cues import later_cue


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Ana Lima", ["Ana Lima"]),
        ("von ANA LIMA", ["Ana Lima"]),
        ("* Von Ana Lima", ["Ana Lima"]),
        ("- Von: Ana Lima, Tom Reed", ["Ana Lima", "Tom Reed"]),
        ("Von Ana Lima und Tom Reed, Lissabon", ["Ana Lima", "Tom Reed"]),
        ("Von Ana Lima Korrespondentin", ["Ana Lima"]),
        ("Von Ana Lima, Volontärin (Sport)", ["Ana Lima"]),
        ("von Ana Lima, WDR NORDHAFEN", ["Ana Lima"]),
        ("Von Ana Lima // 1. November 2023", ["Ana Lima"]),
        ("Von Ana Lima 28.04.2023, 18:11 Uhr", ["Ana Lima"]),
        ("Eine Kolumne von Tom Reed", ["Tom Reed"]),
        ("/ Eine Analyse von Tom Reed", ["Tom Reed"]),
        ("Kommentar von Tom Reed", ["Tom Reed"]),
        ("Autorka/Autor: Ana Lima", ["Ana Lima"]),
        ("كتب أحمد منصور - خالد سعيد", ["أحمد منصور", "خالد سعيد"]),
        ("نگارش از حسین مرادی", ["حسین مرادی"]),
        ("Text: Tom Reed", ["Tom Reed"]),
        ("Text & Fotos: Tom Reed", ["Tom Reed"]),
        ("Autor: Tom Reed", ["Tom Reed"]),
        ("Das Gespräch führte Ana Lima.", ["Ana Lima"]),
        ("Par Jean Lima", ["Jean Lima"]),
        ("Par Jean DUPREZ et Anne MOREL", ["Jean Duprez", "Anne Morel"]),
        ("par Jean Lima, le 15 septembre 2009", ["Jean Lima"]),
        ("Por Luciana Lima", ["Luciana Lima"]),
        ("Por Luciana Lima y Juan Prado", ["Luciana Lima", "Juan Prado"]),
        ("Por Luciana Lima e João Prado", ["Luciana Lima", "João Prado"]),
        ("di Luca Limari", ["Luca Limari"]),
        ("Av Anna Lindmark och Nils Sandby", ["Anna Lindmark", "Nils Sandby"]),
        ("Af Anna Lindmark", ["Anna Lindmark"]),
        ("Door Jan van der Berg", ["Jan van der Berg"]),
        ("Oleh Budi Santo", ["Budi Santo"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("Текст: Анна Лимова", ["Анна Лимова"]),
        ("Written by Ana Lima", ["Ana Lima"]),
        ("di Luca Limari, inviato a Milano", ["Luca Limari"]),
        ("Penulis Rizqo Santoro", ["Rizqo Santoro"]),
        ("Penulis Rizqo Santoro | Editor Putra Wijayo", ["Rizqo Santoro"]),
        ("Posted by Ana Lima", ["Ana Lima"]),
        ("Post author By Ana Lima", ["Ana Lima"]),
        ("September 15, 2020 by Ana Lima", ["Ana Lima"]),
        ("Veröffentlicht am 17. Dezember 2019 von Ana Lima", ["Ana Lima"]),
        ("By Ana Lima @analima", ["Ana Lima"]),
        ("Par Anne Morel (avec AFP)", ["Anne Morel"]),
        ("Par Anne Morel avec AFP", ["Anne Morel"]),
        ("Propos recueillis par Anne Morel", ["Anne Morel"]),
        ("Von Ana Lima (Text) und Tom Reed (Fotos)", ["Ana Lima"]),
        ("بقلم: أحمد علي", ["أحمد علي"]),
        ("Автор Иван Петров", ["Иван Петров"]),
        ("【記者王小明／台北報導】", ["王小明"]),
        ("記者 山田太郎", ["山田太郎"]),
        ("山田太郎 記者", ["山田太郎"]),
        ("文／山田太郎", ["山田太郎"]),
        ("김민수 기자", ["김민수"]),
        ("[김민수 기자]", ["김민수"]),
        ("글 김민수", ["김민수"]),
        ("항구뉴스 김민수 기자", ["김민수"]),
        ("KBS 뉴스 김민수입니다.", ["김민수"]),
        ("YTN 김민수 (minsu@ellery.example)", ["김민수"]),
        ("港口日报记者 王建国 实习生 李芳", ["王建国", "李芳"]),
        ("生活中心／王建國報導", ["王建國"]),
        ("（王建国报道）", ["王建国"]),
        ("By రమేష్ రెడ్డి", ["రమేష్ రెడ్డి"]),
        ("Authored by: प्रिया सिंह", ["प्रिया सिंह"]),
        ("Tác giả, Phạm Thu Hà", ["Phạm Thu Hà"]),
        ("By Ana Lima, as told to Tom Reed", ["Ana Lima", "Tom Reed"]),
        ("By Ana Lima, T.J. Brandt", ["Ana Lima", "T.J. Brandt"]),
        ("By Ana Lima, a deputy editor and author of The Bell", ["Ana Lima"]),
        ("By Ana Lima Published in Harbour News May 4", ["Ana Lima"]),
        ("By Ana Lima (Lisbon) and Tom Reed (Port Ellery)", ["Ana Lima", "Tom Reed"]),
        ("By Juan Carlos Prado M. and Ana Lima", ["Juan Carlos Prado M.", "Ana Lima"]),
        ("Published by Ana Lima", ["Ana Lima"]),
        ("Our correspondent Ana Lima", ["Ana Lima"]),
        ("Analysis | Ana Lima", ["Ana Lima"]),
        ("Door Ruud ten Cate en Ana Lima", ["Ruud ten Cate", "Ana Lima"]),
        ("Un texte de Jean Lima", ["Jean Lima"]),
        ("Scritto da Luca Limari", ["Luca Limari"]),
        ("Por Luciana Lima, El Correo", ["Luciana Lima"]),
        ("Haber: Ayşe Limalı Fotoğraf: Mehmet Reis", ["Ayşe Limalı"]),
        ("Dodał: Anna Limowa", ["Anna Limowa"]),
        ("Написала: Анна Лимова", ["Анна Лимова"]),
        ("كتب/ أحمد علي", ["أحمد علي"]),
    ],
)
def test_marked_lines_are_read(line: str, names: list[str]) -> None:
    read = read_byline_line(line)
    assert read is not None
    assert read.cue is not None
    assert list(read.names) == names
    people = [author.person for author in read.authors]
    assert all(line[person.start : person.end].casefold() == person.name.casefold() for person in people)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ana Lima", set()),
        ("* Ana Lima", set()),
        ("Ana Lima 2 minutes read", {"reading"}),
        ("Ana Lima | 6. Mai 2023", {"time"}),
        ("Ana Lima · CBC News · Posted: Aug 09, 2026 4:05 AM EDT", {"organization", "time"}),
        ("Ana Lima / PORTELLERY.COM / Sep 2, 2024, 17:07 IST", {"organization", "time"}),
        ("Ana Lima@AnaLima", {"handle"}),
        ("Ana Lima Staff Writer", {"role"}),
        ("Ana Lima Deputy Content Hub Director", {"role"}),
        ("Ana Lima, columnist of AP Harbours", {"role", "organization"}),
        ("Ana Lima Redakteurin", {"role"}),
        ("Ana Lima and AP", {"organization"}),
        ("9. September 2025 um 15:46 Uhr / Ana Lima", {"time"}),
        ("Ana Lima/Tom Reed", set()),
        ("Ana Lima 4 Febbraio 2025 - 14:41", {"time"}),
        ("Ana Lima - portNews", {"guess"}),
        ("Ana Lima - portNewsMinggu, 18 Des 2022 18:17 WIB", {"guess", "time"}),
        ("Ana Lima, O Porto de S.Paulo", {"organization"}),
        ("Ana Lima, Port StaffVerified Port Staff Badge", {"role"}),
        ("Ana Lima, Star Tribune", {"guess"}),
    ],
)
def test_lines_without_a_marker_say_what_stands_beside_the_name(line: str, said: set[str]) -> None:
    read = read_byline_line(line)
    assert read is not None
    assert read.cue is None
    assert read.names[0] == "Ana Lima"
    assert said <= read.said


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Von",
        "Von der Insel und vom Meer",
        "Von Port Ellery bis Lissabon",
        "Von Ana Lima wissen wir nichts",
        "Von Ana Lima, einer Redakteurin der Zeitung, hört man nichts.",
        "Par exemple",
        "Por qué la campana importa",
        "Di nuovo in mare",
        "Av alla båtar",
        "Associated Press",
        "Premier League",
        "New York",
        "Rio de Janeiro",
        "Most Read",
        "Mehr Nachrichten",
        "Última Hora",
        "Staff Writer",
        "Read more by Ana Lima in the archive of the paper",
        "Ana Lima discusses the bell",
        "— Ana Lima (@analima) November 3, 2023",
        "Ana Lima | Getty Images",
        "Ana Lima - Europa Press / Europa Press",
        "Photo: Ana Lima",
        "Foto: Ana Lima",
        "Übersetzung Ana Lima",
        "Prince Harry",
        "De Bruyne Kevin",
        "تقرير حقوق الإنسان السنوي",
        "L.A. Clippers 115, Toronto 96",
        "Storm Daniel - live updates",
        "Penulis Terkenal Indonesia",
        "Reporter Login Page",
        "Baltimore Sun",
        "Ana Lima / Port News",
        "記者王小明攝",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline_line(line) is None


@pytest.mark.parametrize(
    "line",
    ["Von", "von", "By", "Par", "Von:", "Kommentar von", "Author of the article:", "4 May 2020 von", "Tipps von"],
)
def test_a_marker_may_stand_alone(line: str) -> None:
    assert is_open_cue(line)


@pytest.mark.parametrize("line", ["", "Von Ana Lima", "Bell found", "Standby", "The bell was cast by"])
def test_other_lines_are_no_markers(line: str) -> None:
    assert not is_open_cue(line)


@pytest.mark.parametrize(
    "line",
    [
        "09.09.2025, 14:55 Uhr",
        "Publicerad 22:31",
        "January 27, 2026 11:20 am (Updated 11:57 am)",
        "20 Nisan 2026 • Güncelleme : 20 Nisan 2026",
        "5 hours ago",
        "8 января, 17:46",
        "2025/1/21 20:50",
    ],
)
def test_times_are_known_in_any_language(line: str) -> None:
    assert is_time_line(line)


@pytest.mark.parametrize("line", ["", "Storm tears roofs off 20 houses in 2024", "US Elections 2024", "Ana Lima"])
def test_other_lines_are_no_times(line: str) -> None:
    assert not is_time_line(line)


def test_roles_stand_on_lines_of_their_own() -> None:
    assert read_role_line("Redakteurin Wirtschaft") == "Redakteurin Wirtschaft"
    assert read_role_line("  Staff Writer") == "Staff Writer"
    assert read_role_line("The bell of the museum") is None


def test_given_names_come_in_many_languages() -> None:
    assert all(map(is_given_name, ["Ana", "Jörg", "Noora", "Fatma", "Ярослав", "Anne-Kathrin", "LUCIANA"]))
    assert not any(map(is_given_name, ["Premier", "Deutsche", "Most", "Real", ""]))


def test_a_comment_may_close_the_headline() -> None:
    line = "Wir brauchen mehr Glocken! Ein Kommentar von Ana Lima"
    found = find_closing_byline(line)
    assert found is not None
    assert line[found.start : found.end] == "Ein Kommentar von Ana Lima"
    assert find_closing_byline("The bell is the oldest in the north, according to a report by Jupiter Reed.") is None
    assert find_closing_byline("Zehn Lieder von Ana Lima") is None
    assert find_closing_byline("Das ist ein Kommentar von der Insel") is None


@pytest.mark.parametrize("line", ["Ana Lima", "(Ana Lima)", "KUTV (Ana Lima, Tom Reed)"])
def test_names_sign_a_text(line: str) -> None:
    found = read_signature(line)
    assert found is not None
    assert found.names[0] == "Ana Lima"


@pytest.mark.parametrize(
    "line", ["(Port Ellery)", "The bell (Ana Lima)", "Foto: Ana Lima", "Zimbo Qwerty", "* Ana Lima"]
)
def test_other_last_lines_sign_nothing(line: str) -> None:
    assert read_signature(line) is None


BODY = (
    "The bell of the Aurora weighs more than a ton and was cast in Lisbon.\n"
    "Divers raised it from the harbour on Monday, the museum of the town said.\n"
    "It goes on show in the spring, when the roof of the old hall is mended."
)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Bell of the Aurora is found\nAna Lima\nMay 4, 2020 10:15 a.m.\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nMay 4, 2020 10:15 a.m.\nAna Lima\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nAna Lima\nStaff Writer\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nAna Lima\n@analima\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nAna Lima\nAna Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nVon\nAna Lima\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\n4 May 2020 von\nAna Lima\n", ["Ana Lima"]),
        (
            "Bell of the Aurora is found\nAna Lima\nTom Reed\nJoe Hart\nMay 4, 2020 10:15\n",
            ["Ana Lima", "Tom Reed", "Joe Hart"],
        ),
        ("Bell of the Aurora is found\nAna Lima\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nAna Lima | May 4, 2020 10:15 a.m.\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nBy Ana Lima\nand Tom Reed\n", ["Ana Lima", "Tom Reed"]),
        ("Bell of the Aurora is found\nAna Lima’s profile picture\nAna Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nAna LimaAna Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nBYANA LIMA\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nBYAna Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nbyAna Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nBYRON LIMA\nMay 4, 2020\n", ["Byron Lima"]),
        ("Bell of the Aurora is found\nAuthor of the article:Ana Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nAna Lima, Ellery24.com\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nELLERY-online-Redakteurin Ana Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nEllery.es / Ana Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\n03.05.2020 14:22 Uhr – Ana Lima\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\n3. Mai 2020, 14:22 Uhr, Ana Lima/dpa\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nTrần Thị Mai\nMay 4, 2020\n", ["Trần Thị Mai"]),
        ("Bell of the Aurora is found\nAna dela Cruz\nMay 4, 2020\n", ["Ana dela Cruz"]),
        (
            "Bell of the Aurora is found\nAutori: Ana Lima (Ellery News), Tom Reed (Ellery News)\n",
            ["Ana Lima", "Tom Reed"],
        ),
        ("Bell of the Aurora is found\nAna Lima Twitter May 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nAna Lima Special to the Bell\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nAna Lima reports from Lisbon\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nMary Beth Tanner Staff Writer\nMay 4, 2020\n", ["Mary Beth Tanner"]),
        ("Bell of the Aurora is found\nLISBON CORRESPONDENT Ana Lima\nMay 4, 2020\n", ["Ana Lima"]),
        ("Bell of the Aurora is found\nSzőke Márton | 2020. május 4.\n", ["Szőke Márton"]),
        ("Bell of the Aurora is found\nمحمد عبد الله وسارة حسن\n", ["محمد عبد الله", "سارة حسن"]),
    ],
)
def test_the_lines_around_a_lone_name_make_it_a_byline(head: str, names: list[str]) -> None:
    article = wireclean.clean(head + BODY)
    assert list(dict.fromkeys(byline.name for byline in article.bylines)) == names
    assert article.text.startswith("The bell of the Aurora weighs")


@pytest.mark.parametrize(
    "text",
    [
        f"Bell of the Aurora is found\nTom Reed\n{BODY}\nReed found the bell, he said, by chance.",
        f"Tom Reed finds the bell of the Aurora\nTom Reed\n{BODY}",
        f"Tom Reed\n{BODY}",
        f"Premier League\nMay 4, 2020\n{BODY}",
        f"One story of the week\nAna Lima\nMay 4, 2020 10:15\nAnother story of it\nTom Reed\nMay 5, 2020 10:15\n"
        f"A third story of it\nJoe Hart\nMay 6, 2020 10:15\n{BODY}",
    ],
)
def test_subjects_and_teasers_are_no_authors(text: str) -> None:
    assert wireclean.clean(text).bylines == ()


def test_a_label_above_a_role_opens_no_second_byline() -> None:
    head = "Bell of the Aurora is found\nBy\nAna Lima\nReporter\nTom Reed\nReporter\n01:05, 21 MAY 2021\n"
    assert [byline.name for byline in wireclean.clean(head + BODY).bylines] == ["Ana Lima", "Tom Reed"]


def test_an_item_of_a_list_is_no_author() -> None:
    names = "\n".join(f"{number}. {name}" for number, name in enumerate(["Ana Lima", "Tom Reed"], 95))
    assert wireclean.clean(f"The loudest bells\n{names}\nMay 4, 2020\n{BODY}").bylines == ()


def test_a_name_with_its_time_needs_no_headline() -> None:
    assert [byline.name for byline in wireclean.clean(f"Ana Lima | May 4, 2020\n\n{BODY}").bylines] == ["Ana Lima"]
    assert [byline.name for byline in wireclean.clean(f"May 4, 2020Ana Lima\n\n{BODY}").bylines] == ["Ana Lima"]
    assert wireclean.clean(f"Ana Lima\n\n{BODY}").bylines == ()


def test_who_took_a_photo_is_no_author() -> None:
    head = "Aurora is found\nPHOTO ANA LIMA, Associated Press\nMay 4, 2020\n"
    assert wireclean.clean(head + BODY).bylines == ()


@pytest.mark.parametrize(
    "head",
    [
        "Bell of the Aurora is found\nBy Ana Lima May 4, 2020\nTom Reed\n",
        "Bell of the Aurora is found\nAna Lima\nJournalist\nTom Reed\nPhotographer\nMay 4, 2020 10:15\n",
    ],
)
def test_who_is_named_bare_beside_the_author_took_the_pictures(head: str) -> None:
    assert [byline.name for byline in wireclean.clean(head + BODY).bylines] == ["Ana Lima"]


def test_a_byline_below_a_wrapped_headline_is_no_part_of_it() -> None:
    head = "La campana dell'Aurora torna a casa dopo duecento anni di mare\ndi Luca Limari e Anna Prado\nIl museo di Porto Elleria la mostra dalla primavera al pubblico\n"
    article = wireclean.clean(head + BODY)
    assert [byline.name for byline in article.bylines] == ["Luca Limari", "Anna Prado"]


def test_a_line_in_letters_without_capitals_does_not_run_on() -> None:
    head = "افتتاح متحف جديد على شاطئ البحر في مدينة النورية\nأحمد السالمي-القاهرة\n6/12/2018\n"
    story = "افتتح وزير الثقافة اليوم متحفا جديدا على شاطئ البحر في مدينة النورية بحضور مئات الزوار."
    article = wireclean.clean(head + story)
    assert [(byline.name, byline.place and byline.place.name) for byline in article.bylines] == [
        ("أحمد السالمي", "القاهرة")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Lonceng Aurora ditemukan\n{BODY}\nPewarta: Ana Lima\nEditor: Tom Reed", ["Ana Lima"]),
        (f"Bell of the Aurora is found\n{BODY}\n(Ana Lima)\nAdd comment", ["Ana Lima"]),
        (f"Bell of the Aurora is found\n{BODY} (Ana Lima)", ["Ana Lima"]),
        (f"Bell of the Aurora is found\n{BODY}\nAna Lima\nTom Reed", ["Ana Lima", "Tom Reed"]),
        (f"Bell of the Aurora is found\n{BODY} The diver sank (Ana Lima)", []),
        (
            f"Bell of the Aurora is found\nBy Joe Hart\n{BODY}\n{BODY}\n(Ana Lima)\nAdd comment",
            ["Joe Hart", "Ana Lima"],
        ),
    ],
)
def test_a_story_is_signed_below_or_behind_its_last_words(text: str, names: list[str]) -> None:
    assert [byline.name for byline in wireclean.clean(text).bylines] == names


_LEDE = {
    "zh": "云水镇图书馆昨天启用，地上七层、地下两层，藏书八十万册，首日有上万人入馆参观。",
    "ja": "港町の図書館が20日に開館し、初日には約1万人が訪れて長い列をつくった。",
    "ko": "항구 도시의 도서관이 지난 20일 문을 열어 첫날에만 만 명이 넘는 사람이 찾았다.",
}


@pytest.mark.parametrize(
    ("language", "close", "names"),
    [
        ("zh", "\n港口日报记者 王建国\n阅读 ()", ["王建国"]),
        ("zh", "\n作者：王建国\n责任编辑：李芳\n热门新闻", ["王建国"]),
        ("zh", "\n（港口日报记者 王建国）\n请填写以下表单发表评论，所有评论都会经过审核。\n热门新闻", ["王建国"]),
        ("zh", "（王建国／台北報導）\n分享\n熱門新聞", ["王建国"]),
        ("ja", "【中村彩香、山口陽介】\n関連記事\n港の橋が半世紀ぶりに架け替え", ["中村彩香", "山口陽介"]),
        ("ja", "\n（佐藤健一）\n関連記事", ["佐藤健一"]),
        ("ja", "\n（石川テレビ）\n関連記事", []),
        ("ko", "\n김민수 기자 minsu@ellery.example\n관련기사", ["김민수"]),
        ("ko", "\nKBS 뉴스 김민수입니다.\n촬영기자:이지현/영상편집:최유진\n관련기사", ["김민수"]),
        ("ko", "\n(영상취재 : 이지현, 영상편집 : 최유진)\n관련기사", []),
    ],
)
def test_a_story_of_any_length_is_signed_in_letters_without_capitals(
    language: str, close: str, names: list[str]
) -> None:
    story = "\n".join([_LEDE[language]] * 6)
    article = wireclean.clean(f"{_LEDE[language][:12]}\n2020-05-04 10:15\n{story}{close}")
    assert [byline.name for byline in article.bylines] == names
    assert article.paragraphs.count(_LEDE[language]) == 6


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Trần Thị Mai", ["Trần Thị Mai"]),
        ("Phạm Thu Hà", ["Phạm Thu Hà"]),
        ("Trần Thị Mai - Hoàng Anh", ["Trần Thị Mai", "Hoàng Anh"]),
        ("Ana Lima - Port News", ["Ana Lima"]),
        ("Jose dela Cruz", ["Jose dela Cruz"]),
        ("Rommel Bautista", ["Rommel Bautista"]),
        ("Ana Maria May", ["Ana Maria May"]),
        ("Ana Maria Lima May 4, 2020", ["Ana Maria Lima"]),
        ("শরিফুল ইসলাম", ["শরিফুল ইসলাম"]),
        ("രാജേഷ് നായർ", ["രാജേഷ് നായർ"]),
        ("วิภา ศรีสุข", ["วิภา ศรีสุข"]),
        ("احمد رضا پير 3 مئ 2021", ["احمد رضا"]),
    ],
)
def test_names_are_as_long_as_their_language_prints_them(line: str, names: list[str]) -> None:
    read = read_byline_line(line)
    assert read is not None
    assert read.given
    assert list(read.names) == names


@pytest.mark.parametrize(
    "line",
    [
        "종탑에 오른 마을 아이들 /김민수 기자",
        "종탑에 오른 모습 /김민수 기자",
        "종탑에 오른 마을 아이들. 김민수 기자 minsu@ellery.example",
        "종탑에 오른 마을 아이들 /사진=김민수 기자",
        "▲鐘楼に上る町の子どもたち／山口陽介記者",
        "王建国摄 / 资料图",
    ],
)
def test_whoever_took_the_picture_is_no_author_in_letters_without_capitals(line: str) -> None:
    read = read_byline_line(line)
    assert read is None or not read.authors


def test_brackets_before_the_first_words_hold_the_byline() -> None:
    story = "雲水鎮圖書館昨天啟用，地上七層、地下兩層，藏書八十萬冊，首日有上萬人入館參觀。"
    article = wireclean.clean(f"雲水鎮圖書館啟用\n〔記者王小明／台北報導〕{story}\n{story}")
    assert [(byline.name, byline.place and byline.place.name) for byline in article.bylines] == [("王小明", "台北")]
    assert article.text.startswith("雲水鎮圖書館昨天")


def test_the_capital_i_of_turkish_copy_has_no_dot() -> None:
    story = (
        "Aurora'nın çanı bir tondan ağır ve Lizbon'da yapıldı, müze müdürü pazartesi günü gazetecilere bunu anlattı."
    )
    article = wireclean.clean(f"Aurora'nın çanı bulundu\nHaber: Selin KIRLI\n4 Mayıs 2020 10:15\n{story}\n{story}")
    assert [byline.name for byline in article.bylines] == ["Selin Kırlı"]


def test_the_last_line_may_name_the_author() -> None:
    article = wireclean.clean(f"Bell of the Aurora is found\n{BODY}\nAna Lima")
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert wireclean.clean(f"Bell of the Aurora is found\n{BODY}\nPort Ellery").bylines == ()


def test_a_role_before_the_author_of_the_last_line_is_no_part_of_the_name() -> None:
    article = wireclean.clean(f"Bell of the Aurora is found\n{BODY}\nContact reporter Ana Lima at alima@example.net.")
    assert [(byline.name, byline.role) for byline in article.bylines] == [("Ana Lima", "reporter")]


@given(
    st.lists(
        st.sampled_from(
            ["Von ", "Ana ", "LIMA", ", ", "und ", "\n", "|", "(", ")", "2020 ", "10:15 ", "@a", "記者 ", "-"]
        ),
        max_size=14,
    ).map("".join)
    | st.text(max_size=60)
)
def test_any_line_can_be_asked(line: str) -> None:
    read = read_byline_line(line)
    assert read is None or 0 <= read.start < read.end <= len(line)
    is_time_line(line)
    is_open_cue(line)
    read_role_line(line)
    find_closing_byline(line)
    read_signature(line)


@pytest.mark.parametrize("unit", ["Von ", "Ana Lima, ", "ein Kommentar von ", "(", "a@", "A-", "10:15 ", "Text & "])
def test_hostile_lines_are_read_through(unit: str) -> None:
    line = unit * (50_000 // len(unit))
    assert read_byline_line(line) is None
    is_time_line(line)
    is_open_cue(line)


def test_words_behind_a_cue_are_looked_at_no_further_than_a_name_goes() -> None:
    found = inside._NAMED.match("By " + "a" * 500)
    assert found is not None
    assert found.end() < 200


@pytest.mark.parametrize("button", ["Volg ons", "Suivre", "Segui"])
def test_a_button_of_those_beside_authors_ends_a_byline(button: str) -> None:
    assert time_follows(f" {button}", 0, len(button) + 1)


def test_a_label_that_ends_a_line_without_a_colon_opens_no_byline_behind_other_words() -> None:
    assert later_cue("2 Autor  ", 0, 9) is None
    assert later_cue("2 Autor: Ana Lima", 0, 17) == 2


_SIGNED = (
    "The bell of the Aurora weighs more than a ton, and divers raised it on Monday after nine days of work.\n\n"
    "It was cast in 1871, the director of the museum said, and nobody had looked for it since the war.\n\n"
    "The museum wants to hang it in the yard, where children may ring it once a year and on no other day.\n\n"
    "The owner of the ferry has left the country, and nobody knows who will pay for the crane and the barge.\n\n"
    "A second wreck lies deeper, and the board of the harbour has asked the ministry for money to look at it.\n\n"
)


@pytest.mark.parametrize("below", ["Ana Lima", "Ana Lima\n\nTom Reed"])
@pytest.mark.parametrize("page", ["Port Ellery Herald, page 7", "Bells\n\nHarbour news"])
def test_names_right_below_the_last_paragraph_sign_it_whatever_the_page_adds(below: str, page: str) -> None:
    article = wireclean.clean(f"{_SIGNED}{below}\n\n{page}")
    assert [byline.name for byline in article.bylines] == below.split("\n\n")


@pytest.mark.parametrize(
    "copy",
    [
        _SIGNED.replace("the director", "the director, Lima,") + "Ana Lima\n\nBells",  # whom the story is about
        _SIGNED + "Ana Lima\n\nTom Reed\n\nJoe Hart\n\nRuth Novak\n\nBells",  # a list
        _SIGNED + "Bells\n\nAna Lima\n\nHarbour news",
    ],
)
def test_names_below_a_story_that_sign_nothing(copy: str) -> None:
    assert wireclean.clean(copy).bylines == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("LISBON - Ana Lima", ["Ana Lima"]),
        ("الرياض: أحمد منصور", ["أحمد منصور"]),
        ("مرفأ اليوم - أحمد منصور", ["أحمد منصور"]),
        ("محمد حسن (جدة) port_online@", ["محمد حسن"]),
        ("Алексей Морозов(редактор отдела погоды)", ["Алексей Морозов"]),
        ("Ana Lima, «Harbour Post»", ["Ana Lima"]),
    ],
)
def test_a_place_an_outlet_or_a_role_beside_the_name_is_read(line: str, names: list[str]) -> None:
    reading = read_byline_line(line)
    assert reading is not None
    assert (list(reading.names), reading.given, reading.rest) == (names, True, len(line))


@pytest.mark.parametrize("line", ["Lisbon - Ana Lima", "Coach: Ana Lima", "المدرب: أحمد منصور", "Gloves - Ana Lima"])
def test_whatever_else_stands_before_a_name_makes_no_byline(line: str) -> None:
    assert read_byline_line(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ANA LIMA, XAN QUILL & TOM REED", ["Ana Lima", "Xan Quill", "Tom Reed"]),
        ("Photos by Tom Reed, story by Ana Lima", ["Ana Lima"]),
        ("Fotos: Tom Reed, Text: Ana Lima", ["Ana Lima"]),
        ("Created by Ana Lima", ["Ana Lima"]),
        ("LISBON, Ana Lima", ["Ana Lima"]),
        ("Aus Lissabon Ana Lima", ["Ana Lima"]),
        ("Ouest-France Ana Lima", ["Ana Lima"]),
        ("Authored by प्रिया सिंह | Edited by पूजा वर्मा", ["प्रिया सिंह"]),
    ],
)
def test_lists_crafts_places_and_papers_around_the_names(line: str, names: list[str]) -> None:
    reading = read_byline_line(line)
    assert reading is not None
    assert (list(reading.names), reading.rest) == (names, len(line))


@pytest.mark.parametrize("line", ["By Dr. Ana Lima", "Kovács Anna"])
def test_a_given_name_behind_a_title_or_a_surname_is_known(line: str) -> None:
    reading = read_byline_line(line)
    assert reading is not None
    assert reading.given


STORY = (
    "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday.\n"
    "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, she said."
)
OUTLETS = [
    "Ana Lima / Harbour Post",
    "Ana Lima/HARBOUR POST",
    "Ana Lima, «Harbour Post»",
    "Ana Lima / Foto: Tom Reed / Harbour Post",
]


@pytest.mark.parametrize("line", OUTLETS)
def test_name_and_outlet_beside_the_time_are_the_byline(line: str) -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\nMay 4, 2020\n{line}\n{STORY}")
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert article.text == STORY.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "head",
    [
        "By Tom Reed\nMay 4, 2020\nAna Lima/Harbour Post",  # somebody else wrote it
        "May 4, 2020\nAna Lima/AP",  # an agency's picture
        "May 4, 2020\nThe bell hangs on the quay of the old port\nAna Lima/Harbour Post",  # its caption stands above
    ],
)
def test_name_and_outlet_elsewhere_are_the_credit_of_a_picture(head: str) -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\n{head}\n{STORY}")
    assert "Ana Lima" not in [byline.name for byline in article.bylines]


def test_two_names_between_a_standfirst_and_the_time_are_no_credit() -> None:
    head = "Bell found off Port Ellery\nThe bell hangs on the quay of the old port\nAna Lima / Tom Reed\nMay 4, 2020"
    assert [byline.name for byline in wireclean.clean(f"{head}\n{STORY}").bylines] == ["Ana Lima", "Tom Reed"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ana Lima / Harbour Post", ["Ana Lima"]),
        ("Ana Lima, University of Ellery", ["Ana Lima"]),
        ("Ana Lima, author of The Harbour Letter", ["Ana Lima"]),
        ("Ana Lima in Port Ellery for the Post", ["Ana Lima"]),
        ("Ana Lima and Tom Reed | Port Ellery", ["Ana Lima", "Tom Reed"]),
        ("Ana Lima, Tom Reed (photos)", ["Ana Lima"]),
        ("Ana Lima, staff • Photos by Tom Reed", ["Ana Lima"]),
        ("Text by Ana Lima, photographs by Tom Reed", ["Ana Lima"]),
        ("Ana LimaHarbour Post", ["Ana Lima"]),
        ("Rory Quill, in Lisbon and Ana Lima, chief harbour editor in Ellery", ["Rory Quill", "Ana Lima"]),
    ],
)
def test_right_below_the_headline_a_name_may_have_anything_beside_it(line: str, names: list[str]) -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\n{line}\n{STORY}")
    assert [byline.name for byline in article.bylines] == names
    assert article.text == STORY.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "head",
    [
        "Ana Lima, mayor of Ellery, will leave",  # a sentence
        "Ana Lima/Reuters",  # an agency's picture, where no time is
        "The bell hangs on the quay of the old port\nAna Lima, Harbour Post",  # its caption stands above
        "The bell hangs on the quay in May.\nANA LIMA/HARBOUR POST",
        "Ana Lima, Harbour Post\nBy Tom Reed",  # somebody else wrote it
    ],
)
def test_a_name_with_something_beside_it_is_no_byline_elsewhere(head: str) -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\n{head}\n{STORY}")
    assert "Ana Lima" not in [byline.name for byline in article.bylines]


def test_whom_the_story_goes_on_about_is_not_its_author() -> None:
    article = wireclean.clean(
        f"Bell found off Port Ellery\nAna Lima, Queen of the Sea\n{STORY} Lima raised it on Monday."
    )
    assert article.bylines == ()


@pytest.mark.parametrize("signature", ["— Ana Lima", "Ana Lima with Reuters", "Ana Lima mit dpa", "Ana Lima/ats"])
def test_a_dash_or_an_agency_beside_the_name_that_signs(signature: str) -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\n{STORY}\n{signature}\nShare")
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert article.text == STORY.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "close",
    [
        "“It belongs to the whole of the town, and it will ring again in the spring.”\n— Ana Lima",  # whom he quotes
        "It is loud.\n— Ana Lima\nThe bell of the Aurora rings again in the yard of the museum, they said.\n— Tom Reed",  # two pieces
    ],
)
def test_a_name_behind_a_dash_that_signs_nothing(close: str) -> None:
    assert wireclean.clean(f"Bell found off Port Ellery\n{STORY}\n{close}").bylines == ()


@pytest.mark.parametrize(
    ("copy", "names"),
    [
        (
            "港口鐘樓四十年後將重新敲響。\n\n一名潛水員三月找到了舊鐘。\n\n館長說，所有辦法都試過了。（記者王明 劉芳）",
            ["王明", "劉芳"],
        ),
        (
            "港の鐘は月曜日に見つかった。\n\n潜水士が三月に引き揚げていた。\n\n館長は「春に鳴らす」と話した。【山田太郎】",
            ["山田太郎"],
        ),
        ("〔記者陳小明／台北報導〕港口鐘樓將重新敲響。\n\n一名潛水員三月找到了舊鐘。", ["陳小明"]),
    ],
)
def test_short_copy_is_signed_too(copy: str, names: list[str]) -> None:
    assert [byline.name for byline in wireclean.clean(copy).bylines] == names


def test_a_name_behind_the_label_of_a_picture_signs_nothing() -> None:
    copy = f"Bell found off Port Ellery\n{STORY}\nTop photo: The old bell of the Aurora hangs in the yard. (Ana Lima)"
    assert wireclean.clean(copy).bylines == ()


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Ana Lima\nMay 4, 2020\nWho rang the bell:\nTom Reed", ["Ana Lima"]),
        ("Ana Lima\nMay 4, 2020\nThe quay of the port is to be raised\nTom Reed", ["Ana Lima"]),  # another story
    ],
)
def test_names_below_a_label_or_another_title_are_no_authors(head: str, names: list[str]) -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\n{head}\n{STORY}")
    assert [byline.name for byline in article.bylines] == names


def test_an_author_below_the_sign_off_of_the_wire() -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\n{STORY}\n(PAP)\nautorka: Ana Lima\nmas/ jann/")
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert article.text == STORY.replace("\n", "\n\n")


@pytest.mark.parametrize(
    ("run", "byline", "names"),
    [
        ("해안 도시의 종탑이 40년 만에 돌아왔다 김민수 기자", "김민수 기자", ["김민수"]),
        ("港口城市的钟楼四十年后重回市民身边 港口日报记者 王建国", "港口日报记者 王建国", ["王建国"]),
        ("항구뉴스 사회부 김민수 기자", "항구뉴스 사회부 김민수 기자", ["김민수"]),
    ],
)
def test_a_headline_before_a_byline_without_capitals_is_no_part_of_it(run: str, byline: str, names: list[str]) -> None:
    read = read_byline_line(run)
    assert read is not None
    assert run[read.start :] == byline
    assert list(read.names) == names


@pytest.mark.parametrize(
    ("below", "name", "organization"),
    [
        ("Ana Lima for Harbour Post", "Ana Lima", "Harbour Post"),
        ("Ana Lima In Port Ellery", "Ana Lima", None),
        ("Associated Press", None, "Associated Press"),
    ],
)
def test_the_cue_above_a_line_belongs_to_it(below: str, name: str | None, organization: str | None) -> None:
    story = "The bell of the Aurora weighs more than a ton, and divers raised it on Monday."
    article = wireclean.clean(
        f"Bell found off Port Ellery\n\nBy\n\n{below}\n\n{story}\n\nIt was cast in 1871, the museum said."
    )
    assert [(byline.name, byline.organization) for byline in article.bylines] == [(name, organization)]
    assert article.text.startswith(story)


def test_a_line_below_a_cue_that_is_no_byline_stays() -> None:
    story = (
        "The bell weighs more than a ton.\n\nBy\n\nTuesday the bell was gone for the harbour and its master, they said."
    )
    assert "Tuesday the bell was gone" in wireclean.clean(f"Bell found off Port Ellery\n\n{story}").text


def test_a_button_behind_the_name_is_no_organisation() -> None:
    story = "The bell of the Aurora weighs more than a ton, and divers raised it on Monday."
    article = wireclean.clean(
        f"Bell found off Port Ellery\n\nAna Lima (Opens in new window)\n\n{story}\n\nIt was cast in 1871."
    )
    assert [(byline.name, byline.organization) for byline in article.bylines] == [("Ana Lima", None)]


def test_each_of_a_list_may_have_a_role() -> None:
    read = wireclean.parse_byline("Ana Lima, Sports Editor, Tom Reed, Reporter")
    assert [(byline.name, byline.role) for byline in read] == [("Ana Lima", "Sports Editor"), ("Tom Reed", "Reporter")]
    assert [byline.name for byline in wireclean.parse_byline("By Ana Lima, Sports Editor, Harbour Post")] == [
        "Ana Lima"
    ]


@pytest.mark.parametrize("line", ["<김민수 기자>", "김민수 항구일보 기자 minsu@ellery.example", "김민수 항구일보 기자"])
def test_brackets_and_papers_around_a_title_of_korea(line: str) -> None:
    reading = read_byline_line(line)
    assert reading is not None
    assert reading.names == ("김민수",)


def test_other_words_before_a_title_of_korea_are_no_paper() -> None:
    assert read_byline_line("이번 사건 기자") is None


@pytest.mark.parametrize(
    "line",
    [
        "May 4, 2020 Ana Lima",
        "May 4, 2020 Ana Lima 2 Comments",
        "May 4, 2020 Ana Lima News 2 Comments",
        "May 4, 2020 by Ana Lima Leave a Comment",
        "May 4, 2020 Ana Lima No Comments",
    ],
)
def test_a_day_before_its_author_is_that_of_the_story(line: str) -> None:
    article = wireclean.clean(
        f"Bell found off Port Ellery\n\n{line}\n\nThe bell of the Aurora weighs more than a ton, they said."
    )
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert article.published is not None
    assert article.headline == "Bell found off Port Ellery"


def test_a_day_before_words_of_a_sentence_is_not() -> None:
    article = wireclean.clean(
        "Bell found off Port Ellery\n\nMay 4, 2020 Ana Lima dived for it\n\nThe bell weighs more than a ton, they said."
    )
    assert article.published is None

"""Photo credits: alone, in brackets, and in captions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireclean.grammar.credit import closing_credit, find_credits, parse_credit, whole_credit


@pytest.mark.parametrize(
    ("printed", "photographer", "organization"),
    [
        ("(Ana Lima/Pool Photo via AP)", "Ana Lima", "AP"),
        ("Ana Lima/AP", "Ana Lima", "AP"),
        ("AP Photo/Ana Lima", "Ana Lima", "AP"),
        ("(AP Photo/Ana Lima, File)", "Ana Lima", "AP"),
        ("(AP Photo)", None, "AP"),
        ("(AP Photo, File)", None, "AP"),
        ("(Ana Lima/The New York Times via AP, Pool)", "Ana Lima", "The New York Times"),
        ("(Ana Lima/Port Ellery Herald via AP)", "Ana Lima", "Port Ellery Herald"),
        ("(Port Ellery Police Press Office via AP)", None, "Port Ellery Police Press Office"),
        ("Ana Lima/The Canadian Press via AP", "Ana Lima", "CP"),
        ("(Ana Lima, Sputnik, Kremlin Pool Photo via AP)", "Ana Lima", "Sputnik"),
        ("(Pool via AP)", None, "AP"),
        ("(Ana Lima-Pool/Getty Images)", "Ana Lima", "Getty Images"),
        ("REUTERS/Ana Lima", "Ana Lima", "Reuters"),
        ("REUTERS/Ana Lima/File Photo", "Ana Lima", "Reuters"),
        ("REUTERS/Stringer", None, "Reuters"),
        ("Handout via REUTERS", None, "Reuters"),
        ("NASA/Handout via REUTERS", None, "NASA"),
        ("Photo by Ana Lima/Getty Images", "Ana Lima", "Getty Images"),
        ("(Photo by Ana Lima / AFP) (Photo by ...)", "Ana Lima", "AFP"),
        ("(Photo by ANA LIMA/AFP via Getty Images)", "Ana Lima", "AFP"),
        ("Photo by Ana Lima/Getty Images for the Port Ellery Trust", "Ana Lima", "Getty Images"),
        ("Photo: Ana Lima, AP", "Ana Lima", "AP"),
        ("Photo: Ana Lima / Associated Press", "Ana Lima", "AP"),
        ("(Photo: Ana Lima, USA TODAY Sports)", "Ana Lima", "USA TODAY Sports"),
        ("Ana Lima via Getty Images", "Ana Lima", "Getty Images"),
        ("Ana Lima/Bloomberg via Getty Images", "Ana Lima", "Bloomberg"),
        ("Ana Lima/Staff", "Ana Lima", None),
        ("Ana Lima/Staff photographer", "Ana Lima", None),
        ("Photo: Ana Lima/The Gazette Inc.", "Ana Lima", "The Gazette Inc."),
        ("Foto: Ana L.", None, "Ana L."),
        ("Courtesy of Port Ellery Museum", None, "Port Ellery Museum"),
        ("Photo courtesy of the Port Ellery Museum", None, "Port Ellery Museum"),
        ("Courtesy of Ana Lima", "Ana Lima", None),
        ("Getty Images", None, "Getty Images"),
        ("AFP/Getty Images", None, "AFP"),
        ("EPA-EFE/ANA LIMA", "Ana Lima", "EPA-EFE"),
        ("(AFP / ANA LIMA)", "Ana Lima", "AFP"),
        ("Image copyright Getty Images", None, "Getty Images"),
        ("Credit: Ana Lima / NASA", "Ana Lima", "NASA"),
        ("Credit... Ana Lima for The New York Times", "Ana Lima", "The New York Times"),
        ("(Marimar/Shutterstock)", "Marimar", "Shutterstock"),
        ("Foto: Jörg Müller/dpa", "Jörg Müller", "dpa"),
    ],
)
def test_a_credit_is_read(printed: str, photographer: str | None, organization: str | None) -> None:
    credit = parse_credit(printed)
    assert credit is not None
    assert (credit.photographer, credit.organization) == (photographer, organization)
    assert credit.text in printed
    assert "(" not in credit.text


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "()",
        "(AP)",
        "(Reuters)",
        "AP",
        "(AP/Reuters)",
        "(Ana Lima)",
        "Ana Lima",
        "(the president of AP Moller)",
        "(via an agent in Lisbon)",
        "(via Port Ellery Trust)",
        "(China/Ski Freestyle)",
        "and/or",
        "TCP/IP",
        "1/7",
        "Photo: the bell hangs in the tower",
        "The photo was taken by Ana Lima",
    ],
)
def test_other_words_are_no_credit(printed: str) -> None:
    assert parse_credit(printed) is None


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        (
            "The bell rings. (Ana Lima/Pool Photo via AP) Ana Lima/AP Show More Show Less",
            ["(Ana Lima/Pool Photo via AP)", "Ana Lima/AP"],
        ),
        ("The bell rings. (AP Photo/Ana Lima) AP Show More", ["(AP Photo/Ana Lima)", "AP"]),
        ("The bell rings. (AP Photo/Ana Lima) AP writers say so.", ["(AP Photo/Ana Lima)"]),
        ("(AP Photo/Ana Lima) AP Photo/Ana Lima", ["(AP Photo/Ana Lima)", "AP Photo/Ana Lima"]),
        ("The bell rings. REUTERS/Ana Lima[1/7]The bell", ["REUTERS/Ana Lima"]),
        ("In Lisbon. REUTERS/Ana Lima Divers have found it", ["REUTERS/Ana Lima"]),
        ("In Lisbon. REUTERS/Ana Lima The minister said", ["REUTERS/Ana Lima"]),
        (
            "In Lisbon. REUTERS/Ana Lima/File Photo Purchase Licensing Rights, opens new tab",
            ["REUTERS/Ana Lima/File Photo"],
        ),
        ("AP Photo/Ana Lima, File The bell", ["AP Photo/Ana Lima, File"]),
        ("The bell hangs in Port Ellery. Ana Lima/The Canadian Press via AP", ["Ana Lima/The Canadian Press via AP"]),
        ("The bell hangs in Port Ellery Ana Lima/AP hide caption", ["Ana Lima/AP"]),
        ("Ana Lima/Getty ImagesSeveral bells", ["Ana Lima/Getty Images"]),
        ("Herald News; Photo by ANA LIMA/AFP via Getty Images. The bell", ["Photo by ANA LIMA/AFP via Getty Images"]),
        ("Image copyright Getty Images Image caption The bell", ["Image copyright Getty Images"]),
        ("Photo: Ana Lima, AP Buy photo", ["Photo: Ana Lima, AP"]),
        ("The sun rises. Handout via REUTERS", ["Handout via REUTERS"]),
        ("[Ana Lima/AP]By Tom Reed", ["[Ana Lima/AP]"]),
        ("The bell.\n© AFP / ANA LIMA", ["© AFP / ANA LIMA"]),
    ],
)
def test_credits_are_found_in_captions(line: str, credits: list[str]) -> None:
    assert [line[found.start : found.end] for found in find_credits(line)] == credits


@pytest.mark.parametrize(
    "line",
    [
        "The photo of the bell was taken by Ana Lima.",
        "Photos by Ana Lima hang in the town hall.",
        "The bell was sold to a dealer (via an agent in Lisbon), she said.",
        "Lima posted a photo on the site (the bell is in it) and later removed it.",
        "The firm (AP Moller) sold the bell.",
        "LISBON (Reuters) - The bell rings.",
        "The AP/NORC poll and the either/or of Windows/Linux",
        "Reuters/Ipsos Poll Finds support",
        "She said via AP that the bell rings.",
        "according to Ana Lima via AP",
        "July 16, 2019 / 9:40 AM EDT / AP",
        "By Tom Reed and Ana Lima / The New York Times",
        "Copyright © AFP 2017-2026. All rights reserved.",
        "https://example.org/news/AP-story and 24/7 service",
        "Consumers Pay Down Their Credit Card Debts",
    ],
)
def test_prose_holds_no_credit(line: str) -> None:
    assert find_credits(line) == []


def test_finding_keeps_within_its_stretch() -> None:
    text = "(AP Photo/Ana Lima)\nThe bell. (AP Photo/Tom Reed)\n(AP Photo/Joe Hart)"
    start, end = text.index("The"), text.index("\n(AP Photo/Joe")
    (found,) = find_credits(text, start, end)
    assert found.credit.photographer == "Tom Reed"
    assert start <= found.start < found.end <= end


def test_a_credit_may_run_over_a_line_break() -> None:
    (found,) = find_credits("The bell rings. (Ana Lima/Port Ellery\nHerald via AP)")
    assert found.credit.organization == "Port Ellery Herald"


_names = st.sampled_from(
    ["Ana Lima", "Tom Reed", "Rory McDougall", "Siobhan van der Berg", "Anne M. Hart", "Jörg Müller", "Seán O'Kane"]
)
_forms = st.sampled_from(
    [
        "AP Photo/{}",
        "({}/Pool Photo via AP)",
        "(AP Photo/{}, File)",
        "REUTERS/{}",
        "{}/Getty Images",
        "(Photo by {}/AFP via Getty Images)",
    ]
)


@given(_names, _forms)
def test_composed_credits_give_their_names_back(name: str, form: str) -> None:
    credit = parse_credit(form.format(name))
    assert credit is not None
    assert credit.photographer == name
    (found,) = find_credits(f"The bell rings at dawn. {form.format(name)}")
    assert found.credit == credit


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            ["(", ")", "/", " via ", "AP", "Photo", " by ", ": ", "Ana ", "Lima", "REUTERS", "© ", ", File", ". ", "\n"]
        ),
        max_size=14,
    ).map("".join)
)
def test_any_string_can_be_read(text: str) -> None:
    parse_credit(text)
    last = 0
    for found in find_credits(text):
        assert last <= found.start < found.end <= len(text)
        assert found.credit.text in text[found.start : found.end]
        last = found.end


@pytest.mark.parametrize(
    "unit",
    [
        "/",
        "a/",
        "Ana/Tom/",
        "(",
        "(AP Photo/",
        "( via AP",
        " via ",
        "Photo by ",
        "Photo: ",
        "©",
        "Ana Lima/AP ",
        "A-",
        "REUTERS/Ana ",
    ],
)
def test_hostile_runs_are_read_through(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert parse_credit(text) is None
    assert all(found.end - found.start < 300 for found in find_credits(text))


CLOSINGS = [
    "(Express photo by Ana Lima)",
    "(Gazette Photo)",
    "[Photo provided by the county]",
    "(Representational image)",
    "Photo / Ana Lima",
    "Pic: Ana Lima",
    "(foto Ana Lima)",
    "Foto Ana Lima",
    "Beeld ANP / Ana Lima",
    "PHOTO ANA LIMA, LA GAZETTE",
    "PAP/Ana Lima",
    "Fot. Ana Lima",
    "(Fot. Ana Lima / Gazeta)",
    "Źródło: PAP / Ana Lima",
    "Ilustrační foto: Ana Lima",
    "Sursa foto: Agerpres",
    "Kép: Ana Lima",
    "Φωτογραφία: Άννα Πέτρου",
    "Ảnh: Ana Lima",
    "ANA LIMA (EFE)",
    "Photographer: Ana Lima/Bloomberg",
    "Quelle: Ana Lima",
    "Copyright: Ana Lima",
    "ST PHOTO: ANA LIMA",
    "ANTARA FOTO/Ana Lima",
    "[Photo/Xinhua]",
    "[YONHAP]",
    "[ANA LIMA]",
    "Photo / Supplied",
    "© privat",
    "| Special arrangement",
    "[Photo/Agencies]",
    "Photo / EHB",
    "(Source photos by AP and Kyodo)",
    "Ana Lima / AP file",
    "Ana Lima / Getty Images; EHB",
    "(Ana Lima/Ellery Harbour Gazette) @alima",
    "Copyright Ana Lima/Copyright 2022 The AP. All rights reserved",
    "Photograph: Ana Lima/AFP/Getty Images",
    "Imagen: Ana Lima",
    "Picha na Ana Lima",
    "- Foto ihsan EHB",
    "- Foto ihsan pembaca",
    "-- BERNAMApix",
    "--fotoBERNAMA (2020) COPYRIGHT RESERVED",
    "© Ellery montage/Getty Images",
    "ellery.example/Ana Lima",
    "(fotogramma)",
    "(ภาพโดย ธนากร แสงทอง)",
    "PHOTO | ANA LIMA | EHB",
    "PHOTO | FILE",
    "Ana Lima via Getty Images",
    "Ana Lima—Getty Images",
    "MTI Fotó: Kovács Attila",
    "Forrás: MTI",
    "Quelle: dpa",
    "Ana Lima / Ellery Gazette file",
    "Graphic: Ana Lima",
]


@pytest.mark.parametrize("credit", CLOSINGS)
@pytest.mark.parametrize("lead", ["The bell of the ship on the quay", "The bell of the ship hangs on the quay."])
def test_a_credit_ends_a_caption(credit: str, lead: str) -> None:
    line = f"{lead} {credit}"
    found = closing_credit(line, 0, len(line), bare=True)
    assert found is not None
    assert line[: found.start].rstrip() == lead


# Behind a full stop alone: a name and a dash that touches both, words that give a name to whom it took the picture for.
@pytest.mark.parametrize(
    "credit",
    [
        "Ana Lima—AP",
        " Ana Lima—Getty Images",
        " —ANA LIMA",
        " Ana Lima for Variety",
        " ANA LIMA FOR THE GAZETTE",
        "Read moreAna Lima / Staff Photographer",
        " Ana Lima alima@gazette.example",
        " ANA LIMA ELLERY HERALD STAFF",
        "Ana Lima / AP file",
        " - Ana Lima",
    ],
)
def test_a_credit_ends_a_caption_behind_its_full_stop(credit: str) -> None:
    lead = "The bell of the ship hangs on the quay."
    found = closing_credit(lead + credit, 0, len(lead + credit), bare=True)
    assert found is not None
    assert (lead + credit)[: found.start].rstrip() == lead
    assert found.credit.photographer == "Ana Lima"


def test_a_sentence_that_goes_on_behind_a_bracket_is_no_credit() -> None:
    line = "The bell won the prize of the port (PEP) Awards. Credit: Ana Lima/The Ellery Gazette"
    found = closing_credit(line, 0, len(line))
    assert found is not None
    assert line[: found.start].rstrip().endswith("Awards.")


def test_a_label_may_be_glued_to_the_caption() -> None:
    line = "The bell of the ship on the quayPhoto: Ana Lima / AP"
    found = closing_credit(line, 0, len(line))
    assert found is not None
    assert line[: found.start].endswith("quay")


@pytest.mark.parametrize(
    ("line", "organization"),
    [
        ("ANA LIMA FOR THE TIMES", "THE TIMES"),
        ("ANA LIMA—BLOOMBERG VIA GETTY IMAGES", "Bloomberg"),
    ],
)
def test_a_line_in_capitals_names_whom_the_picture_is_for(line: str, organization: str) -> None:
    found = whole_credit(line, 0, len(line))
    assert found is not None
    assert (found.credit.photographer, found.credit.organization) == ("Ana Lima", organization)


@pytest.mark.parametrize(
    ("line", "organization"),
    [
        ("Photographer: Ana Lima/Bloomberg", "Bloomberg"),
        ("Copyright: Ana Lima", None),
        ("Source: AP Photo/Ana Lima", "AP"),
        ("Ana Lima | Bloomberg | Getty Images", "Bloomberg"),
        ("KEYSTONE/Ana Lima", "KEYSTONE"),
        ("ST PHOTO: ANA LIMA", "ST"),
    ],
)
def test_a_line_that_names_a_photographer_is_one_in_any_place(line: str, organization: str | None) -> None:
    found = whole_credit(line, 0, len(line))
    assert found is not None
    assert found.sure
    assert (found.credit.photographer, found.credit.organization) == ("Ana Lima", organization)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor posed for a wedding photo",
        "The bell weighs a ton. A photo by the pier",
        "The source: a letter",
        "港口首页 - 财经 - 社会 - 图片 - 问吧",
        "農民擔心文旦受損，公所已開放申請沙包。 記者 張文彬 同場加映 山城老街火車站整修完工",
        "The board of the museum hung a photo of Ana Lima",
        "He asked for a picture by noon.",
    ],
)
def test_a_sentence_that_speaks_of_photos_ends_in_no_credit(line: str) -> None:
    assert closing_credit(line, 0, len(line), bare=True) is None


def test_a_note_says_what_kind_of_picture_it_is() -> None:
    line = "The bell of the ship on the quay (Archivbild)"
    found = closing_credit(line, 0, len(line))
    assert found is not None
    assert found.kind


@pytest.mark.parametrize("line", ["Photograph", "Source: the letters of a sailor", "Photo finish", "Foto Gallery"])
def test_other_lines_name_nobody(line: str) -> None:
    found = whole_credit(line, 0, len(line))
    assert found is None or not found.sure


@pytest.mark.parametrize(
    ("line", "caption", "photographer", "organization"),
    [
        ("港口的钟 新华社记者 张三 摄", "港口的钟", "张三", "新华社"),
        ("港口的钟挂在院子里。新华社记者张三摄", "港口的钟挂在院子里。", "张三", "新华社"),
        ("港の鐘 山本健太撮影", "港の鐘", "山本健太", None),
        ("항구의 종이 걸려 있다. /사진=김민수 기자 photo@", "항구의 종이 걸려 있다.", "김민수", None),
    ],
)
def test_who_took_a_picture_is_told_from_title_and_outlet(
    line: str, caption: str, photographer: str | None, organization: str | None
) -> None:
    found = closing_credit(line, 0, len(line), bare=True)
    assert found is not None
    assert line[: found.start].rstrip() == caption
    assert (found.credit.photographer, found.credit.organization) == (photographer, organization)


@pytest.mark.parametrize(
    "line",
    [
        "The bell rings for all who are on the quay! | ADVERTISEMENT",
        "The ferry is at ellery.example/boats",
        "The bell rings. Today: frogs",
        "The bell rings. PHOTOS | Divers raise the ferry",
    ],
)
def test_words_of_pages_and_addresses_end_no_caption(line: str) -> None:
    assert closing_credit(line, 0, len(line), bare=True) is None


@pytest.mark.parametrize(
    "credit",
    [
        "(File)",
        "- Archivbild",
        "via Facebook",
        "Instagram/analima",
        "Photo illustration by Ana Lima. Photo by Tom Reed/AP",
        "Ana dela Lima, ABC News/File",
        "Foto/Dok Gazette",
    ],
)
def test_behind_a_full_stop_a_credit_may_say_no_more_than_what_kind_of_picture_it_is(credit: str) -> None:
    line = f"The bell of the ship hangs on the quay. {credit}"
    found = closing_credit(line, 0, len(line))
    assert found is not None
    assert not found.kind
    assert line[: found.start].rstrip() == "The bell of the ship hangs on the quay."

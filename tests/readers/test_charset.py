from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.readers.charset import decode

TEXT = "قال الوزير في مؤتمر صحفي إن بلاده ستواصل المحادثات مع جيرانها خلال الأسابيع المقبلة، وعلى غرارها فتحت دول أخرى مقارها وأبقت على سفرائها."


def misread(text: str, *sets: str) -> str:
    """Text that was UTF-8 and was read in each of these sets and saved again."""
    for name in sets:
        text = text.encode().decode(name)
    return text


@pytest.mark.parametrize(
    "sets",
    [["cp1256"] * 2, ["cp1256"] * 3, ["latin-1"] * 2, ["cp1256", "latin-1"]],
    ids=" ".join,
)
@pytest.mark.parametrize("around", ["{}", "<p>{}</p>", "<ul><li>أخبار العالم</li></ul>\n<p>{}</p>"])
def test_what_was_misread_again_and_again_is_put_back(sets: list[str], around: str) -> None:
    text, notes = decode(around.format(misread(TEXT, *sets)).encode())
    assert text == around.format(TEXT)
    assert any("put back" in note for note in notes)


def test_work_is_bounded_however_often_it_was_misread() -> None:
    text, _ = decode(misread(TEXT * 3, *["cp1256"] * 9).encode())
    assert text


def as_browsers_do(content: bytes) -> str:
    """Bytes read as Windows-1252, those that it does not have as they are."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in content)


@pytest.mark.parametrize("around", ["{}", "<p>{}</p>", "<ul><li>أخبار العالم</li></ul>\n<p>{}</p>"])
def test_no_letter_is_lost_of_what_browsers_and_databases_misread(around: str) -> None:
    once = as_browsers_do(TEXT.encode())
    assert decode(around.format(once).encode())[0] == around.format(TEXT)
    assert decode(around.format(as_browsers_do(once.encode())).encode())[0] == around.format(TEXT)


FRENCH = "<p>“Le président” a dit – c’était l’été… – que tout va bien</p>"


@pytest.mark.parametrize("label", ["iso-8859-1", "ISO_8859-1", "latin1", "l1", "us-ascii", "windows-1252", "x-cp1252"])
def test_latin_1_means_windows_1252_as_in_browsers(label: str) -> None:
    page = f"<meta charset={label}>{FRENCH}"
    assert decode(page.encode("cp1252")) == (page, ())
    assert decode(FRENCH.encode("cp1252"), label) == (FRENCH, ())


@pytest.mark.parametrize(
    "label",
    [
        "iso-8859-1", "latin1", "windows-1256", "x-cp1256", "cp1256", "arabic", "asmo-708", "iso-8859-6", "ISO_8859-6:1987", "iso-8859-6-i",
        "csISO88596E", "ecma-114", "utf8", "unicode-1-1-utf-8", "UTF_8", "utf-16", "utf-7", "x-no-such",
    ],
)  # fmt: skip
@pytest.mark.parametrize("charset", ["cp1256", "iso8859-6"])
def test_arabic_is_read_whatever_it_is_declared_as(label: str, charset: str) -> None:
    page = f"<meta charset={label}><p>{TEXT}</p>"
    assert decode(page.encode(charset)) == (page, ())
    assert decode(page.encode(charset), label) == (page, ())


@pytest.mark.parametrize(
    ("label", "charset"), [("x-cp1256", "cp1256"), ("ecma-114", "iso8859-6"), ("iso-8859-6-e", "iso8859-6")]
)
def test_labels_of_arabic_sets_are_believed_of_what_has_no_common_word(label: str, charset: str) -> None:
    page = f"<meta charset={label}><p>ثلج ورياح</p>"
    assert decode(page.encode(charset))[0] == page


@pytest.mark.parametrize(
    "text",
    [
        misread("La rentrée à l’école a été décalée, déclare le ministère après l’été", "cp1252"),
        "ÂÃ° été à São Paulo, à Ãlvaro",
        "«شروط» و«حفاظ» و«بلاغ»، ونزاع… ثم نزاع؛ 25° في «الظل»",
    ],
)
def test_what_only_looks_so_stays(text: str) -> None:
    assert decode(text.encode()) == (text, ())


WORDS = st.one_of(
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىءآأإؤئةپچگ", min_size=3, max_size=9),
    st.text("abcdefghinorstuvéèêàçâîôûÉÀÂÇ", min_size=2, max_size=9),
    st.text("0123456789٠١٢٣٤٥٦٧٨٩", min_size=1, max_size=4),
)
MARKS = st.sampled_from(
    [" ", " ", "، ", "؛ ", ". ", "… ", " «", "» ", " - ", ": ", "° ", "\n", "</p><p>", "؟ ", "”، “"]
)


@given(st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=60))
def test_ordinary_text_is_never_changed(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in parts)
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "no-such-set"])
def test_a_name_that_is_no_character_set_of_pages_is_not_believed(name: str) -> None:
    assert decode(f"<meta charset={name}><p>{TEXT}</p>".encode("cp1256"), name)[0].endswith(f"<p>{TEXT}</p>")

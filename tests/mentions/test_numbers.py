from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.lexicon import examples
from marsad.mentions.number.digits import digit_number
from marsad.mentions.numbers import NumberMatch, number_at
from marsad.text import key, tokens, words

_UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def keys_of(text: str) -> list[str]:
    return [key(match.group()) for match in tokens(text)]


def found(text: str) -> list[NumberMatch]:
    keys, at, matches = keys_of(text), 0, []
    while at < len(keys):
        match = number_at(keys, at)
        if match is not None:
            matches.append(match)
        at = match.last if match is not None else at + 1
    return matches


def values(text: str) -> list[float]:
    return [match.value for match in found(text)]


def below_thousand(n: int) -> str:
    parts = [_HUNDREDS[n // 100]]
    rest = n % 100
    if rest in (11, 12):
        parts.append(["أحد عشر", "اثنا عشر"][rest - 11])
    elif 12 < rest < 20:
        parts.append(_UNITS[rest - 10] + " عشر")
    else:
        parts += [_UNITS[rest % 10], _TENS[rest // 10]] if rest > 10 else [_UNITS[rest]]
    return " و".join(filter(None, parts))


def spelled(n: int) -> str:
    """``n`` below 10^12 in Arabic words, nominative."""
    if n == 0:
        return "صفر"
    parts = []
    for scale, one, two, many in (
        (10**9, "مليار", "ملياران", "مليارات"),
        (10**6, "مليون", "مليونان", "ملايين"),
        (10**3, "ألف", "ألفان", "آلاف"),
    ):
        times, n = divmod(n, scale)
        if times in (1, 2):
            parts.append(one if times == 1 else two)
        elif times:
            parts.append(f"{below_thousand(times)} {many if 3 <= times <= 10 else one}")
    return " و".join([*parts, below_thousand(n)] if n else parts)


@given(st.integers(0, 10**9))
def test_a_number_spelled_in_words_is_read_back(n: int) -> None:
    assert values(spelled(n)) == [n]


@given(st.integers(0, 10**12), st.sampled_from(["{}", "{:,}"]), st.booleans())
def test_a_number_in_digits_is_read_back_in_both_sets(n: int, style: str, arabic: bool) -> None:
    text = style.format(n)
    if arabic:
        text = text.translate({ord("0") + d: 0x0660 + d for d in range(10)} | {ord(","): "٬"})
    assert values(text) == [n]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", 1200), ("1,200", 1200), ("1.200", 1200), ("1.200.000", 1_200_000), ("1.234,5", 1234.5),
        ("3.5", 3.5), ("٣٫٥", 3.5), ("3,5", 3.5), ("0.770", 0.77), (".77", 0.77), ("1 234 567", 1_234_567),
        ("3/4", 0.75), ("2 1/4", 2.25), ("1e10", 1e10), ("-5", -5), ("سالب خمسة", -5),
    ],
)  # fmt: skip
def test_digits_and_their_separators(text: str, value: float) -> None:
    assert values(text) == [pytest.approx(value)]


@pytest.mark.parametrize("text", ["192.168.1.2", "2023.05.12", "F", "،", "كلمة", "في المئة", "بالمئة", "آلاف القتلى"])
def test_what_is_no_number(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مليونين و500 ألف", 2_500_000), ("3.5 مليون", 3_500_000), ("8.2 مليون", 8_200_000), ("1.234 مليار", 1_234_000_000), ("نصف مليون", 500_000),
        ("مليار ونصف المليار", 1_500_000_000), ("مليون ونصف", 1_500_000), ("ثلاثة ونصف مليون", 3_500_000),
        ("ألف وتسعمئة وتسعة وأربعين", 1949), ("ثلاث مائة وواحد وثلاثون", 331), ("ثلاث مئة ألف", 300_000), ("ميتين", 200),
        ("خمسة وعشرين ألفاً", 25_000), ("مليوناً ومئتي ألف", 1_200_000), ("ثلاثة فاصلة خمسة", 3.5), ("مئة ألف مليار", 1e14),
        ("ثلثي", 2 / 3), ("ثلاثة أرباع", 0.75), ("واحد في المئة", 1), ("واحد على ثلاثة", 1 / 3), ("ثمانيمئة", 800), ("خمسة\u0651", 5),
    ],
)  # fmt: skip
def test_words_and_words_with_digits(text: str, value: float) -> None:
    assert values(text) == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("300 و212", [300, 212]), ("5 و10", [5, 10]), ("عشرة وخمسة", [10, 5]), ("خمسة دول وعشرون سفيراً", [5, 20])],
)
def test_numbers_side_by_side_stay_apart(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الخامس", 5),
        ("الحادي عشر", 11),
        ("الثاني عشر", 12),
        ("الخامس والعشرين", 25),
        ("العشرين", 20),
        ("المئة والخامس والعشرون", 125),
    ],
)
def test_ordinals(text: str, value: float) -> None:
    assert [(m.value, m.ordinal) for m in found(text)] == [(value, True)]


def test_days_of_the_week_are_no_numbers() -> None:
    assert found("يوم الأحد ويوم الاثنين") == []


def test_a_number_says_where_it_stands() -> None:
    assert number_at(keys_of("قتل خمسة وعشرون جندياً"), 1) == NumberMatch(1, 3, 25.0, False)


def test_letters_glued_before_digits() -> None:
    number = digit_number("لل30")
    assert number is not None
    assert (number.value, number.clitics) == (30, "لل")


@given(
    st.lists(
        st.sampled_from(["و", "خمسة", "مئة", "ألف", "3", "/", "-", ".", "من", "على", "نصف", "ملايين", "فاصلة", "بين"]),
        max_size=30,
    )
)
def test_any_row_of_tokens_is_read_without_error(row: list[str]) -> None:
    keys = [key(token) for token in row]
    for at in range(len(keys)):
        match = number_at(keys, at)
        assert match is None or at < match.last <= len(keys)


@pytest.mark.parametrize("token", ["1", "و خمسة", "ألف و", "مئة", "- "])
def test_long_odd_rows_take_linear_time(token: str) -> None:
    keys = keys_of(f"{token} " * 20_000)
    start = time.process_time()
    at = 0
    while at < len(keys):
        match = number_at(keys, at)
        at = match.last if match is not None else at + 1
    assert time.process_time() - start < 20


@pytest.mark.parametrize("entry", examples("ar", "numbers"), ids=lambda e: e[0].id)
def test_examples_of_the_lexicon(entry) -> None:  # type: ignore[no-untyped-def]
    rule, accepted, rejected = entry
    for example in accepted:
        matches = found(example.text)
        spans = [tuple(keys_of(example.text)[m.first : m.last]) for m in matches]
        assert words(example.span) in spans, example.text
        assert matches[spans.index(words(example.span))].value == pytest.approx(example.value)
    own = {word for spelling in rule.match for word in words(spelling)}
    for example in rejected:
        keys = keys_of(example.text)
        read = {k.removeprefix("ال") for m in found(example.text) for k in keys[m.first : m.last]}
        assert not own & read, example.text

"""Words of strangers as cells of a table and as XML: nothing in them is run as a formula, ends a row or breaks the file."""

from __future__ import annotations

import re

# A spreadsheet runs a cell that begins with one of these, some after spaces and invisible marks.
_FORMULA = re.compile("[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAK = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def safe(value: object) -> str:
    """``value`` as the text of a cell of CSV that no spreadsheet takes for a formula; None is empty.

    A text that begins like a formula gets a leading apostrophe (OWASP, "CSV Injection"); control characters and lone surrogates are shown as U+FFFD.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value).lower()
    text = _CONTROL.sub("\ufffd", str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def one_line(value: object, empty: str = "") -> str:
    """``value`` as the text of a cell of a tab-separated file, which knows no quoting; None and "" are ``empty``.

    As `safe`, but tabs, line ends and other breaks are spaces, and the straight double quote, which readers take for the start of a
    quoted cell, is the curved one.
    """
    if value is None or value == "":
        return empty
    if isinstance(value, str):
        value = _BREAK.sub(" ", value).strip().replace('"', "\u201d")
    return safe(value) or empty


def xml_text(value: str) -> str:
    """``value`` without the characters that XML 1.0 does not allow, each shown as U+FFFD."""
    return _NOT_XML.sub("\ufffd", value)

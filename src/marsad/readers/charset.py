"""Bytes to characters.

The order of trust: a byte order mark, markup of two bytes a character, valid UTF-8, what the page or the server declares, a guess from the bytes
(resiliparse, after Mozilla's detector). A label of a set means what it means to browsers. Where programs have put a page together from parts in UTF-8
and in another set, each is read in its own. A page that was UTF-8, was read as Windows-1256 or Windows-1252 and saved again is put back, also where
that happened two or three times.
"""

from __future__ import annotations

import codecs
import re

from marsad.readers.errors import BinaryInputError, EmptyTextError, TooLargeError, WrongTypeError

LIMIT = 20_000_000
"""Largest page read, in bytes: twenty times the largest news page seen; what is larger is refused rather than cut."""

_SAMPLE = 100_000
_BOM = b"\xef\xbb\xbf"
# That of UTF-32 begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDE_HEAD = 4_096
_WIDE = re.compile(r"utf[-_]?(16|32)(?:[-_]?(be|le))?", re.IGNORECASE)
_OPENING = re.compile(
    r"\s*+(?:(?><!--.{0,1000}?-->)\s*+)*+<(?:!doctype|\?xml|html|head|meta|body|rss|feed)\b", re.IGNORECASE | re.DOTALL
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_ARABIC = re.compile("[\u0620-\u064a]")
# What Windows-1252 has in the place of the control characters of Latin-1; browsers and MySQL leave the five bytes that it does not have as they are.
_OF_1252 = {ord(shown): byte for byte in range(0x80, 0xA0) if (shown := bytes([byte]).decode("cp1252", "ignore"))}
# The first byte of an Arabic letter in UTF-8 (D8-DB) as Windows-1256 or Windows-1252 (Latin-1, too) shows it, then a continuation byte.
_TWICE = {
    "cp1256": re.compile("[طظعغ][^\\s\u0620-\u063a\u0641-\u064a]"),
    "cp1252": re.compile(f"[ÂÃØÙÚÛ][\x80-\xbf{''.join(map(chr, _OF_1252))}]"),
}
# What is Arabic, or will be when it is put back once more; Â and Ã alone, as of mangled French, show neither.
_NEARLY_ARABIC = re.compile("[\u0620-\u064a]|[ØÙÚÛ].")
_MOST_TURNS = 3
_FEWEST = 4
"""Signs of another set than UTF-8 from which on they are no broken character at the end or in the middle."""
_PIECE = re.compile(rb"<[^<>\n]*>|[^<>\n]+|[<>\n]")
_MARKUP_PIECE = re.compile(r"<[^<>\n]*>|[^<>\n]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# The article and the commonest prepositions: no other language read in the wrong set shows them often.
_FREQUENT = re.compile(r"\b(?:من|في|على|إلى|أن|عن)\b|\b[وبف]?ال")
_WORD = re.compile(r"\w")


def decode(content: bytes | str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of a page, and notes on what had to be repaired.

    Args:
        content: the page; a string is only repaired.
        declared: character set that the server named.

    Raises:
        ReadError: the input is no text, is empty, is larger than `LIMIT`, or is neither bytes nor a string.
    """
    if not isinstance(content, bytes | bytearray | memoryview | str):
        raise WrongTypeError(
            f"a page must be bytes or a string, not a value of type {type(content).__name__}; open the file first"
        )
    if len(content) > LIMIT:
        raise TooLargeError(
            f"the page has {len(content):,} bytes and at most {LIMIT:,} are read; split it, or give the article alone"
        )
    text, notes = (content, ()) if isinstance(content, str) else _decoded(bytes(content), declared)
    require_text(text, "the page")
    text, cleaned = clean(text)
    return text, notes + cleaned


def wide(content: bytes, declared: str | None = None) -> str | None:
    """The character set of content whose characters have two or four bytes (UTF-16, UTF-32); None where they have not.

    Args:
        content: its beginning is enough: 4 kB.
        declared: character set that the server named; believed where there are zero bytes, of which text in any other set has none.
    """
    head = content[:_WIDE_HEAD]
    name = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if name is None and b"\0" in head:
        opened = (name for name in ("utf-16-le", "utf-16-be") if _OPENING.match(head.decode(name, "replace")))
        said = _WIDE.fullmatch(declared or "")
        name = next(opened, said and f"utf-{said[1]}-{said[2] or 'le'}")
    if name is None:
        return None
    text = codecs.getincrementaldecoder(name)("replace").decode(head)
    return None if text.count("\ufffd") * 50 > len(text) else name


def require_text(text: str, name: str) -> None:
    """Refuse what holds no word or is no text.

    Raises:
        BinaryInputError: more than one character in fifty is a control character.
        EmptyTextError: there is no letter and no digit.
    """
    if len(_CONTROL.findall(text, 0, _SAMPLE)) * 50 > min(len(text), _SAMPLE):
        raise BinaryInputError(
            f"{name} is binary (control characters); give text, HTML or JSON Lines, not an image, PDF, archive or office file"
        )
    if not _WORD.search(text):
        raise EmptyTextError(f"{name} is empty: there is no word in it; check the file or the download")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` with half characters (lone surrogates) and null characters replaced one for one, and a note if there were any."""
    count = len(_SURROGATE.findall(text)) + text.count("\x00")
    if not count:
        return text, ()
    return _SURROGATE.sub("\ufffd", text).replace("\x00", "\ufffd"), (
        f"{count} unreadable characters replaced by U+FFFD",
    )


def _decoded(content: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    name = "utf-8-sig" if content.startswith(_BOM) else wide(content, declared)
    if name is not None:
        return content.decode(name, "replace"), ()
    try:
        return _mended(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _pieced(content, declared)


def _pieced(content: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """What is UTF-8 in part at most: each tag and each line between tags in the set that it is in."""
    pieces = _PIECE.findall(content)
    other = {piece for piece in pieces if not _is_utf8(piece)}
    nearly = content.decode("utf-8", "replace")
    if sum(len(_HIGH.findall(piece)) for piece in other) < _FEWEST and (not other or _ARABIC.search(nearly)):
        return nearly, (f"{nearly.count(chr(0xFFFD))} invalid UTF-8 sequences replaced by U+FFFD",)
    name = _eight_bit(b"\n".join(piece for piece in pieces if piece in other), content, declared)
    text = "".join(piece.decode(name if piece in other else "utf-8", "replace") for piece in pieces)
    mixed = any(piece not in other and _HIGH.search(piece) for piece in pieces)
    return text, (f"what is no UTF-8 on the page was read as {name}",) if mixed else ()


def _is_utf8(piece: bytes) -> bool:
    """Whether a piece of a page is UTF-8, perhaps with a few broken characters."""
    shown = piece.decode("utf-8", "replace")
    return shown.count("\ufffd") <= len(_ARABIC.findall(shown)) // 2


def _eight_bit(sample: bytes, content: bytes, declared: str | None) -> str:
    """The set in which ``sample`` reads best, of those that are named for ``content`` and that its bytes suggest."""
    named = _DECLARED.search(content, 0, 4096)
    labels = [declared or "", named[1].decode("ascii") if named else "", _guess(sample), "windows-1256", "iso-8859-6"]
    best, score = "cp1256", -1
    for name in dict.fromkeys(found for label in labels if (found := _labelled(label)) is not None):
        sign = len(_FREQUENT.findall(sample[:_SAMPLE].decode(name, "replace")))
        if sign > score:  # of equal ones the first, which is the most trusted
            best, score = name, sign
    return best


def _labelled(label: str) -> str | None:
    """What a label means to browsers (the WHATWG's Encoding Standard), as Python names it: "latin1" is Windows-1252, "arabic" ISO-8859-6.

    None for what they do not know, and for sets of Unicode, which bytes that are no UTF-8 and have no mark are not in.
    """
    from resiliparse.parse.encoding import map_encoding_to_html5

    name: str | None = map_encoding_to_html5(label.strip(), False)
    return None if name is None or name.startswith("utf") else name


def _guess(content: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    return str(detect_encoding(content[:_SAMPLE]) or "")


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Undo UTF-8 that was read as an eight-bit set and written as UTF-8 again, up to `_MOST_TURNS` times; what is no Arabic in the end stays."""
    back, names = text, list[str]()
    while len(names) < _MOST_TURNS and (found := _mended_once(back)) is not None:
        back, name = found
        names.append(name)
    if not names or not _ARABIC.search(back):
        return text, ()
    return back, tuple(f"UTF-8 that had been read as {name} was put back" for name in dict.fromkeys(names))


def _mended_once(text: str) -> tuple[str, str] | None:
    """The text put back, and the set that it had been read as."""
    for name, pattern in _TWICE.items():
        back = _read_back(text, name) if _is_twice(text[:_SAMPLE], pattern) else None
        if (
            back is None and len(pattern.findall(text, 0, _SAMPLE)) >= _FEWEST
        ):  # the text may be so, and the menus around it not
            back = _MARKUP_PIECE.sub(lambda m, n=name, p=pattern: _mended_piece(m[0], n, p), text)  # type: ignore[misc]
        if back is not None and back != text:
            return back, name
    return None


def _is_twice(text: str, pattern: re.Pattern[str]) -> bool:
    letters = sum(1 for _ in re.finditer(r"[^\W\d_a-zA-Z]", text))
    return letters > 0 and len(pattern.findall(text)) * 3 > letters


def _mended_piece(piece: str, name: str, pattern: re.Pattern[str]) -> str:
    if len(pattern.findall(piece)) < 2 or not _is_twice(piece, pattern):
        return piece
    return _read_back(piece, name) or piece


def _read_back(text: str, name: str) -> str | None:
    if name != "cp1256" and _ARABIC.search(text):
        return None  # the set has no such letters; they would be lost
    plain = text.translate(_OF_1252).encode("latin-1", "replace") if name == "cp1252" else text.encode(name, "replace")
    back = plain.decode("utf-8", "replace")
    good = len(_NEARLY_ARABIC.findall(back))
    return back if good and back.count("\ufffd") * 20 <= good else None

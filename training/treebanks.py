"""Read the annotated Arabic that the models are trained on: UD PUD and WikiNews, as whole words with their split and tag."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from files import damaged, lines
from marsad.language.ar.clitics import PRONOUNS, Split
from marsad.text import fold, key

_SUBJECT = frozenset(("ت", "وا", "ون", "ان", "ا", "ن", "ين", "تم", "و", "تما", "تن"))
_WIKINEWS_TAGS = {
    "NOUN": "NOUN",
    "ADJ": "ADJ",
    "V": "VERB",
    "PREP": "ADP",
    "CONJ": "CCONJ",
    "PART": "PART",
    "PRON": "PRON",
    "NUM": "NUM",
    "PUNC": "PUNCT",
    "ADV": "ADV",
    "FUT_PART": "PART",
    "FOREIGN": "X",
    "ABBREV": "X",
    "DET": "DET",
}


class Word(NamedTuple):
    """A word as written (folded), its split and the tag of its stem."""

    text: str
    split: Split
    tag: str


def wikinews(path: Path) -> list[list[Word]]:
    """Sentences of the WikiNews file; a full stop ends one.

    Raises:
        SystemExit: the file is missing or damaged.
    """
    sentences: list[list[Word]] = [[]]
    for number, line in lines(path):
        if not line or line.startswith("refTok"):
            continue
        columns = line.split("\t")
        if len(columns) != 2 or not all(columns):
            raise damaged(path, number, "not a word and its tags, parted by a tab")
        sentences[-1].append(_wikinews_word(fold(columns[0]).split("+"), columns[1].split("+")))
        if columns[0] in {".", "؟"}:
            sentences.append([])
    return [kept for sentence in sentences if (kept := [word for word in sentence if word.text])]


def _wikinews_word(segments: list[str], tags: list[str]) -> Word:
    if len(segments) != len(tags) or "" in segments:
        text = "".join(segments) or "+"
        return Word(text, Split((), text, ""), "PUNCT" if text == "+" else "X")
    first = 0
    while first < len(tags) - 1 and _is_proclitic(segments, tags, first):
        first += 1
    last = len(tags)
    if last - first > 1 and tags[-1] == "PRON" and _is_object(segments[first:], tags[first]):
        last -= 1
    proclitics = list(segments[:first])
    if proclitics[-2:] == ["ل", "ال"]:
        proclitics[-1] = "ل"
    split = Split(tuple(proclitics), "".join(segments[first:last]), "".join(segments[last:]))
    return Word("".join(split.segments), split, _WIKINEWS_TAGS.get(tags[first], "X"))


def _is_proclitic(segments: list[str], tags: list[str], at: int) -> bool:
    if tags[at] == "DET":
        return True
    if len(segments[at]) > 1 or tags[at] not in {"CONJ", "PREP", "FUT_PART"}:
        return False
    return not (tags[at] == "PREP" and tags[at + 1] == "PRON" and segments[at + 1] in PRONOUNS)


def _is_object(segments: list[str], tag: str) -> bool:
    last = segments[-1]
    if last not in PRONOUNS:
        return False
    if tag != "V" or len(segments) > 2:
        return True
    if last == "نا":
        return segments[0][:1] in {"ي", "ت", "ن"}
    return last not in _SUBJECT


class _Node(NamedTuple):
    form: str
    lemma: str
    tag: str
    glued: bool  # to the node after it


def pud(path: Path) -> list[list[Word]]:
    """Sentences of a UD Arabic-PUD file; the article, which PUD leaves on the stem, is cut off by comparing with the lemma.

    Raises:
        SystemExit: as for `nodes`.
    """
    sentences: list[list[Word]] = []
    sentence: list[_Node] = []
    for row in (*nodes(path), []):
        if row:
            sentence.append(_Node(fold(row[1]), key(row[2]), row[3], "SpaceAfter=No" in row[9]))
        elif sentence:
            sentences.append([word for group in _groups(sentence) if (word := _pud_word(group)).text])
            sentence = []
    return sentences


def nodes(path: Path) -> Iterator[list[str]]:
    """The rows of ten columns of a Universal Dependencies file that stand for one word each; an empty row between sentences.

    Raises:
        SystemExit: the file is missing or damaged.
    """
    for number, line in lines(path):
        columns = line.split("\t")
        if not line.strip():
            yield []
        elif line.startswith("#"):
            continue
        elif len(columns) != 10:
            raise damaged(path, number, f"{len(columns)} columns, not the ten of CoNLL-U")
        elif columns[0].isdigit():  # neither a word of several nodes nor an empty node
            yield columns


def _groups(nodes: list[_Node]) -> Iterator[list[_Node]]:
    group: list[_Node] = []
    for node in nodes:
        alone = node.tag in {"PUNCT", "SYM", "NUM"} or not node.form[:1] >= "\u0600"
        if alone and group:
            yield group
            group = []
        group.append(node)
        if alone or not node.glued:
            yield group
            group = []
    if group:
        yield group


def _pud_word(group: list[_Node]) -> Word:
    proclitics: list[str] = []
    nodes = list(group)
    while (
        len(nodes) > 1
        and nodes[0].form in {"و", "ف", "ب", "ل", "ك", "س"}
        and not (nodes[0].form in {"ب", "ل", "ك"} and _attached(nodes[1]))
    ):
        proclitics.append(nodes.pop(0).form)
    enclitic = nodes.pop().form if len(nodes) > 1 and _attached(nodes[-1]) else ""
    stem, head = "".join(node.form for node in nodes), nodes[0]
    if (
        proclitics[-1:] == ["ل"]
        and stem.startswith("ل")
        and head.tag in {"NOUN", "ADJ", "PROPN", "NUM"}
        and not head.lemma.startswith("ل")
    ):
        proclitics.append("ل")
        stem = stem[1:]
    elif stem.startswith("ال") and _has_article(stem, head):
        proclitics.append(stem[:2])
        stem = stem[2:]
    split = Split(tuple(proclitics), stem, enclitic)
    return Word("".join(split.segments), split, head.tag)


def _attached(node: _Node) -> bool:
    return node.tag == "PRON" and node.form in PRONOUNS


def _has_article(stem: str, node: _Node) -> bool:
    return (
        len(stem) > 3
        and node.tag in {"NOUN", "ADJ", "PROPN", "NUM", "ADV", "DET"}
        and not node.lemma.startswith(key(stem)[:4])
    )

"""Sentences written down once, given out in the layouts of the annotated text that training reads.

A word is its segments, parted by ``+``, a slash, and a tag for each: ``و+ال+وفد/CONJ+DET+NOUN``. For names, words have one tag:
``بغداد/B-Population-Center``.
"""

from __future__ import annotations

from collections.abc import Iterable

_UNIVERSAL = {"V": "VERB", "CONJ": "CCONJ", "PREP": "ADP", "PUNC": "PUNCT", "FUT_PART": "AUX"}


def wikinews(sentences: Iterable[str]) -> str:
    """One word a line, segments and tags parted by ``+``."""
    rows = [word.replace("/", "\t") for sentence in sentences for word in [*sentence.split(), "./PUNC"]]
    return "\n".join(["refTok(Farasa)\trefPOS(Farasa)", *rows]) + "\n"


def conllu(sentences: Iterable[str]) -> str:
    """Ten columns, a node for each segment but the article, which stays on its stem."""
    return "\n".join(f"# text = sentence {n}\n{_nodes(sentence)}" for n, sentence in enumerate(sentences, 1))


def _nodes(sentence: str) -> str:
    rows = []
    for word in [*sentence.split(), "./PUNC"]:
        segments, tags = (part.split("+") for part in word.split("/"))
        if "DET" in tags:
            at = tags.index("DET")
            tags.pop(at)
            article, stem = segments[at : at + 2]
            segments[at : at + 2] = [article + stem]
        for n, (segment, tag) in enumerate(zip(segments, tags, strict=True), 1):
            lemma = segment.removeprefix("ال") if "DET" in word else segment
            glued = "SpaceAfter=No" if n < len(segments) else "_"
            row = (len(rows) + 1, segment, lemma, _UNIVERSAL.get(tag, tag), "_", "_", 0, "dep", "_", glued)
            rows.append("\t".join(map(str, row)))
    return "\n".join(rows) + "\n"


def fane(sentences: Iterable[str]) -> str:
    """One token a line with its tag; an empty one between sentences."""
    return "".join(sentence.replace("/", "\t").replace(" ", "\n") + "\n\t\n" for sentence in sentences)

"""Cut a word into clitics and stem: the likeliest of the splits that the order of clitics allows."""

from __future__ import annotations

from marsad.language.ar.clitics import Split, closed_split, is_article, splits
from marsad.language.ar.vocabulary import frequency, is_verb
from marsad.text import key

_LONGEST = 40
_ARTICLE_INSIDE = ("لل", "بال", "وال", "فال", "كال", "ولل", "وبال")
_COST = {"و": 0.4, "ف": 1.2, "ب": 0.9, "ك": 2.2, "ل": 0.9, "س": 0.3, "ال": 0.0}
_ENCLITIC_COST = {"ه": 0.8, "ها": 0.5, "هم": 0.8, "هما": 0.5, "نا": 1.0, "ي": 3.0, "ك": 3.0, "ني": 1.5}


def segment(word: str) -> Split:
    """The likeliest split of a folded word; one too long to be a word stays whole."""
    if len(word) < 2 or len(word) > _LONGEST:
        return Split((), word, "")
    return closed_split(word) or max(splits(word), key=_score)


def free_stem(split: Split) -> str:
    """The search key of the stem as it is written when nothing is attached: سفارت(ها) is سفاره, مستوا(ه) is مستوي."""
    stem = key(split.stem)
    if not split.enclitic or len(stem) < 3:
        return stem
    if stem[-1] == "ت":
        free = stem[:-1] + "ه"
        return free if frequency(free) > frequency(stem) else stem
    if stem[-1] == "ا":
        free = stem[:-1] + "ي"
        return free if frequency(free) > frequency(stem) else stem
    return stem


def _score(split: Split) -> float:
    stem = free_stem(split)
    seen = frequency(stem)
    if split.proclitics and is_article(split.proclitics):
        seen = max(seen, frequency("ال" + stem) + 0.3)
    if "س" in split.proclitics:
        seen = max(seen, 3.5) if is_verb(stem) else 0.0
    elif split.enclitic and is_verb(key(split.stem)):
        seen = max(seen, 2.0)
    elif stem.startswith(_ARTICLE_INSIDE):
        seen -= 2.0
    cost = sum(_COST[p] for p in split.proclitics[:2]) + (
        _ENCLITIC_COST.get(split.enclitic, 1.5) if split.enclitic else 0.0
    )
    return seen - cost

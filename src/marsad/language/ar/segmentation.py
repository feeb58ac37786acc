"""Cut a word into clitics and stem: the likeliest of the splits that the order of clitics allows.

A log-linear model over the splits of one word (a conditional maximum-entropy ranker) with the frequencies of the stem, of the stem with other
clitics and of the whole word, the verb table, and the letters at the cuts. Words of closed classes have their splits listed.
"""

from __future__ import annotations

import json
from functools import cache

from marsad.language.ar.clitics import PROCLITICS, Split, closed_split, splits
from marsad.language.ar.vocabulary import LANGUAGE, frequency, is_verb, names, spelling, verb_count, verb_readings
from marsad.lexicon import entries, model_path, table, worked_out
from marsad.text import fold, key

LONGEST = 30
"""A run of more letters than this is no Arabic word; it stays whole."""
_SHORTEST_NAME = 4  # letters; shorter ones are too often other words
_ARTICLE = "ال"
_CONJUNCTIONS = (("و",), ("ف",))
_AND = frozenset("وف")
# A conjunction that the ranker leaves on a verb: how common the verb is, how much commoner than a verb that begins so, and than the whole word.
_KNOWN_VERB, _ABOVE_VERB, _ABOVE_WHOLE = 100, 50, 0.3
_WITH_HAMZA = 70  # which inside a word is rarely written on an alef
_HAMZA = frozenset("أإ")
_ALEF = "ا"  # begins too many nouns behind such a letter (وادي, فاس)
_OF_THIRD = frozenset(("", "ه", "ها", "هم", "هما", "هن"))
_SHORTEST_VERB = 3  # letters with the conjunction
_THIRD = 3


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(model_path(LANGUAGE, "segmentation.json").read_text(encoding="utf-8"))
    return weights


def segment(word: str) -> Split:
    """The likeliest split of a folded word."""
    if len(word) < 2 or len(word) > LONGEST:
        return Split((), word, "")
    closed = closed_split(word)
    if closed is not None:
        return closed
    return Split((), word, "") if word in _whole() else _stacked(word, _parted(word, ranked(word)))


@cache
def _whole() -> frozenset[str]:
    """Names that are known as they are, and never cut."""
    return worked_out("whole_names", frozenset[str], lambda: _of_people() | _of_places())


def _of_places() -> frozenset[str]:
    """Names of one word that mean their place wherever they stand, and may begin or end like a clitic (بعقوبة, ووهان)."""
    rows = (row for name in ("places", "places_extra") for row in table(LANGUAGE, name) if row["trust"] == "name")
    spellings = (fold(row.get("name") or row["names"]) for row in rows)
    found = (word for written in spellings for word in written.split("/") if " " not in word)
    return frozenset(word for word in found if len(word) >= _SHORTEST_NAME and not word.startswith(_ARTICLE))


def _of_people() -> frozenset[str]:
    """The words of names of people, which may begin or end like a clitic (بلينكن, فيدان) and are known as they are."""
    named = (row["name"] for row in table(LANGUAGE, "given_names") if row["kind"] != "particle")
    people = ("|".join((row["name"], row["aliases"], row["alone"])) for row in table(LANGUAGE, "people"))
    cut = (text for entry in entries(LANGUAGE, "function_words") if "cut" in entry.value for text in entry.match)
    words = fold(" ".join((*named, *people))).replace("|", " ").split()
    return frozenset(w for w in words if len(w) >= _SHORTEST_NAME and not w.startswith(_ARTICLE)).difference(cut)


def _stacked(word: str, split: Split) -> Split:
    """``split``, or where it takes off a conjunction, the word behind it cut as it is cut alone: وللجيش as للجيش, فبوتين as بوتين."""
    if len(word) < 3 or split.proclitics[:1] not in _CONJUNCTIONS:
        return split
    inner = segment(word[1:])
    front = (*split.proclitics[:1], *inner.proclitics)
    return Split(front, inner.stem, inner.enclitic) if PROCLITICS.get("".join(front)) == front else split


def _parted(word: str, split: Split) -> Split:
    """``split``, or where it leaves "and" on what can only be a verb behind it, that verb: وحث is و and حث.

    Not where the whole word is a verb in use (وعد), a listed noun (فساد) or about as frequent as the verb (فيلم).
    """
    if (
        word[0] not in _AND
        or split.proclitics
        or len(word) < _SHORTEST_VERB
        or word[1] == _ALEF
        or _is_noun(split.stem)
    ):
        return split
    inner = segment(word[1:])
    if inner.proclitics or inner.enclitic not in _OF_THIRD:
        return split
    known = _WITH_HAMZA if word[1] in _HAMZA else _KNOWN_VERB
    if _commonest(inner.stem, past=True) < max(known, _commonest(split.stem) + _ABOVE_VERB):
        return split
    if word[1] not in _HAMZA and frequency(free_stem(inner)) < frequency(free_stem(split)) + _ABOVE_WHOLE:
        return split
    return Split((word[0],), inner.stem, inner.enclitic)


def _commonest(stem: str, *, past: bool = False) -> int:
    """The count of the commonest verb that a stem may be in the third person; 0 for none."""
    found = (r for r in verb_readings(key(stem)) if r.person == _THIRD and (not past or r.tense == "past"))
    return max((verb_count(r.lemma) for r in found), default=0)


def _is_noun(stem: str) -> bool:
    """Whether a stem is a noun of the tables, or one that the lexicon keeps whole (*فطور*ه)."""
    kept = closed_split(stem)
    return (
        (kept is not None and not kept.proclitics)
        or stem in _nouns()
        or any(stem.endswith(end) and stem.removesuffix(end) in _nouns() for end in ("ا", "ي", "ين", "ان"))
    )


@cache
def _nouns() -> frozenset[str]:
    """Nouns of the tables and of the lexicons that may begin like a conjunction (فساد, فدان)."""
    listed = [row["noun"] for row in table(LANGUAGE, "verbal_nouns")]
    listed += [f"{row['singular']} {row['plurals']}" for row in table(LANGUAGE, "noun_plurals")]
    return frozenset(fold(" ".join(listed)).split())


def ranked(word: str) -> Split:
    """The split that the model puts first, closed classes or not."""
    possible = list(splits(word))
    if len(possible) < 2:
        return possible[0] if possible else Split((), word, "")
    weight = _weights().get
    whole = frequency(spelling(word))
    best, best_score = possible[0], float("-inf")
    for split in possible:
        score = 0.0
        for feature in features(split, whole):
            score += weight(feature, 0.0)
        if score > best_score:
            best, best_score = split, score
    return best


def free_stem(split: Split) -> str:
    """The stem in the `spelling` that it has when nothing is attached: سفارت(ها) is سفارة, مستوا(ه) is مستوي."""
    stem = spelling(split.stem)
    if split.enclitic and len(stem) > 2 and stem[-1] in _FREE:
        free = stem[:-1] + _FREE[stem[-1]]
        if frequency(free) > frequency(stem):
            return free
    return stem


_FREE = {"ت": "ة", "ا": "ي"}


def features(split: Split, whole: float) -> list[str]:
    """What the model sees of a split; ``whole`` is the frequency of the word as it is written."""
    front, tail = "".join(split.proclitics), split.enclitic
    stem, free = spelling(split.stem), free_stem(split)
    seen = frequency(free)
    ratio = _step(seen - whole)
    verb = is_verb(key(split.stem))
    named = key(stem) in names()
    found = [
        f"p{front}",
        f"e{tail}",
        f"n{min(len(stem), 7)}",
        f"f{_step(seen)}",
        f"v{front}|{verb}|{bool(tail)}",
        f"m{named}|{bool(tail)}",
    ]
    if front:
        defined = frequency("ال" + free)
        found += [
            f"d{front}|{ratio}",
            f"a{front}|{_step(defined)}",
            f"b{front}|{_step(defined - seen)}",
            f"i{front}|{stem[0]}",
        ]
        if len(split.proclitics) > 1 and not tail:
            found.append(f"r{front}|{_step(frequency(front[1:] + stem) - whole)}")
    if tail:
        found += [
            f"t{tail}|{ratio}",
            f"o{tail}|{verb}",
            f"l{tail}|{stem[-1]}",
            f"x{tail}|{_step(_with_other_pronouns(stem, tail))}",
            f"y{tail}|{_step(frequency(front + free) - whole)}",
        ]
    if not front and not tail:
        found += [f"w{_step(whole)}", f"s{stem[0]}", f"z{stem[-1]}"]
        if stem[-1] == "ا":
            found.append(f"u{_step(frequency(stem[:-1]) - whole)}")
    elif split.proclitics[-1:] == ("ال",):
        uncut = is_verb(key("ال" + stem))  # التقى, التزم: the verb begins like the article
        found += [f"h{front}|{stem[0]}", f"g{uncut}|{min(5, round(frequency(stem)))}", f"q{uncut}|{stem[0]}"]
    return found


def _with_other_pronouns(stem: str, tail: str) -> float:
    return max(frequency(stem + other) for other in ("ه", "ها", "هم") if other != tail)


def _step(value: float) -> int:
    return round(max(-4.0, min(6.5, value)) * 2)

"""Build the table of how often each verb stands in running text, from the forms that it shares with others and those that it has alone.

    python training/lemmas.py [UD_ARABIC.conllu.gz]

A written form may belong to many verbs: تهدد is "she threatens" of هدد and "was threatened" of تهدد. Its frequency is shared out among them by
expectation maximisation over the forms that are verbs beyond doubt: presents in ya and pasts of the third person plural; it starts from the two
pasts of the third person singular. Reads the tables of
``verbs.py`` and ``vocabulary.py``; writes ``lemma_counts.bin`` into the folder of the models, one byte a lemma, in the order of ``lemmas.marisa``.
Two runs give the same bytes. With a treebank, prints how often the first verb of a form is the one annotated, the same for forms of several
verbs, and for their presents in the feminine.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from files import MODELS
from marsad.language.ar.forms import form
from marsad.language.ar.lemmas import lemmas
from marsad.language.ar.vocabulary import frequency, inflected_verbs, spelling, verb_lemmas
from marsad.records import POS, VerbReading
from marsad.text import fold, key
from treebanks import nodes

_ROUNDS = 3
_MASCULINE = 3.0  # of the pasts of a verb in news, for each in the feminine
_UNSEEN = 10.0
_FLOOR = 1e-3  # of a verb that no form speaks for
_TENSE = {"past": 1.0, "present": 1.0, "imperative": 0.02}
_PERSON = {3: 1.0, 1: 0.1, 2: 0.03}
_VOICE = {"active": 1.0, "passive": 0.15}
_NUMBER = {"s": 1.0, "p": 0.5, "d": 0.1}
_JUSSIVE = 0.1  # how often a present is written as only a jussive is
_JOINED = 0.1  # how often a verb has "and" before it
Inflected = tuple[str, int, tuple[VerbReading, ...]]  # a form, the number of its verb, its readings
Shares = list[tuple[int, float]]  # the lemmas of a form, and how likely their reading is in news


def likelihood(reading: VerbReading) -> float:
    """How likely news uses such a form of a verb, against the third person singular active."""
    return _TENSE[reading.tense] * _PERSON[reading.person] * _VOICE[reading.voice] * _NUMBER[reading.number]


def count(word: str) -> float:
    """How often a word stands in a thousand million; 0 for one never seen."""
    found = frequency(spelling(word))
    return 10**found if found else 0.0


def shared_forms() -> list[tuple[float, Shares]]:
    """The count and the lemmas of every form that tells of verbs alone."""
    verbs = list(inflected_verbs())
    usual = usual_forms(verbs)
    forms: dict[str, Shares] = defaultdict(list)
    for word, lemma, readings in verbs:
        likely = max(likelihood(r) * (1.0 if word in usual[lemma, r] else _JUSSIVE) for r in readings)
        forms[word].append((lemma, likely))
    return [(count(word), _with_joined(word, forms)) for word in list(forms) if count(word) and _is_verbal(word)]


def _is_verbal(word: str) -> bool:
    return word.startswith("ي") or word.endswith("وا")


def _with_joined(word: str, forms: dict[str, Shares]) -> Shares:
    """The lemmas of a form, and those that it has as "and" with another verb: وقعوا, of وقع rather than of قع."""
    joined = forms.get(word[1:], []) if word.startswith("و") else []
    return [*forms[word], *((lemma, share * _JOINED) for lemma, share in joined)]


def usual_forms(verbs: list[Inflected]) -> dict[tuple[int, VerbReading], set[str]]:
    """Of the forms of a verb that read alike, those that are not only jussives."""
    alike: dict[tuple[int, VerbReading], set[str]] = defaultdict(set)
    for word, lemma, readings in verbs:
        for one in readings:
            alike[lemma, one].add(word)
    return {slot: words - _jussives(words) if slot[1].tense == "present" else words for slot, words in alike.items()}


def _jussives(words: set[str]) -> set[str]:
    """Presents that lack a long vowel of another (يجب beside يجيب), or have twice the letter that it has once (يحدد beside يحد).

    The letter after that of the person is none of these: يقع beside يوقع is another verb of one spelling.
    """
    short = {word[:at] + word[at + 1 :] for word in words for at in range(2, len(word)) if word[at] in "اويى"}
    parted = {word for word in words if word[:-1] in words and word[-1:] == word[-2:-1]}
    return words & (short | parted)


def prior(lemma: str) -> float:
    """How often a verb stands, judged by its two pasts: the masculine is often a noun as well (أمر), so the feminine bounds it."""
    feminine = (lemma[:-1] if lemma.endswith(("ى", "ا")) else lemma) + "ت"
    return min(count(lemma), _MASCULINE * count(feminine) + _UNSEEN) + _FLOOR


def shared_out(forms: list[tuple[float, Shares]], weights: list[float]) -> list[float]:
    """The weights of the lemmas after one round."""
    counts = [_FLOOR] * len(weights)
    for seen, shares in forms:
        parts = [weights[lemma] * share for lemma, share in shares]
        whole = sum(parts)
        for (lemma, _), part in zip(shares, parts, strict=True):
            counts[lemma] += seen * part / whole
    return counts


def annotated(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Every inflected verb of a Universal Dependencies file: its form, the key of its lemma, and whether it is a present in the feminine."""
    for columns in nodes(path):
        if columns and columns[3] == "VERB" and "Aspect=" in columns[5]:
            present = "Aspect=Imp" in columns[5] and "Gender=Fem" in columns[5]
            yield columns[1], key(columns[2].replace("ٱ", "ا")), present


def measure(verbs: list[tuple[str, str, bool]]) -> None:
    """Print how often the first verb of a form is right, of those forms that may be of the annotated verb at all; ``verbs`` are `annotated`."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for surface, lemma, feminine in verbs:
        known = list(dict.fromkeys(map(key, lemmas(form(fold(surface)), POS.VERB))))
        if lemma not in known:
            continue
        several = len(known) > 1
        for kind in [
            "all",
            *["of several verbs"] * several,
            *["feminine presents of several verbs"] * (several and feminine),
        ]:
            total[kind] += 1
            right[kind] += known[0] == lemma
    for kind, number in total.items():
        print(f"{kind}: {right[kind]} of {number}, {right[kind] / number:.1%}")


def main() -> None:
    """Build and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, nargs="?", help="annotated verbs to measure the new order on")
    treebank = parser.parse_args().treebank
    verbs = list(annotated(treebank)) if treebank is not None else []  # before anything is written
    forms = shared_forms()
    weights = [prior(lemma) for lemma in verb_lemmas()]
    for _ in range(_ROUNDS):
        weights = shared_out(forms, weights)
    # forty steps to a power of ten, as in the table of frequencies; weights below one in a thousand million are one
    (MODELS / "lemma_counts.bin").write_bytes(bytes(min(255, max(0, round(40 * math.log10(w)))) for w in weights))
    print(f"{len(weights)} lemmas, {len(forms)} forms")
    if treebank is not None:
        measure(verbs)


if __name__ == "__main__":
    main()

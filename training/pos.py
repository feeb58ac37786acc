"""Train the part-of-speech tagger and compare it with held-out sentences.

    python training/pos.py FOLDER [--quick]

FOLDER holds ``ud_pud_800.conllu.gz`` (UD Arabic-PUD, CC BY-SA 3.0) and ``wikinews_pos.txt.gz`` (WikiNews of Abdelali et al. 2016, text CC BY 2.5).
Prints verb precision, recall and F1 on WikiNews in five-fold cross-validation, then trains on everything and writes
``pos.msgpack`` into the folder of the models. Two runs give the same bytes. Needs ``python-crfsuite``.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from fields import Weights, kept_on_failure, train, write
from files import MODELS, lines, share
from marsad.language.ar import tagging
from marsad.language.ar.clitics import Split
from marsad.language.ar.cues import closed_tag
from marsad.language.ar.forms import form
from marsad.lexicon import entries
from marsad.records import POS, Form
from marsad.text import key
from treebanks import Word, pud, wikinews

MODEL = MODELS / "pos.msgpack"
FOLDS = 5
_MARKED = re.compile(r"(?P<star>\*?)(?P<word>[^\s\W]+|[^\s\w*])")
WRITTEN = Path(__file__).resolve().parent / "verbs_and_nouns.txt"
OPTIONS = {"c1": 0.05, "c2": 0.3, "max_iterations": 120, "feature.possible_transitions": False}


def gold_tag(word: Word, shape: Form) -> str:
    """The tag to learn: ours for closed classes; auxiliaries count as verbs."""
    closed = closed_tag(shape)
    if closed is not None:
        return str(closed)
    if word.tag == "NOUN" and shape.stem_key in prepositions():
        return "ADP"  # WikiNews has no prepositions that were nouns once
    return "VERB" if word.tag == "AUX" else word.tag


@cache
def prepositions() -> frozenset[str]:
    """Search keys of the prepositions that govern like nouns (بين, بعد)."""
    rows = entries("ar", "function_words")
    return frozenset(
        key(text) for entry in rows if entry.id == "ar.function.preposition.nominal" for text in entry.match
    )


Sentence = tuple[list[Word], list[Form], list[list[str]], list[str]]


def prepare(sentences: Sequence[Sequence[Word]]) -> list[Sentence]:
    """Words, forms, features and gold tags of every sentence."""
    found = []
    for words in sentences:
        forms = [form(word.text) for word in words]
        found.append(
            (
                list(words),
                forms,
                tagging.SEEN.rows(forms),
                [gold_tag(word, shape) for word, shape in zip(words, forms, strict=True)],
            )
        )
    return found


def written(path: Path) -> list[Sentence]:
    """Sentences written for the project, in which a star stands before every verb and nothing is marked otherwise.

    The other words get the tag, not a verb's, that the tagger as it is finds best for them.
    """
    found = []
    for _, line in lines(path):
        if not line or line.startswith("#"):
            continue
        marked = [(m["star"] == "*", m["word"]) for m in _MARKED.finditer(line)]
        forms = [form(word) for _, word in marked]
        guesses = [str(guess) for guess in tagging.tag(forms)]
        tags = [
            str(closed_tag(f) or _constrained(star, guess))
            for f, (star, _), guess in zip(forms, marked, guesses, strict=True)
        ]
        words = [Word(f.folded, Split((), f.folded, ""), tag) for f, tag in zip(forms, tags, strict=True)]
        found.append((words, forms, tagging.SEEN.rows(forms), tags))
    return found


def _constrained(is_verb: bool, guess: str) -> str:
    if is_verb:
        return "VERB"
    return "NOUN" if guess in {"VERB", "AUX"} else guess


def with_names(news: Sequence[Sentence], base: Sequence[Sentence]) -> list[Sentence]:
    """``news``, which has one tag for all nouns, with those marked as names that a model of ``base`` takes for names."""
    use(train([(features, tags) for _, _, features, tags in base], OPTIONS))
    found = []
    for words, forms, features, tags in news:
        guesses = tagging.tag(forms)
        named = [
            POS.PROPN if tag == POS.NOUN and guess is POS.PROPN else tag
            for tag, guess in zip(tags, guesses, strict=True)
        ]
        found.append((words, forms, features, [str(tag) for tag in named]))
    return found


def use(weights: Weights) -> None:
    """Let the tagger of the package decode with ``weights``."""
    write(weights, MODEL)
    tagging.field.cache_clear()


def cross_validate(news: Sequence[Sentence], base: Sequence[Sentence]) -> None:
    """Print verb figures on each held-out fold of ``news`` together, and the commonest confusions."""
    counts: Counter[str] = Counter()
    confusions: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        rest = [sentence for i, sentence in enumerate(news) if i % FOLDS != fold]
        use(train([(features, tags) for _, _, features, tags in [*base, *rest]], OPTIONS))
        for words, forms, _, tags in news[fold::FOLDS]:
            for word, tag, guess in zip(words, tags, tagging.tag(forms), strict=True):
                verb = guess in {POS.VERB, POS.AUX}
                counts["right"] += str(guess).replace("AUX", "VERB") == tag.replace("AUX", "VERB")
                counts["words"] += 1
                counts[f"{word.tag == 'VERB'} {verb}"] += 1
                confusions[tag, str(guess)] += tag != guess
    hit, missed, false = counts["True True"], counts["True False"], counts["False True"]
    print(f"WikiNews, {FOLDS}-fold, {counts['words']} words: accuracy {share(counts['right'], counts['words']):.4f}")
    print(
        f"verbs: precision {share(hit, hit + false):.4f}, recall {share(hit, hit + missed):.4f}, "
        f"F1 {share(2 * hit, 2 * hit + missed + false):.4f}"
    )
    print(confusions.most_common(8))


def main() -> None:
    """Cross-validate, train on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="train on everything at once, without the figures")
    args = parser.parse_args()
    with kept_on_failure(MODEL):
        learn(args.folder, measured=not args.quick)


def learn(folder: Path, *, measured: bool) -> None:
    """Train on everything, after a cross-validation if the figures are to be ``measured``, and write the weights."""
    base = prepare(pud(folder / "ud_pud_800.conllu.gz"))
    news = with_names(prepare(wikinews(folder / "wikinews_pos.txt.gz")), base)
    use(train([(features, tags) for _, _, features, tags in [*base, *news]], OPTIONS))
    base += written(WRITTEN)
    if measured:
        cross_validate(news, base)
    use(train([(features, tags) for _, _, features, tags in [*base, *news]], OPTIONS))


if __name__ == "__main__":
    main()

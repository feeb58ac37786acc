"""Train the ranker of splits and compare it with held-out words.

    python training/segmentation.py FOLDER [--errors] [--quick]

FOLDER holds ``ud_pud_800.conllu.gz`` (UD Arabic-PUD, CC BY-SA 3.0) and ``wikinews_pos.txt.gz`` (WikiNews of Abdelali et al. 2016, text CC BY 2.5).
Prints the share of WikiNews words cut exactly right in five-fold cross-validation, then trains on everything and writes
``segmentation.json`` into the folder of the models. Two runs give the same bytes. Needs ``numpy`` and ``scipy``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from files import MODELS, share
from marsad.language.ar.clitics import Split, closed_split, splits
from marsad.language.ar.segmentation import LONGEST, features
from marsad.language.ar.vocabulary import frequency, names, spelling
from ranking import Example, fit_ranking, write
from treebanks import Word, pud, wikinews

FOLDS = 5
PENALTY = 0.3
VERBS_LIKE_ARTICLE = (
    "التقى", "التقت", "التقيا", "التقوا", "التقيت", "التقينا", "التقط", "التقطت", "التقطوا", "التزم", "التزمت", "التزموا",
    "التحق", "التحقت", "التحقوا", "التفت", "التف", "التمس", "التمست", "التهمت", "التصق", "التأم", "التأمت", "التجأ",
    "القى", "القت", "القوا", "الغى", "الغت", "الزم", "الزمت",
)  # fmt: skip
NAME_WEIGHT = 0.2
Error = tuple[str, str, str]
"""A word, the right split and the one that was found."""


def examples(words: Iterable[Word]) -> list[Example]:
    """Every word whose right split is among the possible ones, with its features."""
    counts = Counter((word.text, word.split) for word in words if _is_arabic(word.text) and not closed_split(word.text))
    found = []
    for (text, right), times in sorted(counts.items()):
        possible = list(splits(text))
        if len(possible) > 1 and right in possible:
            whole = frequency(spelling(text))
            found.append(([features(split, whole) for split in possible], possible.index(right), times**0.5))
    return found


def name_examples() -> list[Example]:
    """Names of countries, capitals and peoples, alone and after a conjunction or preposition, which the annotated text has few of."""
    found = []
    for name in sorted(names()):
        if not _is_arabic(name) or len(name) < 4:
            continue
        for front in ("", "و", "ب", "ل"):
            text = front + name
            possible = list(splits(text))
            right = Split((front,) if front else (), name, "")
            if right in possible and len(possible) > 1 and not closed_split(text):
                found.append(
                    ([features(split, frequency(text)) for split in possible], possible.index(right), NAME_WEIGHT)
                )
    return found


def verb_examples() -> list[Example]:
    """Verbs that begin like the article, alone and after a conjunction, which the annotated text has few of."""
    words = []
    for verb in VERBS_LIKE_ARTICLE:
        words += [Word(front + verb, Split((front,) if front else (), verb, ""), "VERB") for front in ("", "و", "ف")]
    words.append(
        Word("وسلم", Split(("و",), "سلم", ""), "VERB")
    )  # whole it is frequent only in the formula after the Prophet's name
    return examples(words)


def _is_arabic(text: str) -> bool:
    return "\u0620" <= text[0] <= "\u064a" and 1 < len(text) <= LONGEST


def train(data: Sequence[Example]) -> dict[str, float]:
    """Weights of the features, those that hardly count left out."""
    weights = fit_ranking(data, PENALTY, rounds=200)
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= 0.03}


def best(text: str, weights: dict[str, float]) -> Split:
    """The split that ``weights`` put first."""
    listed = closed_split(text)
    if listed is not None or not _is_arabic(text):
        return listed or Split((), text, "")
    whole = frequency(spelling(text))
    return max(splits(text), key=lambda split: sum(weights.get(name, 0.0) for name in features(split, whole)))


def cross_validate(news: Sequence[Sequence[Word]], base: Sequence[Word], listed: Sequence[Example]) -> Counter[Error]:
    """Print which share of the words of each held-out fold of ``news`` is cut right; the mistakes."""
    right = total = arabic = arabic_right = 0
    errors = Counter[Error]()
    for fold in range(FOLDS):
        rest = [word for i, sentence in enumerate(news) if i % FOLDS != fold for word in sentence]
        weights = train([*examples([*base, *rest]), *listed])
        for word in (word for sentence in news[fold::FOLDS] for word in sentence):
            guess = best(word.text, weights)
            total += 1
            right += guess == word.split
            if "\u0620" <= word.text[0] <= "\u064a":
                arabic += 1
                arabic_right += guess == word.split
            if guess != word.split:
                errors[word.text, "+".join(word.split.segments), "+".join(guess.segments)] += 1
    print(
        f"WikiNews, {FOLDS}-fold: {share(right, total):.4f} of {total} words, "
        f"{share(arabic_right, arabic):.4f} of {arabic} Arabic words cut exactly right"
    )
    return errors


def main() -> None:
    """Cross-validate, train on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="also print the commonest mistakes")
    parser.add_argument("--quick", action="store_true", help="train on everything at once, without the figures")
    args = parser.parse_args()
    news = wikinews(args.folder / "wikinews_pos.txt.gz")
    base = [word for sentence in pud(args.folder / "ud_pud_800.conllu.gz") for word in sentence]
    listed = [*name_examples(), *verb_examples()]
    errors = Counter[Error]() if args.quick else cross_validate(news, base, listed)
    for error, times in errors.most_common(120 if args.errors else 0):
        print(times, *error)
    weights = train([*examples([*base, *(word for sentence in news for word in sentence)]), *listed])
    write(weights, MODELS / "segmentation.json")
    print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()

"""Train the model that parts words run together, and measure it on text kept apart.

    python training/run_on.py FOLDER [--quick]

FOLDER holds the annotated text of `training/segmentation.py` and `training/names.py`. Neighbours joined to a word that nobody knows are what it
finds; single words that are unknown or rare, taken for unknown, are what it leaves whole. Prints how many of each it parts in the last fifth of each
file, trained on the rest, then trains on everything and writes ``run_on.json`` into the folder of the models. Two runs give the same bytes. Needs
``numpy`` and ``scipy``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from files import MODELS, share
from marsad.language.ar.run_on import features, likeliest, unknown
from marsad.language.ar.vocabulary import frequency, is_arabic, spelling
from names import read
from ranking import fit_ranking, write
from treebanks import wikinews

RARE = 2.5  # frequency up to which a word may stand for an unknown one
SHORTEST, LONGEST = 6, 40
SINGLES, PAIRS = 3.0, 1.0  # weight of an example of each: of four unknown words in a web page about one is run together
PENALTY = 1.0
Example = tuple[str, int]
"""A word with where it is to be cut, 0 where it is one."""


def examples(sentences: Sequence[Sequence[str]]) -> list[Example]:
    """Single words that are unknown or rare, and about as many neighbours that make an unknown one; each once."""
    found = dict[str, int]()
    for sentence in sentences:
        for first, second in pairwise(sentence):
            joined = first + second
            if _fits(first, 2) and _fits(second, 2) and _fits(joined, SHORTEST) and unknown(joined):
                found[joined] = len(first)
    for sentence in sentences:
        for word in sentence:
            if _fits(word, SHORTEST) and frequency(spelling(word)) <= RARE:
                found[word] = 0
    singles = sorted(example for example in found.items() if not example[1])
    pairs = sorted(example for example in found.items() if example[1])
    return [*singles, *pairs[:: max(1, len(pairs) // max(1, len(singles)))]]


def _fits(word: str, least: int) -> bool:
    return least <= len(word) <= LONGEST and is_arabic(word)


def cuts(word: str) -> Iterator[tuple[int, list[str]]]:
    """Every cut with its features."""
    for cut in range(2, len(word) - 1):
        yield cut, features(word[:cut], word[cut:])


def train(data: Sequence[Example]) -> dict[str, float]:
    """Weights of the features, those that hardly count left out: of all cuts of a word, or of none, the right one is chosen."""
    choices = []
    for word, wanted in data:
        possible = [(0, list[str]()), *((cut, ["", *found]) for cut, found in cuts(word))]
        right = [cut for cut, _ in possible].index(wanted)
        choices.append(([found for _, found in possible], right, PAIRS if wanted else SINGLES))
    weights = fit_ranking(choices, PENALTY, rounds=300)
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= 0.05 or not name}


def measure(data: Sequence[Example], weights: dict[str, float]) -> None:
    """Print for some bounds which share of the pairs is cut right and which share of single words is cut at all."""
    found = [(wanted, *likeliest(word, weights)) for word, wanted in data]
    pairs, singles = [f for f in found if f[0]], [f for f in found if not f[0]]
    for bound in (-2, -1, 0, 1, 2, 3):
        right = sum(cut == wanted and score >= bound for wanted, cut, score in pairs)
        wrong = sum(cut != wanted and score >= bound for wanted, cut, score in pairs)
        torn = sum(score >= bound for _, _, score in singles)
        print(
            f"bound {bound}: of {len(pairs)} pairs {share(right, len(pairs)):.3f} parted right, "
            f"{share(wrong, len(pairs)):.3f} elsewhere; of {len(singles)} single words {share(torn, len(singles)):.3f} torn"
        )


def main() -> None:
    """Measure, train on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="train on everything at once, without the figures")
    args = parser.parse_args()
    folder = args.folder
    taught: list[Sequence[str]] = []
    kept: list[Sequence[str]] = []
    for sentences in (
        [[word.text for word in sentence] for sentence in wikinews(folder / "wikinews_pos.txt.gz")],
        [[word for word, _ in sentence] for sentence in read(folder / "newsfane_gold.txt.gz")],
        [[word for word, _ in sentence] for sentence in read(folder / "wikifane_gold.txt.gz")],
    ):
        last = len(sentences) * 4 // 5
        taught += sentences[:last]
        kept += sentences[last:]
    if not args.quick:
        known = {word for word, _ in examples(taught)}
        measure([example for example in examples(kept) if example[0] not in known], train(examples(taught)))
    weights = train(examples([*taught, *kept]))
    write(weights, MODELS / "run_on.json")
    print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()

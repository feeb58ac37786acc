"""Build the table of word counts from the frequency list of the package ``wordfreq`` (data CC BY-SA 4.0).

    python training/vocabulary.py

Writes ``vocabulary.marisa`` into the folder of the models: the spelling of a word to its frequency on a logarithmic scale.
Two runs give the same bytes.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from pathlib import Path

import marisa_trie
from wordfreq import get_frequency_list

from marsad.language.ar.vocabulary import spelling
from marsad.text import fold

MODELS = Path(__file__).resolve().parent.parent / "src/marsad/language/ar/models"
_ARABIC = re.compile("[\u0621-\u064a]+")


def main() -> None:
    """Build and write the table."""
    frequency: dict[str, float] = defaultdict(float)
    for centibels, words in enumerate(get_frequency_list("ar")):
        for word in words:
            folded = spelling(fold(word))
            if _ARABIC.fullmatch(folded):
                frequency[folded] += 10 ** (-centibels / 100)
    # 1e-9 is the floor of the list; forty steps to a power of ten fit a byte
    rows = [(word, (min(255, max(1, round((math.log10(f) + 9) * 40))),)) for word, f in sorted(frequency.items())]
    marisa_trie.RecordTrie("<B", rows).save(str(MODELS / "vocabulary.marisa"))
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()

"""Build the table of word counts from the frequency list of the package ``wordfreq`` (data CC BY-SA 4.0).

    python training/vocabulary.py

Writes into the folder of the models ``vocabulary.marisa``, the spellings of the words, and ``word_counts.bin``, the frequency of each on a
logarithmic scale, one byte a word, in the order of ``vocabulary.marisa``.
Two runs give the same bytes.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict

import marisa_trie
from wordfreq import get_frequency_list

from files import MODELS
from marsad.language.ar.vocabulary import spelling
from marsad.text import fold

_ARABIC = re.compile("[\u0621-\u064a]+")


def main() -> None:
    """Build and write the table."""
    frequency: dict[str, float] = defaultdict(float)
    for centibels, words in enumerate(get_frequency_list("ar")):
        for word in words:
            folded = spelling(fold(word))
            if _ARABIC.fullmatch(folded):
                frequency[folded] += 10 ** (-centibels / 100)
    trie = marisa_trie.Trie(sorted(frequency))
    counts = bytearray(len(trie))
    for word, f in frequency.items():
        # 1e-9 is the floor of the list; forty steps to a power of ten fit a byte
        counts[trie.key_id(word)] = min(255, max(1, round((math.log10(f) + 9) * 40)))
    trie.save(str(MODELS / "vocabulary.marisa"))
    (MODELS / "word_counts.bin").write_bytes(counts)
    print(f"{len(trie)} words")


if __name__ == "__main__":
    main()

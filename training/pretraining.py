"""Teach the encoder Arabic news before it learns to code: it fills in words that are hidden from it.

    python training/pretraining.py OUT.pt NEWS.jsonl[.gz] [NEWS ...] [--epochs 8]

A word in seven is hidden and has to be guessed from the words around it (Devlin et al. 2019, BERT, at a hundredth of the size). What comes out are
the vectors of word features and the layers that mix neighbours; `training/coder.py` starts from them.
Needs PyTorch (``pip install --group training``).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from files import objects
from marsad.coding.stage import set_stage
from marsad.readers import Document
from network import WIDTH, Encoder, Recipe, descend
from pages import Page, page_of, stacked

SHARE = 0.15  # of the words are hidden
GUESSED = 10_000  # most frequent stems, which may be asked for
LEAST = 9  # times that a feature must be seen
LONGEST = 20_000  # characters read of an article


class Guesser(nn.Module):
    """An encoder that guesses the stems of hidden words."""

    def __init__(self, tokens: Sequence[str], stems: Sequence[str], recipe: Recipe) -> None:
        super().__init__()
        self.encoder = Encoder(tokens, recipe)
        self.mask = nn.Parameter(torch.zeros(WIDTH))
        self.out = nn.Linear(WIDTH, len(stems) + 1)
        self.asked = torch.zeros(len(tokens) + 1, dtype=torch.long)  # from the number of a stem's feature to its class
        for number, stem in enumerate(stems, 1):
            self.asked[self.encoder.numbers[stem]] = number

    def loss(self, pages: Sequence[Page]) -> Tensor:
        """How badly hidden words are guessed; rare ones are not asked for."""
        stems = torch.tensor([row[1] if len(row) > 1 else 0 for page in pages for row in page.rows])
        masked = torch.rand(len(stems)) < SHARE
        sheet = self.encoder(pages, masked, self.mask)
        wanted = self.asked[stems[masked]]
        scores = self.out(sheet[torch.tensor(stacked(pages))[masked]])
        return functional.cross_entropy(scores, wanted, ignore_index=0)


def pages(path: Path) -> Iterator[Page]:
    """The articles of a file of JSON Lines as pages of features."""
    for article in objects(path, ("text",)):
        article |= {"published": article.get("published") or article.get("date"), "text": article["text"][:LONGEST]}
        yield page_of(set_stage(Document.from_json(article)), {})


def main() -> None:
    """Pretrain and write the encoder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("news", nargs="+", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    args = parser.parse_args()
    read = [page for path in args.news for page in pages(path)]
    counts = Counter(f for page in read for sentence in page.sentences for word in sentence for f in word)
    tokens = sorted(f for f, n in counts.items() if n >= LEAST)
    stems = [f for f, _ in counts.most_common() if f.startswith("s=") and counts[f] >= LEAST][:GUESSED]
    print(f"{len(read)} articles, {len(tokens)} features", flush=True)
    torch.manual_seed(0)
    recipe = Recipe(epochs=args.epochs, decay=1e-3, dropout=0.1, blind=0.0, follow=0.0)
    guesser = Guesser(tokens, stems, recipe)
    for page in read:
        guesser.encoder.lay_out(page)
    descend(guesser, guesser.loss, read, recipe, random.Random(0), say=100)  # noqa: S311 - the order of articles
    torch.save({"tokens": tokens, "encoder": guesser.encoder.state_dict()}, args.out)


if __name__ == "__main__":
    main()

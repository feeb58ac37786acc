"""The coder's network while it learns; `training/packing.py` packs what comes out, `marsad.coding.model.network` applies it.

Needs PyTorch (``pip install --group training``). Deterministic for a given number of threads.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from marsad.coding.model.attention import SEEN
from marsad.coding.model.network import REACH, SIDES
from pages import HEADS, WORTH, Names, Page, names_of, stacked
from tables import FIRST, SECOND, Pace, Table, step

WIDTH = 128
DILATIONS = (1, 2, 4, 1)
WITH_MENTION = ("role", "date", "source", "party")
WITH_RIVALS = ("role", "date", "place", "source", "party")
WITHOUT_KIND = ("type", "fact")
SLOPES = (0.0, 0.3, 1.0, 2.0)  # with which the looks of the attention begin: from all words alike to the nearest
UNSEEN = 0.1  # share of what is attended to that is hidden while learning
FOLLOWING = 16  # steps after which the kept weights follow
SETTLING = 64  # steps after which all rows of the tables catch up


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is fitted; chosen on articles held out."""

    epochs: int = 8
    rate: float = 2e-3
    decay: float = 0.2
    batch: int = 6  # pages
    dropout: float = 0.3  # of what is computed
    blind: float = 0.2  # share of features hidden while learning
    follow: float = 0.005  # how far the kept weights follow those being learned with each step; 0 keeps the last
    seed: int = 0


class Convolution(nn.Module):
    """A gated convolution beside the word itself."""

    def __init__(self, dilation: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.mix = nn.Conv1d(WIDTH, 2 * WIDTH, 3, padding=dilation, dilation=dilation)
        self.drop = nn.Dropout(dropout)

    def forward(self, page: Tensor, filled: Tensor) -> Tensor:
        """``page`` (rows, width) with its neighbours mixed in; ``filled`` (rows, 1) is 0 where no word stands."""
        seen = self.drop(self.norm(page) * filled)
        mixed: Tensor = functional.glu(self.mix(seen.T[None])[0].T, -1)
        return page + mixed * filled


class Encoder(nn.Module):
    """Pages to vectors of their words."""

    def __init__(self, tokens: Sequence[str], recipe: Recipe) -> None:
        super().__init__()
        self.numbers = {name: number for number, name in enumerate(tokens, 1)}
        self.table = Table(len(tokens), WIDTH, spread=0.1)
        self.layers = nn.ModuleList([Convolution(d, recipe.dropout) for d in DILATIONS])
        self.norm = nn.LayerNorm(WIDTH)
        self.blind = recipe.blind

    def lay_out(self, page: Page) -> None:
        """Number a page's features once and say on which row each word lies."""
        row = 0
        for sentence in page.sentences:
            row += 1
            for word in sentence:
                page.rows.append([0, *(self.numbers[f] for f in word if f in self.numbers)])
                page.places.append(row)
                row += 1
        page.height = row + max(DILATIONS)  # so that pages do not see each other
        page.sentences = []

    def forward(self, pages: Sequence[Page], masked: Tensor | None = None, mask: Tensor | None = None) -> Tensor:
        """A vector for each row of the pages, page under page; the words that ``masked`` marks are replaced by ``mask``."""
        chosen, starts = packed([row for page in pages for row in page.rows])
        words = self.table(hidden(chosen, self.blind) if self.training else chosen, starts)
        if masked is not None and mask is not None:
            words = torch.where(masked[:, None], mask, words)
        places = torch.tensor(stacked(pages))
        height = sum(page.height for page in pages)
        sheet = torch.zeros(height, WIDTH).index_put((places,), words)
        filled = torch.zeros(height, 1)
        filled[places] = 1
        for layer in self.layers:
            sheet = layer(sheet, filled)
        result: Tensor = self.norm(sheet) * filled
        return result


def packed(lists: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Lists of numbers as one, and where each begins."""
    starts = [0, *accumulate(len(x) for x in lists[:-1])][: len(lists)]
    return torch.tensor([n for x in lists for n in x], dtype=torch.long), torch.tensor(starts, dtype=torch.long)


def hidden(chosen: Tensor, share: float) -> Tensor:
    """``chosen`` features with some made "nothing"."""
    return torch.where(torch.rand(len(chosen)) < share, torch.zeros_like(chosen), chosen)


class Asked(NamedTuple):
    """Questions of one head as numbers.

    ``places`` has a row for each: word, mention from and to, kind, right class, number of its rivals, number of its trigger and country.
    ``bits`` says for each question which sides the country is on, ``readers`` who coded its page.
    """

    places: Tensor
    features: list[list[int]]
    bits: Tensor
    readers: Tensor


class Attention(nn.Module):
    """What some words of a page attend to; see `marsad.coding.model.attention`."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH, bias=False)
        self.value = nn.Linear(WIDTH, WIDTH, bias=False)
        self.slope = nn.Parameter(torch.tensor(SLOPES))
        self.same = nn.Parameter(torch.zeros(len(SLOPES)))
        self.drop = nn.Dropout(UNSEEN)

    def forward(self, words: Tensor, sentences: Tensor, at: Tensor) -> Tensor:
        """For each of the words ``at`` a vector; ``words`` (words, width) without empty rows, ``sentences`` the number of each one's sentence."""
        far = (at[:, None] - torch.arange(len(words))).abs()
        same = (sentences[at][:, None] == sentences).float()
        scores = parted(self.query(words[at])) @ parted(self.key(words)).transpose(1, 2)
        scores = scores / math.sqrt(WIDTH / len(SLOPES)) + self.same[:, None, None] * same
        scores = scores - self.slope[:, None, None] * torch.log1p(far)
        weights = self.drop(torch.softmax(scores.masked_fill(far > SEEN, -1e9), -1))
        attended: Tensor = (weights @ parted(self.value(words))).transpose(0, 1).reshape(len(at), WIDTH)
        return attended


def parted(rows: Tensor) -> Tensor:
    """Rows as one array a look."""
    return rows.view(len(rows), len(SLOPES), -1).transpose(0, 1)


class Head(nn.Module):
    """One hidden layer over the word, what is around it, the mention, the words between, the kind, the features, and over rivals.

    What is peculiar to readers other than those of the gold is learned apart (``habit``, ``leaning``) and not kept, as Daumé (2007,
    Frustratingly easy domain adaptation) parts what two sources share from what each has alone.
    """

    def __init__(self, name: str, names: Names, recipe: Recipe) -> None:
        super().__init__()
        classes = names.classes[name]
        self.sides = SIDES.get(name)
        self.numbers = {f: n for n, f in enumerate(names.features[name], 1)}
        self.classes = {c: n for n, c in enumerate(classes)}
        self.kind_numbers = {k: n for n, k in enumerate(names.kinds)}
        self.table = Table(len(self.numbers), WIDTH, spread=0.05)
        self.straight = Table(len(self.numbers), len(classes), spread=0)
        self.word = nn.Linear(WIDTH, WIDTH)
        self.around = nn.Linear(3 * WIDTH, WIDTH, bias=False)
        self.mention = nn.Linear(WIDTH, WIDTH, bias=False) if name in WITH_MENTION else None
        self.between = nn.Linear(WIDTH, WIDTH, bias=False) if name in WITH_MENTION else None
        self.rivals = nn.Linear(2 * WIDTH, WIDTH) if name in WITH_RIVALS else None
        self.kinds = None if name in WITHOUT_KIND else nn.Embedding(len(names.kinds), WIDTH)
        self.out = nn.Linear(WIDTH, len(classes))
        self.habit = nn.Embedding(names.readers, WIDTH, padding_idx=0)
        self.leaning = nn.Embedding(names.readers, len(classes), padding_idx=0)
        self.drop = nn.Dropout(recipe.dropout)
        self.blind = recipe.blind
        self.known: dict[int, Asked | None] = {}  # the questions of each page, by its identity
        for part in (self.habit, self.leaning, self.around):
            nn.init.zeros_(part.weight)
        if self.kinds is not None:
            nn.init.normal_(self.kinds.weight, std=0.1)

    def asked(self, pages: Sequence[Page], name: str) -> Asked | None:
        """The questions of some pages that stand under each other."""
        parts, base, rivals, groups = [], 0, 0, 0
        for page in pages:
            if id(page) not in self.known:
                self.known[id(page)] = self._numbered(page, name)
            own = self.known[id(page)]
            if own is not None:
                parts.append(own._replace(places=moved(own.places, base, rivals, groups)))
                rivals, groups = rivals + 1 + int(own.places[:, 5].max()), groups + 1 + int(own.places[:, 6].max())
            base += page.height
        if not parts:
            return None
        places, features, bits, readers = zip(*parts, strict=True)
        return Asked(torch.cat(places), [f for part in features for f in part], torch.cat(bits), torch.cat(readers))

    def _numbered(self, page: Page, name: str) -> Asked | None:
        """The questions of one page."""
        places, features, bits = [], [], []
        rivals: dict[tuple[int, str | None], int] = {}
        groups: dict[tuple[int, str | None, str], int] = {}
        for q, answer, country in page.examples.get(name, ()):
            first, last = (q.first, q.last) if q.first >= 0 else (-1, -1)
            rival = rivals.setdefault((q.at, q.kind), len(rivals))
            group = groups.setdefault((q.at, q.kind, country), len(groups))
            kind = self.kind_numbers.get(q.kind or "", 0)
            places.append([q.at, first, last, kind, self.classes.get(answer, -100), rival, group])
            features.append([0, *(self.numbers[f] for f in q.names if f in self.numbers)])
            bits.append([float(side in answer.split()) for side in self.sides or ()])
        readers = torch.full((len(places),), page.readers)
        return Asked(torch.tensor(places), features, torch.tensor(bits), readers) if places else None

    def forward(self, sheet: Tensor, around: Tensor, asked: Asked) -> Tensor:
        """Scores of the classes for each question."""
        at, first, last, kinds, _, rivals, _ = asked.places.T
        chosen, starts = packed(asked.features)
        if self.training:
            chosen = hidden(chosen, self.blind)
        inner = self.word(self.drop(sheet[at])) + self.around(self.drop(around[at])) + self.table(chosen, starts)
        inner = inner + self.habit(asked.readers)
        if self.mention is not None and self.between is not None:
            known = (first >= 0)[:, None]
            ends = 0.5 * (sheet[first] + sheet[last]) * known
            inner = inner + self.mention(self.drop(ends)) + self.between(self.drop(between(sheet, at, first, last)))
        if self.kinds is not None:
            inner = inner + self.kinds(kinds)
        inner = torch.relu(inner)
        if self.rivals is not None:
            most = torch.zeros(int(rivals.max()) + 1, WIDTH).scatter_reduce(
                0, rivals[:, None].expand(-1, WIDTH), inner, "amax", include_self=False
            )
            inner = torch.relu(inner + self.rivals(self.drop(torch.hstack([inner, most[rivals]]))))
        scores: Tensor = self.out(self.drop(inner)) + self.straight(chosen, starts) + self.leaning(asked.readers)
        return scores

    def wrong(self, sheet: Tensor, around: Tensor, asked: Asked) -> Tensor:
        """How wrong the answers are: of one class each, or, of sides, whether some mention of the country stands on them."""
        scores = self(sheet, around, asked)
        if self.sides is None:
            return functional.cross_entropy(scores, asked.places[:, 4], ignore_index=-100, reduction="sum")
        groups = asked.places[:, 6]
        pooled = pooled_by(scores, groups)
        wanted = torch.zeros_like(pooled).scatter_reduce(
            0, groups[:, None].expand(-1, pooled.shape[1]), asked.bits, "amax"
        )
        return functional.binary_cross_entropy_with_logits(pooled, wanted, reduction="sum")


def moved(places: Tensor, base: int, rivals: int, groups: int) -> Tensor:
    """Rows of `Asked.places` of a page that stands ``base`` rows further down, behind questions with so many rivals and groups of them."""
    by = torch.tensor([base, base, base, 0, 0, rivals, groups]).expand(len(places), -1).clone()
    by[places[:, 1] < 0, 1:3] = 0
    return places + by


def between(sheet: Tensor, at: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The mean of the words between a word and a mention; nothing where the mention stands in another sentence."""
    sums = torch.vstack([torch.zeros(1, sheet.shape[1]), sheet.cumsum(0)])
    after = first > at
    low, high = torch.where(after, at + 1, last + 1), torch.where(after, first, at)
    length = high - low
    near = (first >= 0) & (length > 0) & (length <= REACH)
    mean = (sums[high.clamp(min=0)] - sums[low.clamp(min=0)]) / length.clamp(min=1)[:, None]
    return mean * near[:, None]


def pooled_by(scores: Tensor, groups: Tensor) -> Tensor:
    """The logarithm of the summed exponentials of the scores of each group, by class."""
    index = groups[:, None].expand(-1, scores.shape[1])
    size = int(groups.max()) + 1, scores.shape[1]
    most = torch.full(size, -1e9).scatter_reduce(0, index, scores.detach(), "amax")
    total = torch.zeros(size).scatter_add(0, index, torch.exp(scores - most[groups]))
    return most + torch.log(total)


class LearningNetwork(nn.Module):
    """Encoder, attention and heads."""

    def __init__(self, names: Names, recipe: Recipe) -> None:
        super().__init__()
        self.names = names
        self.encoder = Encoder(names.features["token"], recipe)
        self.attention = Attention()
        self.heads = nn.ModuleDict({f"head_{h}": Head(h, names, recipe) for h in HEADS})

    def loss(self, pages: Sequence[Page]) -> Tensor:
        """How wrong the answers on some pages are."""
        sheet, around, asked = self._read(pages, HEADS)
        total = torch.zeros(())
        for name, questions in asked.items():
            wrong = self.heads[f"head_{name}"].wrong(sheet, around, questions)
            total = total + WORTH[name] * wrong / (8 * len(pages))
        return total

    def answers(self, page: Page) -> dict[str, np.ndarray]:
        """The probabilities of the classes of every head without sides, for the questions of a page."""
        with torch.no_grad():
            sheet, around, asked = self._read([page], [name for name in HEADS if name not in SIDES])
            return {
                name: torch.softmax(self.heads[f"head_{name}"](sheet, around, questions), 1).numpy()
                for name, questions in asked.items()
            }

    def _read(self, pages: Sequence[Page], heads: Iterable[str]) -> tuple[Tensor, Tensor, dict[str, Asked]]:
        """The words of some pages, what is around those that are asked about, and the questions of some heads, where there are any."""
        sheet = self.encoder(pages)
        found = {name: self.heads[f"head_{name}"].asked(pages, name) for name in heads}
        asked = {name: questions for name, questions in found.items() if questions is not None}
        return sheet, self._around(sheet, pages, list(asked.values())), asked

    def _around(self, sheet: Tensor, pages: Sequence[Page], asked: Sequence[Asked]) -> Tensor:
        """The mean of the sentence, that of the page and what is attended to, for the rows that are asked about; zero for others."""
        around = torch.zeros(len(sheet), 3 * WIDTH)
        if not asked:
            return around
        wanted = torch.unique(torch.cat([questions.places[:, 0] for questions in asked]))
        base, rows, seen = 0, [], []
        for page in pages:
            own = wanted[(wanted >= base) & (wanted < base + page.height)]
            if len(own):
                places = base + torch.tensor(page.places)
                rows.append(own)
                seen.append(self._seen(sheet[places], places, torch.searchsorted(places, own)))
            base += page.height
        return around.index_put((torch.cat(rows),), torch.cat(seen))

    def _seen(self, words: Tensor, places: Tensor, at: Tensor) -> Tensor:
        sentences = torch.cat([torch.zeros(1, dtype=torch.long), (places.diff() > 1).long().cumsum(0)])
        count = int(sentences[-1]) + 1
        sums = torch.zeros(count, WIDTH).index_add(0, sentences, words)
        means = sums / sentences.bincount(minlength=count)[:, None]
        page = words.mean(0).expand(len(at), WIDTH)
        return torch.hstack([means[sentences[at]], page, self.attention(words, sentences, at)])


Pretrained = dict[str, Tensor]


def fit(pages: Sequence[Page], tokens: Sequence[str], pretrained: Pretrained | None, recipe: Recipe) -> LearningNetwork:
    """A network of ``pages``, starting from a pretrained encoder where there is one."""
    torch.manual_seed(recipe.seed)
    order = random.Random(recipe.seed)  # noqa: S311 - the order of pages
    network = LearningNetwork(names_of(pages, tokens), recipe)
    if pretrained:
        network.encoder.load_state_dict(pretrained)
    pages = list(pages)
    for page in pages:
        if not page.rows:
            network.encoder.lay_out(page)
    descend(network, network.loss, pages, recipe, order)
    return network.eval()


def descend(
    module: nn.Module,
    loss: Callable[[Sequence[Page]], Tensor],
    pages: list[Page],
    recipe: Recipe,
    order: random.Random,
    say: int = 0,
) -> None:
    """Stochastic gradient descent (AdamW) with a linear warm-up and decay of the rate.

    What is kept is a moving average of the weights of the last two thirds (Izmailov et al. 2018, Averaging weights leads to wider optima).
    """
    weights = [p for p in module.parameters() if p.requires_grad]
    tables = [part for part in module.modules() if isinstance(part, Table)]
    optimiser = torch.optim.AdamW(weights, lr=recipe.rate, weight_decay=recipe.decay, betas=(FIRST, SECOND), fused=True)
    steps = recipe.epochs * math.ceil(len(pages) / recipe.batch)

    def share(n: int) -> float:
        return min(1.0, (n + 1) / 100) * max(0.02, 1 - n / steps)

    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, share)
    pace = Pace(recipe.rate * torch.tensor([share(n) for n in range(steps)]), recipe.decay)
    for table in tables:
        table.learns_at(pace)
    followed = [*weights, *(table.weight for table in tables)]
    module.train()
    kept = None
    for _ in range(recipe.epochs):
        order.shuffle(pages)
        for start in range(0, len(pages), recipe.batch):
            wrong: Tensor = loss(pages[start : start + recipe.batch])
            optimiser.zero_grad()
            wrong.backward()
            nn.utils.clip_grad_norm_([*weights, *(hand for table in tables for _, hand in table.hands)], 2.0)
            optimiser.step()
            rate.step()
            step(tables, pace, settle=pace.done + 1 == steps or (pace.done + 1) % SETTLING == 0)
            if recipe.follow and pace.done > steps / 3 and pace.done % FOLLOWING == 0:
                kept = nearer(kept, followed, 1 - (1 - recipe.follow) ** FOLLOWING)
            if say and pace.done % say == 0:
                print(f"  step {pace.done} of {steps}: {float(wrong.detach()):.3f}", flush=True)

    for weight, average in zip(followed, kept or (), strict=False):
        weight.data.copy_(average)


def nearer(kept: list[Tensor] | None, weights: Sequence[Tensor], share: float) -> list[Tensor]:
    """``kept`` moved towards ``weights`` by ``share``."""
    if kept is None:
        return [w.detach().clone() for w in weights]
    for average, weight in zip(kept, weights, strict=True):
        average.lerp_(weight.detach(), share)
    return kept

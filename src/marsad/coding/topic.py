"""Whether a page is about what states and their agents do, or about a match, a film, a discovery, a prayer.

War words are common in sport and culture; reading such a page event by event gives attacks and victories that never
were. So the whole page is judged first.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from marsad.lexicon import entries
from marsad.records import POS
from marsad.text import key

if TYPE_CHECKING:
    from marsad.coding.stage import Stage

POLITICS, OTHER = "politics", "other"
_STEPS = (0.005, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2)


@cache
def _domains() -> dict[str, str]:
    return {key(word): e.id.rsplit(".", 1)[-1] for e in entries("ar", "domains") for word in e.value["words"]}


def topic_features(stage: Stage) -> list[str]:
    """The words of the page, how large the share of each domain's words is, and how many countries are named."""
    domains = _domains()
    stems = Counter(t.form.stem_key for t in stage.analysis.tokens if t.pos is not POS.PUNCT)
    total = stems.total()
    counts: Counter[str] = Counter()
    for stem in domains.keys() & stems.keys():
        counts[domains[stem]] += stems[stem]
    out = [f"w={s}" for s in sorted(stems) if len(s) > 2]
    for name in sorted(set(domains.values())):
        share = counts[name] / max(total, 1)
        out += [f"{name}>{step}" for step in _STEPS if share > step]
    named = sum(stage.discourse.countries.values()) / max(total, 1)
    out += [f"named>{step}" for step in _STEPS if named > step]
    out += [f"sector={a.sector}" for a in {a.sector: a for a in stage.actors}.values()]
    return out

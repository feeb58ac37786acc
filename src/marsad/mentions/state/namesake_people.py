"""Of which states the people are whom a text names by their full names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from marsad.mentions.actor.lexicon import openings
from marsad.records import Analysis


def states_of_people(analysis: Analysis, among: Collection[str]) -> Counter[str]:
    """How often the text names people of the table who never acted for another state, by state.

    Args:
        analysis: the text.
        among: the states that are asked for.
    """
    keys = [token.form.key for token in analysis.tokens]
    index = openings()
    found: Counter[str] = Counter()
    for at, first in enumerate(keys):
        for rest, head in index.get(first, ()):
            if head.kind != "person" or not rest or tuple(keys[at + 1 : at + 1 + len(rest)]) != rest:
                continue
            states = {post.country for post in head.posts}
            if len(states) == 1 and states <= set(among):
                found[states.pop()] += 1
                break
    return found

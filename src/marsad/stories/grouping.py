"""Tellings into stories, one after another: each joins the story that it is most like, or begins one.

The order is that in which the events came, so the stories do not depend on how many came at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from marsad.stories.likeness import likeness
from marsad.stories.tellings import Telling, with_days_of

JOIN = 0.5
"""Mean likeness to the members of a story, or of a part of it that people joined with others, from which a telling joins it."""
_COMPARED = 12
"""Members that a telling is compared with at most: of the largest stories a sample says as much."""


@dataclass(slots=True)
class Links:
    """What people decided: pairs of event names that are, or are not, one happening."""

    same: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    other: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, one: str, other: str, *, same: bool) -> None:
        """Take in a decision; of several on one pair the last counts."""
        side, against = (self.same, self.other) if same else (self.other, self.same)
        for left, right in ((one, other), (other, one)):
            side[left].add(right)
            against[left].discard(right)

    def joined(self, event: str) -> set[str]:
        """The names of the events that are one happening with an event, also by way of others, which may be gone since."""
        found, next_ = {event}, [event]
        while next_:
            new = self.same.get(next_.pop(), set()) - found
            found |= new
            next_ += new
        return found - {event} - self.other.get(event, set())


class Grouping:
    """Stories as they form.

    Args:
        members: tellings of stories that are there already, by the story's number.
        links: what people decided.
        begin: gives the number of a new story that a telling begins.
    """

    def __init__(self, members: Mapping[int, Iterable[Telling]], links: Links, begin: Callable[[Telling], int]) -> None:
        self.members: dict[int, list[Telling]] = {story: list(tellings) for story, tellings in members.items()}
        self.story_of = {t.key: story for story, tellings in self.members.items() for t in tellings}
        self._links, self._begin = links, begin

    def place(self, telling: Telling, near: Iterable[int], home: int | None = None) -> int:
        """Put a telling into a story.

        Args:
            telling: the telling.
            near: keys of tellings that share a block with it; those without a story yet are passed over.
            home: the story in which it was before its days were corrected; there it stays if it is like no story with its own days, but like this one
                with those that the others of it have, and these are not more than two weeks away.

        Returns:
            The number of its story.
        """
        stories = dict.fromkeys(self.story_of[key] for key in near if key in self.story_of)
        decided = self._decided(telling)
        ranked = [
            (self._like(telling, self.members[s]), -s) for s in stories if self._may_join(telling, self.members[s])
        ]
        best = max(ranked, default=(0.0, 0))
        like = -best[1] if best[0] >= JOIN else self._stays(telling, home)
        story = next((s for s in (decided, like) if s is not None), None)
        if story is None:
            story = self._begin(telling)
        self.members.setdefault(story, []).append(telling)
        self.story_of[telling.key] = story
        return story

    def _decided(self, telling: Telling) -> int | None:
        wanted = self._links.joined(telling.id)
        return (
            min(
                (story for story, tellings in self.members.items() if any(t.id in wanted for t in tellings)),
                default=None,
            )
            if wanted
            else None
        )

    def _stays(self, telling: Telling, home: int | None) -> int | None:
        members = self.members.get(home, ()) if home is not None else ()
        if not members or not self._may_join(telling, members):
            return None
        as_they = with_days_of(telling, members)
        return home if as_they and self._like(as_they, members) >= JOIN else None

    def _may_join(self, telling: Telling, members: Sequence[Telling]) -> bool:
        barred = self._links.other.get(telling.id, set())
        # A page tells a happening once, or the coder made one of it: two events of a page are two happenings.
        return all(t.id not in barred and t.document != telling.document for t in members)

    def _like(self, telling: Telling, members: Sequence[Telling]) -> float:
        compared = members if len(members) <= _COMPARED else [*members[: _COMPARED // 2], *members[-_COMPARED // 2 :]]
        return max(_mean(telling, part) for part in self._parts(compared))

    def _parts(self, members: Sequence[Telling]) -> Sequence[Sequence[Telling]]:
        """What likeness alone makes of a story that people joined, whose parts may be told by themselves; any other is of one part."""
        if not any(self._links.same.get(t.id) for t in members):
            return [members]
        parts: list[list[Telling]] = []
        for telling in members:
            like, part = max(((_mean(telling, part), part) for part in parts), key=itemgetter(0), default=(0.0, None))
            if part is not None and like >= JOIN:
                part.append(telling)
            else:
                parts.append([telling])
        return parts


def _mean(telling: Telling, members: Sequence[Telling]) -> float:
    return sum(likeness(telling, t) for t in members) / len(members)

"""What the coder decides on its way to a record, for whoever wants to follow it.

The steps of the coder note here what they weighed and what stood afterwards. A `Trail` forgets it at once, so that coding costs nothing more;
`marsad.explanation` keeps it. An explanation is therefore told by the functions that code, and by no others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from marsad.coding.discourse import Candidate
    from marsad.coding.drafts import Draft
    from marsad.coding.facts.stating import FactThresholds
    from marsad.coding.model.network import Question
    from marsad.coding.reading import Answers, Reading
    from marsad.coding.sides.roles import Bar
    from marsad.coding.sides.second_look import Case, Weighed
    from marsad.coding.stage import Stage
    from marsad.coding.triggers import Trigger
    from marsad.records import Event, Fact

Step = Literal["type", "sides", "asked", "kind", "merging"]


class Trail:
    """Takes note of nothing."""

    def begin(self, stage: Stage, reading: Reading) -> None:
        """The document is made ready and read."""

    def page(self, other: float, least: float) -> None:
        """How likely the page is no political news, and the chance that an event of it needs for that reason."""

    def answered(self, head: str, questions: Sequence[Question], answers: Answers) -> None:
        """What the network answered."""

    def weighed(
        self,
        head: str,
        questions: Sequence[Question],
        owners: Sequence[Candidate],
        found: Sequence[tuple[Trigger, str, dict[str, list[Weighed]]]],
    ) -> None:
        """Who may be on which side, for each trigger that was asked about; ``owners`` are whom the questions are about."""

    def looked_again(self, head: str, cases: Sequence[Case], found: Sequence[dict[str, list[Weighed]]]) -> None:
        """Who may be on which side of each case in view of the whole page."""

    def cast(self, draft: Draft, bars: dict[str, list[Bar]]) -> None:
        """Who is put on the sides of a draft, and which chance that took."""

    def chose(
        self,
        head: str,
        asked: Sequence[tuple[Trigger, str, Sequence[Any]]],
        chances: Sequence[list[float]],
        chosen: Sequence[Any],
        *,
        leasts: Sequence[float],
    ) -> None:
        """Which of the options of each trigger was taken, if any, how likely each is, and from which chance on the likeliest of them is."""

    def stand(self, step: Step, drafts: Sequence[Draft]) -> None:
        """The drafts that are left after a step."""

    def retold(self, drafts: tuple[Draft, Draft], chance: float, least: float) -> None:
        """Two drafts that are taken to tell one event, how likely they do, and from which chance on they are taken to."""

    def judged(self, judged: Sequence[tuple[Draft, float]], least: float) -> None:
        """How likely it is that a reader would code each draft, and from which chance on it is an event."""

    def coded(self, drafts: Sequence[Draft], events: Sequence[Event]) -> None:
        """The drafts that became events, with these."""

    def stated(
        self, trigger: Trigger, relation: str, by_frame: bool, facts: Sequence[Fact], denied: str | None
    ) -> None:
        """The facts that a trigger states; ``by_frame`` when its frame alone settles them; ``denied`` is the word by which it states none."""

    def kept(self, facts: Sequence[Fact], thresholds: FactThresholds) -> None:
        """The facts that are left when each is told once, and from which chances on they were believed."""

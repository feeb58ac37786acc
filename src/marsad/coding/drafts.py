"""An event while it is being decided."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.coding.discourse import Candidate
from marsad.coding.triggers import Trigger
from marsad.records import ActorMention, DateMention, Harm, Span
from marsad.records.mentions import Hedge


@dataclass(slots=True, eq=False)
class Draft:
    """What has been decided so far about the event of one trigger; later steps fill it in."""

    trigger: Trigger
    type: str
    chance: float
    actors: list[Candidate] = field(default_factory=list)
    recipients: list[Candidate] = field(default_factory=list)
    actor_chance: float = 0.0
    recipient_chance: float = 0.0
    mode: str | None = None
    status: str = "actual"
    historical: bool = False
    when: DateMention | None = None
    place: str | None = None
    source: ActorMention | None = None
    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    displaced: int | None = None
    bounds: dict[Harm, Hedge] = field(default_factory=dict)
    also: list[Span] = field(default_factory=list)

    def count(self, harm: Harm, number: int, bound: Hedge | None) -> None:
        """Note how many people met with a harm, and how the number is hedged."""
        setattr(self, harm, number)
        if bound is not None:
            self.bounds[harm] = bound

    @property
    def actor_codes(self) -> frozenset[str]:
        """Country codes of the acting side, unknown ones left out."""
        return frozenset(c.country for c in self.actors) - {"UNK"}

    @property
    def recipient_codes(self) -> frozenset[str]:
        """Country codes of the receiving side, unknown ones left out."""
        return frozenset(c.country for c in self.recipients) - {"UNK"}

    @property
    def codes(self) -> frozenset[str]:
        """Country codes of both sides, unknown ones left out."""
        return self.actor_codes | self.recipient_codes

    @property
    def rule(self) -> str:
        """The id of the frame that stands behind the type, or of the first frame of the trigger."""
        frames = self.trigger.frames
        return next((f.id for f in frames if f.type == self.type), frames[0].id)

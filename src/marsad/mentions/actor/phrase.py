"""What the grammar of actor phrases makes of a stretch of words."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.mentions.actor.lexicon import Head


@dataclass(slots=True)
class Side:
    """One more country that the phrase names ("ministers of Chad and *Niger*"), with its own holder of the post perhaps.

    ``joined`` says that "and" is written onto the name, ``alone`` that the name is all it has: one more holder of the post of the
    phrase ("the envoys N. N. *and N. N.*").
    """

    first: int
    last: int
    country: str | None
    name: tuple[int, int] | None = None
    joined: bool = False
    alone: bool = False


@dataclass(slots=True)
class Phrase:
    """An actor phrase under construction: words ``first`` to ``last`` (exclusive) opened by ``head``.

    ``post_last`` ends the title; ``name`` are the words of the personal name; ``stated`` says that the country is told by the phrase itself,
    ``former`` that the post is held no more, ``possessed`` that a pronoun is attached to the head, ``pointing`` that one is attached
    to what completes it ("his minister of defence", "embassy of her country"), ``inner`` the kind of organisation it belongs to.
    """

    first: int
    last: int
    head: Head
    prefix: str = ""
    possessed: bool = False
    pointing: bool = False
    country: str | None = None
    sector: str | None = None
    stated: bool = False
    former: bool = False
    inner: Head | None = None
    portfolio: str | None = None
    post_last: int = 0
    title_first: int = 0
    name: tuple[int, int] | None = None
    sides: list[Side] = field(default_factory=list)

"""Who is put to death where nobody is told as who does it: "in Ghana *a man* was executed", "*a Kenyan* was executed in Mali".

Arabic writes "executed" and "was executed" alike. Whoever stands right behind the verb without anybody to whom he did it was executed himself.
"""

from __future__ import annotations

from itertools import chain

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.links import link_to
from marsad.coding.nearby import stands, written
from marsad.coding.scenes import Placed, Scene, in_date
from marsad.coding.sides.doers import is_where
from marsad.coding.sides.killings import ATTACKERS, killing
from marsad.records import POS, ActorKind, ActorMention, Span

_ATTACK, _ANYBODY = "ASSAULT", "CVL"
_LIVING = (ActorKind.PEOPLE, ActorKind.PERSON)
_DOING = ATTACKERS | {"MIL", "COP", "GOV", "SPY", "UNK"}  # sectors of those who put others to death
_ACCUSATIVE = "ا"


def seat_condemned(draft: Draft) -> None:
    """Put who is executed on the receiving side, if nobody but where it was stands there, and off the acting one."""
    scene, at = draft.trigger.scene, draft.trigger.at
    if (
        draft.type != _ATTACK
        or draft.trigger.shape != "verb"
        or not stands(scene, qualifier_words()["executing"], (at,))
    ):
        return
    somebody = _condemned(scene, at)
    if somebody is None:
        return
    own = [c for c in (*draft.actors, *draft.recipients) if _is_of(scene, somebody, c)]
    draft.actors = [c for c in draft.actors if c not in own]
    others = [
        c for c in draft.recipients if c not in own and not (is_where(draft, c) or _is_behind(scene, somebody, c))
    ]
    if others:
        return
    known = {c.country for c in (*draft.actors, *draft.recipients)}
    country = somebody.mention.country or next((c.country for c in own), None)
    country = country or (known.pop() if len(known) == 1 else None)
    if country is None:
        return
    mention = somebody.mention
    sector = _ANYBODY if mention.rule == "demonym" else mention.sector or "UNK"
    draft.recipients = [Candidate(mention, country, sector, link_to(draft.trigger, somebody), "here")]


def _condemned(scene: Scene, at: int) -> Placed[ActorMention] | None:
    """Who stands right behind a verb of executing and did not do it."""
    if scene.tokens[at].form.enclitics or killing(scene, at) is not None:
        return None
    first = at + 1
    while first < len(scene.tokens) and in_date(scene, first):
        first += 1
    if first == len(scene.tokens) or scene.tokens[first].form.proclitics not in ((), ("ال",)):
        return None
    counted = next((a for a in scene.amounts if a.first == first and a.mention.unit in ("people", "troops")), None)
    last = first + 1 if counted is None else counted.last
    named = [p for p in chain(scene.actors, scene.people) if first <= p.first < last]
    if any(not _may_suffer(p.mention) for p in named if p.first == first):
        return None
    found = next(iter(named), None)
    if counted is None:
        return found if found is not None and not _does(scene, found) else None
    if found is not None:
        return found
    span = Span(scene.tokens[first].span.start, scene.tokens[last - 1].span.end)
    name = written(scene, first, last)
    return Placed(ActorMention(span, name, ActorKind.PEOPLE, None, _ANYBODY, name, rule="crowd"), first, last)


def _may_suffer(mention: ActorMention) -> bool:
    return mention.kind in _LIVING or mention.rule == "demonym"


def _does(scene: Scene, somebody: Placed[ActorMention]) -> bool:
    """Whether an officer, a ruler or a gunman has a bare noun behind him, whom he may have executed; not "by hanging", in the accusative."""
    behind = somebody.last
    if somebody.mention.sector not in _DOING or behind >= len(scene.tokens):
        return False
    token = scene.tokens[behind]
    bare = token.form.proclitics in ((), ("ال",)) and token.pos in (POS.NOUN, POS.PROPN, POS.NUM)
    return bare and not in_date(scene, behind) and not token.form.surface.endswith(_ACCUSATIVE)


def _is_behind(scene: Scene, somebody: Placed[ActorMention], candidate: Candidate) -> bool:
    """Whether a side is named behind who is executed, not with "and": whom he killed, "executed for the murder of *a Kenyan*"."""
    placed = next((p for p in chain(scene.actors, scene.people) if p.mention is candidate.mention), None)
    return (
        placed is not None and placed.first >= somebody.last and "و" not in scene.tokens[placed.first].form.proclitics
    )


def _is_of(scene: Scene, somebody: Placed[ActorMention], candidate: Candidate) -> bool:
    """Whether a side is named by who is executed, or by what describes him: "a *Kenyan* dissident"."""
    placed = scene.placed(candidate.mention)
    if candidate.mention is somebody.mention:
        return True
    if placed is None or candidate.mention.rule != "demonym" or not somebody.first <= placed.first < somebody.last + 2:
        return False
    return scene.verbs_in(somebody.last, placed.first) == 0

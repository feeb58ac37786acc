"""Who is named near a statement and cannot be a party of it: the patron of who shelled a base, the city after which a treaty is called."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.discourse import Candidate, Discourse
from marsad.coding.nearby import stands
from marsad.coding.patrons import patron_of
from marsad.coding.scenes import Scene
from marsad.coding.sides.roles import Asked
from marsad.coding.triggers import Trigger
from marsad.records import POS, UNDIRECTED
from marsad.text import key

_UNKNOWN = "UNK"
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", _UNKNOWN})
"""What somebody may be a member of."""
_CITIES = frozenset({"state.capital", "place"})
"""Rules by which a city stands for its state."""
_AT, _AND, _IN, _WITH, _BETWEEN = key("لدى"), "و", "في", "مع", "بين"
_SENT = 6  # tokens behind a mission in which stands to whom it is sent
_PARTNER = 3  # tokens between "with" and who is meant: "with a number of"
_ATTACKED = 3  # tokens before a base in which it is told that it is attacked
_Pair = tuple[Candidate, Candidate]


def takes_part(trigger: Trigger, relation: str, pair: _Pair) -> bool:
    """Whether nothing rules out that the two, subject and object, are parties of a relation that a trigger states."""
    other = pair[1]
    if relation == "military_presence":
        at_base = stands(trigger.scene, qualifier_words()["bases"], (trigger.at,))
        owned_by_patron = at_base and _is_patron(trigger.scene, pair[0])
        return not owned_by_patron and not _is_patron(trigger.scene, other) and not _denies(trigger, other)
    if relation == "membership":
        return other.country in _BODIES
    if relation == "border":
        return all(party.country != _UNKNOWN for party in pair)
    if relation == "diplomatic_mission":
        return not _is_sent_to_body(trigger)
    if relation == "agreement":
        return not any(_names_treaty(trigger, party) or _is_venue(trigger, party) for party in pair)
    return True


def of_owner(statement: Asked, pairs: Sequence[_Pair], discourse: Discourse) -> list[_Pair]:
    """The pairs, the mission that somebody is told to open or close "of his own" as his: "condemned X's opening *its* embassy"."""
    trigger = statement.trigger
    scene, at = trigger.scene, trigger.at
    own = statement.kind == "diplomatic_mission" and pairs and scene.tokens[at].form.enclitics
    place = next((a for a in scene.actors if a.last == at), None) if own else None
    listed = qualifier_words()
    deeds = listed["opening"] | listed["setting_up"] | load_cues()["closing"]
    if place is None or not place.first or not stands(scene, deeds, (place.first - 1,)):
        return list(pairs)
    owner = next((c for c in discourse.candidates(trigger) if c.mention is place.mention), None)
    if owner is None or owner.country == _UNKNOWN or scene.tokens[place.first - 1].pos is POS.VERB:
        return list(pairs)
    return [(owner, other) for _, other in pairs if other.country != owner.country]


def without_unknown(paired: Sequence[tuple[Asked, list[_Pair]]]) -> list[tuple[Asked, list[_Pair]]]:
    """The statements without unknown parties where the same sentence names with whom somebody stands in the relation, which has no direction.

    But who stands behind "with", or is joined to another with "and", is a partner besides.
    """
    named = {
        (s.trigger.scene.index, s.kind, party.country)
        for s, pairs in paired
        if s.kind in UNDIRECTED
        for pair in pairs
        if all(party.country != _UNKNOWN for party in pair)
        for party in pair
    }

    def stays(statement: Asked, pair: _Pair) -> bool:
        known = [party.country for party in pair if party.country != _UNKNOWN]
        if statement.trigger.scene.tokens[statement.trigger.at].form.proclitics[:1] == (_AND,):
            return True  # "and the tensions between the West and X" are others
        if any(_is_partner(statement.trigger.scene, party) for party in pair if party.country == _UNKNOWN):
            return True
        place = (statement.trigger.scene.index, statement.kind)
        return len(known) != 1 or (*place, known[0]) not in named

    return [(s, [p for p in pairs if stays(s, p)] if s.kind in UNDIRECTED else pairs) for s, pairs in paired]


def _is_partner(scene: Scene, party: Candidate) -> bool:
    """Whether somebody unknown stands behind "with" or is joined with "and": "an accord with the United States *and the West*"."""
    place = scene.placed(party.mention)
    if place is None:
        return False
    joined = scene.tokens[place.first].form.proclitics[:1] == (_AND,)
    return joined or _WITH in scene.keys[max(0, place.first - _PARTNER) : place.first]


def _is_patron(scene: Scene, party: Candidate) -> bool:
    """Whether a party is only named as whom others are loyal to or backed by: "factions loyal *to X*"."""
    number = next((n for n, actor in enumerate(scene.actors) if actor.mention is party.mention), None)
    return number is not None and patron_of(scene, number) is not None


def _denies(trigger: Trigger, party: Candidate) -> bool:
    """Whether a party is who denies the attack on a base: "X denied the attack on the base"."""
    scene, at = trigger.scene, trigger.at
    verb = scene.last_verbs[at]
    subject = party.seen is not None and party.seen.relation in ("light", "upper", "subject")
    if verb is None or not subject or not stands(scene, qualifier_words()["denying"], (verb,)):
        return False
    return stands(scene, qualifier_words()["fighting"], range(max(0, at - _ATTACKED), at))


def _is_sent_to_body(trigger: Trigger) -> bool:
    """Whether a mission is named as one to a body that is no state: "the mission of X to the United Nations"."""
    scene = trigger.scene
    for at in range(trigger.at + 1, min(trigger.at + 1 + _SENT, len(scene.tokens) - 1)):
        if scene.keys[at] == _AT:
            return stands(scene, qualifier_words()["body"], (at + 1,))
        if scene.tokens[at].pos is POS.VERB:
            return False
    return False


def _names_treaty(trigger: Trigger, party: Candidate) -> bool:
    """Whether a city stands right behind a treaty, which is called after it: "the Ottawa convention", "the statute of Rome"."""
    place = trigger.scene.placed(party.mention) if party.mention.rule in _CITIES else None
    if place is None or not place.first:
        return False
    scene, listed, before = trigger.scene, qualifier_words(), place.first - 1
    if stands(scene, listed["statute"], (before,)):
        return stands(scene, listed["basic"], range(place.last, min(place.last + 1, len(scene.tokens))))
    signed = stands(scene, listed["treaty"], (before,)) and not scene.tokens[place.first].form.proclitics
    return signed and not any(a.first >= place.last and scene.keys[a.first - 1] == _WITH for a in scene.actors)


def _is_venue(trigger: Trigger, party: Candidate) -> bool:
    """Whether a city is only where something was agreed between others, who are named behind "between": "an accord in Juba *between*"."""
    scene = trigger.scene
    place = scene.placed(party.mention) if party.mention.rule in _CITIES else None
    if place is None or place.first <= trigger.at or scene.keys[place.last : place.last + 1] != [_BETWEEN]:
        return False
    return scene.tokens[place.first].form.proclitics == ("ب",) or scene.keys[place.first - 1] == _IN

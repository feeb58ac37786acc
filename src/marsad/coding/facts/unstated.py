"""Whether the words around a trigger say that what it names is not so, or is something else: "does not sell", "consular services"."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.frames import load_frames
from marsad.coding.governing import first_of, governors, only_names, only_somebody, passes
from marsad.coding.nearby import cued, stands
from marsad.coding.scenes import Scene
from marsad.coding.statuses.described import described
from marsad.coding.statuses.intentions import governed_by, is_to_come
from marsad.coding.statuses.settled import settled_status
from marsad.coding.triggers import Trigger
from marsad.records import POS, Form
from marsad.text import key

# That there are none, or closed ones, is told of these.
_OWN_STATES = frozenset({"diplomatic_relations", "diplomatic_mission", "distance"})
_CONCLUDED = frozenset({"agreement", "arms_transfer"})
_AGREED, _TO_COME = "AGREE", frozenset({"future", "hypothetical"})
_DONE_TOGETHER = "COOPERATE"  # the type of event that what facts tell is judged as
_FILLING = frozenset({"بعد", "بين", "لدي"})  # yet, between, with
_OF, _TO, _UPON, _WILL = "ل", "الي", "علي", "س"
_PRESENCE, _ARTICLE = "military_presence", "ال"
_BARE = ((), ("ال",))
_CONSULAR, _BASE, _BORDER = key("قنصلية"), key("قاعدة"), key("حدود")
_NAMING = (POS.NOUN, POS.PROPN)
_BEFORE = 5  # tokens before "the border" in which it is told that it is shared
_LED = 4  # tokens between "on" and what a duty is laid on
_REACH = 12  # tokens before a trigger in which stands what denies it


def denied_by(trigger: Trigger, relation: str) -> str | None:
    """The word that says that what a trigger of a relation names is not so; None where it states something.

    Relations that are severed and missions that are closed are facts; but a mission that somebody does not have is none.
    """
    if relation == "diplomatic_mission" and (described := _consular(trigger)) is not None:
        return described
    if relation == "military_presence" and (group := _qaeda(trigger)) is not None:
        return group
    if relation == "border" and _is_place(trigger):
        return trigger.scene.tokens[trigger.at].surface
    lacking = _lacking(trigger)
    if lacking is not None:
        return lacking if relation != "diplomatic_relations" else None
    if relation in _OWN_STATES:
        return None
    if relation == _PRESENCE and (coming := _not_there_yet(trigger)) is not None:
        return coming
    if relation == "trade" and (other := _levied(trigger) or _weighed(trigger)) is not None:
        return other
    settled = settled_status(_concluding(_as_named(trigger)), _DONE_TOGETHER)
    if settled is not None and settled[0] == "negated":
        stays = relation == _PRESENCE and stands(trigger.scene, qualifier_words()["pulling_out"], (trigger.at,))
        return None if stays or _only_threatened(trigger) else settled[1]
    if relation in _CONCLUDED and (open_yet := _not_concluded(trigger)) is not None:
        return open_yet
    return _no_longer(trigger.scene, trigger.at) if trigger.shape == "verb" else _of_object(trigger, relation)


def _not_concluded(trigger: Trigger) -> str | None:
    """The word that says of a deal that it is hoped for, near, drafted, discussed or expected; one with an article was mostly made."""
    scene = trigger.scene
    named = _concluding(_as_named(trigger))
    if named.at == trigger.at and named.shape != "verb" and _ARTICLE in scene.tokens[named.at].form.proclitics:
        settled = described(scene, named.at, _AGREED)  # "the accord is imminent"
    else:
        settled = settled_status(named, _AGREED)
    return settled[1] if settled is not None and settled[0] in _TO_COME else None


def _as_named(trigger: Trigger) -> Trigger:
    """The trigger as a noun where what may be read as a verb stands as one: "denied *selling* arms"."""
    return trigger._replace(shape="noun") if trigger.scene.tokens[trigger.at].pos in _NAMING else trigger


def _not_there_yet(trigger: Trigger) -> str | None:
    """The word that says that troops are only to come, or not wanted: "will arrive", "intends to send"; who will leave or is stationed is there."""
    if trigger.shape == "participle":
        return None
    scene, listed = trigger.scene, qualifier_words()
    verb = trigger.at if trigger.shape == "verb" else scene.last_verbs[trigger.at]
    noun = next((i for i in (trigger.at, *governors(scene, trigger.at)) if _names_coming(scene, i)), None)
    sent = noun is not None and trigger.at - noun <= _REACH
    if sent and noun is not None and (is_to_come(scene, noun) or _is_unwanted(scene, noun)):
        return scene.tokens[noun].surface
    if verb is None or trigger.at - verb > _REACH or not stands(scene, listed["coming"], (verb,)):
        return None
    if _is_unwanted(scene, verb):
        return scene.tokens[verb].surface
    will = _WILL in scene.tokens[verb].form.proclitics or (verb > 0 and scene.keys[verb - 1] in listed["will"])
    return scene.tokens[verb].surface if will else None


def _is_unwanted(scene: Scene, at: int) -> bool:
    """Whether the coming of troops is refused, opposed or proposed: "refused the deployment", "objected to their sending"."""
    listed = qualifier_words()
    return governed_by(scene, listed["refusing"] | listed["opposing"] | listed["objecting"] | listed["proposing"], at)


def _names_coming(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos is not POS.VERB and stands(scene, qualifier_words()["coming"], (at,))


def _concluding(trigger: Trigger) -> Trigger:
    """The word of concluding or handing right before what is concluded, else the trigger: "the signing (*of*) a treaty", "coming *to* terms"."""
    scene, before = trigger.scene, trigger.at - 1
    if before > 0 and scene.keys[before] in (_TO, _UPON):
        before -= 1
    named = trigger.shape == "noun" and before >= 0 and scene.tokens[before].pos is POS.NOUN
    listed = qualifier_words()
    concludes = named and stands(scene, listed["signing"] | listed["handing"], (before,))
    return trigger._replace(at=before) if concludes else trigger


def _denial_of(scene: Scene, verb: int) -> str | None:
    """The word right before a verb that denies it, unless an "except" behind takes a part of the denial back."""
    listed = qualifier_words()
    if not verb or scene.keys[verb - 1] not in listed["not_done"]:
        return None
    ahead = range(verb + 1, min(len(scene.tokens), verb + 1 + _REACH))
    return None if any(scene.keys[i] in listed["except"] for i in ahead) else scene.tokens[verb - 1].surface


def _no_longer(scene: Scene, at: int) -> str | None:
    """The word that denies that what a verb tells goes on: "no longer buys"."""
    verb = scene.last_verbs[at]
    if (
        verb is None
        or not stands(scene, qualifier_words()["continuing"], (verb,))
        or not only_names(scene, verb + 1, at)
    ):
        return None
    return _denial_of(scene, verb)


def _only_threatened(trigger: Trigger) -> bool:
    """Whether it is a word of cancelling that denies, and the cancelling only to come: "threatened to cancel the deal"."""
    scene, before = trigger.scene, first_of(trigger.scene, trigger.at) - 1
    cancels = qualifier_words()["cancellation"] | qualifier_words()["postponement"]
    return before >= 0 and stands(scene, cancels, (before,)) and is_to_come(scene, before)


def _lacking(trigger: Trigger) -> str | None:
    """The word that says that there is none of what a noun names: "does not have an embassy", "there is no border"."""
    scene, listed, lead = trigger.scene, qualifier_words(), trigger.scene.tokens[trigger.at].form.proclitics
    being = trigger.at and scene.keys[trigger.at - 1] in listed["holding"]  # "there are no troops"
    if trigger.shape == "verb" or (lead and not (being and lead == (_OF,))):
        return None
    at = _leading(scene, trigger.at)
    if at < 0:
        return None
    if scene.keys[at] in listed["lacking"] or scene.keys[at] in listed["none"]:
        return scene.tokens[at].surface
    has_not = at > 0 and stands(scene, listed["having"], (at,)) and scene.keys[at - 1] in listed["not"]
    return scene.tokens[at - 1].surface if has_not else None


def _of_object(trigger: Trigger, relation: str) -> str | None:
    """The word that denies the verb whose object a noun names: "have not signed the treaty yet", "does not buy the oil"."""
    scene, listed = trigger.scene, qualifier_words()
    verb = scene.last_verbs[trigger.at]
    if verb is None or trigger.at - verb > _REACH or _leading(scene, trigger.at) != verb:
        return None
    states = any(
        frame.type == relation for r in load_frames(kind="facts").of(scene.tokens[verb].form) for frame in r.frames
    )
    if not states and not stands(scene, listed["carrying"] | listed["signing"], (verb,)):
        return None
    return _denial_of(scene, verb) or _no_longer(scene, verb)


def _consular(trigger: Trigger) -> str | None:
    """The noun that "consular" describes, both with an article or both without: "consular services", not "services of the consulate"."""
    scene, at = trigger.scene, trigger.at
    if not at or not stands(scene, qualifier_words()["consular"], (at - 1,)) or trigger.word != _CONSULAR:
        return None
    noun, own = scene.tokens[at - 1], scene.tokens[at]
    alike = _is_definite(noun.form) == _is_definite(own.form)
    return noun.surface if alike else None


def _qaeda(trigger: Trigger) -> str | None:
    """The word before "the base" that makes it the group of that name, where nothing behind describes it: "the war against al-Qaeda"."""
    scene, at = trigger.scene, trigger.at
    group = at and trigger.word == _BASE and scene.tokens[at].form.proclitics == ("ال",)
    if not group or not stands(scene, qualifier_words()["against_group"], (at - 1,)):
        return None
    described = at + 1 < len(scene.tokens) and scene.tokens[at + 1].pos is POS.ADJ
    return None if described else scene.tokens[at - 1].surface


def _is_place(trigger: Trigger) -> bool:
    """Whether "the border" is only where something happens: neither whose it is stands on it, nor near it that it is shared or how long it is.

    What stands before "*on* the border" tells of something else that is there: "a fence 90 km long on the border", "joint patrols on the border".
    """
    scene, at = trigger.scene, trigger.at
    if trigger.word != _BORDER or scene.tokens[at].form.enclitics:
        return False
    lead = scene.tokens[at].form.proclitics
    there = lead[-1:] == (_ARTICLE,) and (len(lead) > 1 or (at > 0 and "preposition" in scene.cues[at - 1]))
    around = range(at + 1 if there else max(0, at - _BEFORE), min(len(scene.tokens), at + 1 + _REACH))
    return not any(_is_of_border(trigger, i) for i in cued(scene, qualifier_words()["bordering"], around))


def _is_of_border(trigger: Trigger, at: int) -> bool:
    """Whether a word of sharing or length is said of the border: not "*along* the border", nor "the border, in a *joint* raid"."""
    scene, token = trigger.scene, trigger.scene.tokens[at]
    if at and scene.keys[at - 1] == _UPON:
        return False
    article = _ARTICLE in scene.tokens[trigger.at].form.proclitics
    return token.pos is not POS.ADJ or not article or _ARTICLE in token.form.proclitics


def _is_definite(form: Form) -> bool:
    return bool(form.enclitics) or form.folded.removeprefix("و").startswith(("ال", "لل", "بال", "كال"))


def _levied(trigger: Trigger) -> str | None:
    """The word for a duty that is laid on what a noun names: "duties of 12 per cent on the goods of Peru" tell of no sale."""
    scene, listed = trigger.scene, qualifier_words()
    if trigger.shape == "verb" or trigger.scene.tokens[trigger.at].form.proclitics not in _BARE:
        return None
    upon = next((i for i in range(trigger.at - 1, max(-1, trigger.at - 1 - _LED), -1) if scene.keys[i] == _UPON), None)
    if upon is None or not only_somebody(scene, upon + 1, trigger.at):
        return None
    for at in range(upon - 1, max(-1, upon - 1 - _REACH), -1):
        if stands(scene, listed["levying"], (at,)):
            return scene.tokens[at].surface
        if scene.tokens[at].pos is POS.PUNCT:
            return None
    return None


def _weighed(trigger: Trigger) -> str | None:
    """The noun for a trade that is only thought about or meant: "weighs the *import* of oil from"."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb" or not at:
        return None
    listed = qualifier_words()
    dealings = (i for i in (at, at - 1) if stands(scene, listed["buying_or_selling"], (i,)))
    words = listed["weighing"] | listed["intending"]
    return next((scene.tokens[i].surface for i in dealings if governed_by(scene, words, i)), None)


def _leading(scene: Scene, first: int) -> int:
    """The nearest token before a noun that is more than a name, an adjective, "the presence of any", "between" or "yet"; -1 where there is none."""
    at = first - 1
    while at > max(-1, first - _REACH) and (passes(scene, at) or _is_filling(scene, at)):
        at -= 1
    return at


def _is_filling(scene: Scene, at: int) -> bool:
    word, listed = scene.keys[at], qualifier_words()
    return word in _FILLING or word in listed["there"] or word in listed["holding"]

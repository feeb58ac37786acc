"""What the tagger sees of a word form."""

from __future__ import annotations

from functools import cache

from marsad.language.ar.clitics import is_article
from marsad.language.ar.vocabulary import LANGUAGE, frequency, is_arabic, names, spelling
from marsad.lexicon import entries
from marsad.records import POS, Form

_ALEFS = str.maketrans("أإآ", "ااا")
_PREPOSITIONS = frozenset(("ب", "ك", "ل"))
_LONG_ENDINGS = frozenset(("ات", "ون", "ين", "ان", "وا", "تا", "يه", "ية"))
_ENDINGS = frozenset(("ة", "ت", "ا", "ى", "ي", "ن", "ه"))


@cache
def _closed() -> dict[str, POS]:
    return {
        text.translate(_ALEFS): POS(entry.value["tag"])
        for entry in entries(LANGUAGE, "function_words")
        if "tag" in entry.value
        for text in entry.match
    }


def closed_tag(form: Form) -> POS | None:
    """The tag of a form that has only one: digits, punctuation, and function words listed with a tag."""
    first = form.folded[:1]
    if first.isdecimal():
        return POS.NUM
    if not first.isalnum():
        return POS.SYM if first in "%$€£٪+=°<>#@" and first else POS.PUNCT
    stem = form.stem.translate(_ALEFS)
    if stem == "علي" and form.enclitics:
        return POS.ADP
    return _closed().get(stem)


def cues(form: Form, _kind: str) -> list[str]:
    """Features of the word that is to be tagged."""
    closed = closed_tag(form)
    if closed is not None:
        return [f"c{closed}", f"k{form.stem_key}"]
    if not is_arabic(form.folded):
        return ["latin", f"latin{form.folded[0].isupper()}"]
    stem = form.stem
    article = is_article(form.proclitics)
    front = "".join(form.proclitics)
    spelled = spelling(stem)
    found = [
        f"k{form.stem_key}",
        f"w{form.folded}",
        f"p{front}",
        f"e{''.join(form.enclitics)}",
        f"n{min(len(stem), 8)}",
    ]
    found += [f"a{length}{stem[:length]}" for length in (1, 2, 3) if len(stem) > length]
    found += [f"z{length}{stem[-length:]}" for length in (1, 2, 3, 4) if len(stem) > length]
    kind = _verb_kind(form)
    found += [f"v{kind}", f"v{kind}|{stem[:1]}{stem[-1:]}", f"v{kind}|{front}", f"m{_shape(stem)}"]
    if form.stem_key in names():
        found.append("name")
    if not article:
        found += _frequencies(spelled, kind)
    if form.enclitics and form.verbs:
        free = spelled[:-1] + "ة" if stem[-1] == "ت" and form.stem_key[-1] == "ه" else spelled
        found += [
            f"o{kind[:4]}|{_step(frequency('ال' + free) - frequency(spelled))}",
            f"o{free != spelled}|{_step(frequency(free))}",
        ]
    if "ُ" in form.surface[1:3]:
        found.append("damma")
    return found


def _frequencies(spelled: str, kind: str) -> list[str]:
    seen = frequency(spelled)
    defined = _step(frequency("ال" + spelled) - seen)
    future = _step(frequency("س" + spelled) - seen) if kind.startswith("present") else 0
    joined = _step(frequency("و" + spelled) - seen)
    after = _step(frequency("ب" + spelled) - seen)
    return [
        f"d{defined}",
        f"vd{kind[:4]}|{defined}",
        f"f{_step(seen)}",
        f"u{future}",
        f"j{joined}",
        f"b{after}",
        f"db{defined}|{after}",
    ]


def _step(value: float) -> int:
    return round(max(-5.0, min(7.0, value)) * 2)


def _shape(stem: str) -> str:
    """The consonant pattern: long vowels and the letters of affixes kept, root letters as a dot."""
    return "".join(letter if letter in "اويتمنسأةىءئؤ" else "." for letter in stem[:8])


def _verb_kind(form: Form) -> str:
    if not form.verbs:
        return "none"
    tenses = [reading.tense for reading in form.verbs]
    tense = "present" if "present" in tenses else "past" if "past" in tenses else "imperative"
    first = form.verbs[0]
    return f"{tense}{first.person}{first.gender}{first.number}{first.voice[0]}"


def neighbour_cues(form: Form, kind: str) -> list[str]:
    """Features that the word, of the class ``kind``, gives to the words around it."""
    found = [kind]
    stem = form.stem
    if not is_arabic(stem) or frequency(spelling(stem)) > _FREQUENT:
        found.append(f"k{form.stem_key}")
    if len(stem) > 3:
        found.append(f"z{stem[-2:]}")
    return found


_FREQUENT = 4.5  # thirty in a million words


def word_class(form: Form) -> str:
    """A coarse class of the word, known before tagging."""
    closed = closed_tag(form)
    if closed is not None:
        detail = form.stem_key if closed not in {POS.NUM, POS.PUNCT} else form.folded[:1] if closed is POS.PUNCT else ""
        return f"{closed}{detail}"
    if not is_arabic(form.folded):
        return "latin"
    clitics = form.proclitics
    sign = "D" if is_article(clitics) else "P" if _PREPOSITIONS.intersection(clitics) else "S" if "س" in clitics else ""
    ending = form.stem[-2:]
    if ending not in _LONG_ENDINGS:
        ending = ending[-1:] if ending[-1:] in _ENDINGS else ""
    return (
        f"{sign}{_verb_kind(form)[:6]}{ending}{'+' if form.enclitics else ''}{'n' if form.stem_key in names() else ''}"
    )

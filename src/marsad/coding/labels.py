"""Words that stand for a label: which labels of a lexicon are heard in a stretch of text, and by how many words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from marsad.coding.frames import stem_keys
from marsad.language import candidates
from marsad.lexicon import Phrases
from marsad.records import POS, Form, Token
from marsad.text import Recent, words

Cue = tuple[str, ...]
_CACHE_SIZE = 60_000


class Labels:
    """Words and phrases with the labels that they stand for; one may stand for several.

    Args:
        cues: word or phrase, label, weight. The first word of a phrase is found with clitics and endings on it, the others stand as written.
        silent: phrases that stand for nothing, whatever their words do alone: who "puts an end to" a gang is no judge.
    """

    def __init__(self, cues: Iterable[tuple[str, str, int]], silent: Iterable[str] = ()) -> None:
        listed: dict[Cue, dict[str, int]] = defaultdict(dict)
        for phrase in silent:
            listed[words(phrase)] = {}
        for phrase, label, weight in cues:
            listed[words(phrase)][label] = weight
        self._first = frozenset(cue[0] for cue in listed)
        self._options: Recent[str, Cue] = Recent(_CACHE_SIZE)
        self._phrases = Phrases((" ".join(cue), tuple(labels.items())) for cue, labels in listed.items())

    def heard(self, tokens: Sequence[Token]) -> dict[str, dict[Cue, int]]:
        """For each label that is heard in ``tokens`` its different cues with their weights."""
        found: dict[str, dict[Cue, int]] = defaultdict(dict)
        options = [self._opening(token) for token in tokens]
        keys = [token.form.key for token in tokens]
        for match in self._phrases.search(options, keys):
            if match.last - match.first == 1 and tokens[match.first].pos is POS.VERB:
                continue  # the cues are names of things; a verb may be spelled like one
            cue = (options[match.first][-1], *keys[match.first + 1 : match.last])
            for label, weight in match.value:
                found[label][cue] = weight
        return found

    def _opening(self, token: Token) -> Cue:
        """The keys under which a word may begin a cue; none where it begins none."""
        if token.pos is POS.PUNCT:
            return ()
        found = self._options.get(token.form.surface)
        if found is None:
            found = self._options.recalled(token.form.surface, lambda: self._read(token.form))
        return found

    def _read(self, form: Form) -> Cue:
        keys = tuple(dict.fromkeys((*candidates(form), *stem_keys(form))))
        return () if self._first.isdisjoint(keys) else keys

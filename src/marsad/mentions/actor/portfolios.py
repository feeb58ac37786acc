"""What a minister is in charge of: "minister of *defence* and *interior*", "his minister of *defence*"."""

from __future__ import annotations

from marsad.mentions.actor.completion import Completion
from marsad.mentions.actor.lexicon import portfolios
from marsad.mentions.actor.text import Words

_OWN = frozenset({("ه",), ("ها",)})


class Portfolios(Completion):
    """Reads portfolios behind a head."""

    def read_portfolio(self) -> None:
        """Take portfolios, the first right behind the head and each other one joined by "and"."""
        while self._open():
            last = _portfolio_end(self.words, self.phrase.last, self.phrase.last > self.opened)
            if last is None and self._own_portfolio():
                return
            if last is None:
                break
            self.phrase.portfolio = self.phrase.portfolio or self.words.keys[self.phrase.last].removeprefix("ال")
            self._take(last)

    def _own_portfolio(self) -> bool:
        """As in "his minister of defence", with the pronoun on the last word."""
        at, phrase = self.phrase.last, self.phrase
        form = self.words.forms[at]
        if at > self.opened or phrase.possessed or form.proclitics or form.enclitics[:1] not in _OWN:
            return False
        if () not in portfolios().get(form.core_key, ()):
            return False
        phrase.portfolio, phrase.pointing, self.closed = form.core_key, True, True
        self._take(at + 1)
        return True


def _portfolio_end(words: Words, at: int, continued: bool) -> int | None:
    """Where a portfolio at word ``at`` ends; a second one must be joined by "and"."""
    key = words.keys[at]
    if continued:
        if words.forms[at].proclitics[:1] != ("و",):
            return None
        key = words.forms[at].core_key
    for rest in portfolios().get(key, ()):
        if tuple(words.keys[at + 1 : at + 1 + len(rest)]) == rest:
            return at + 1 + len(rest)
    return None

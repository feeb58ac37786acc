"""Pure functions on strings: folding and search keys, token borders, offsets, quotation marks, hosts of addresses."""

from marsad.text.addresses import host_of
from marsad.text.folding import fold, key, words
from marsad.text.offsets import Folded
from marsad.text.quotations import closed
from marsad.text.recent import Recent
from marsad.text.roots import root_and_pattern
from marsad.text.tokenising import tokens

__all__ = ["Folded", "Recent", "closed", "fold", "host_of", "key", "root_and_pattern", "tokens", "words"]

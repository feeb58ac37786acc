"""Events and facts: frames, roles, status, attribution, the record."""

from marsad.coding.coder import Coder

__all__ = ["Coder"]

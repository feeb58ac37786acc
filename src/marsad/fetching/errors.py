"""What can go wrong on the web; every message says what to do."""

from __future__ import annotations


class FetchError(Exception):
    """A page that was not fetched."""


class NotAWebAddressError(FetchError):
    """An address that is not of http or https, or no address at all."""


class PrivateAddressError(FetchError):
    """A host inside a private network, which nobody allowed."""


class ForbiddenError(FetchError):
    """A page that the site's robots.txt forbids to programs."""


class TooMuchError(FetchError):
    """More bytes, redirects or seconds than allowed."""


class UnreachableError(FetchError):
    """A server that does not answer, or answers with an error.

    Attributes:
        status: HTTP status of the answer, None where there was none.
        wait: seconds after which the server asks to be tried again, None where it does not say.
    """

    def __init__(self, message: str, *, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait

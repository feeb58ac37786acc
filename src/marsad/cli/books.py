"""What commands on a record book share: naming it, and telling what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from cyclopts import Parameter

from marsad.cli.status import Stopped, WrongUse
from marsad.store import BookError, BusyBookError, FullDiskError, ServerError
from marsad.store.values import WrongValueError

BookName = Annotated[
    str,
    Parameter(
        name="--db",
        env_var="MARSAD_BOOK",
        help="The record book: a DuckDB file, or postgresql://user@host/database (?schema=NAME for another than marsad).",
    ),
]
BookPlace = Annotated[
    str, Parameter(env_var="MARSAD_BOOK", help="The record book: a DuckDB file, or postgresql://user@host/database.")
]
Reviewer = Annotated[str, Parameter(name="--by", env_var="MARSAD_REVIEWER", help="Who decides.")]
Reason = Annotated[str, Parameter(help="Why.")]


@contextmanager
def told() -> Iterator[None]:
    """Turn what is wrong with a book into an end of the command.

    Raises:
        WrongUse: the command cannot be right.
        Stopped: it was right, but could not be done now.
    """
    try:
        yield
    except (BusyBookError, FullDiskError, ServerError) as error:
        raise Stopped(str(error)) from error
    except WrongValueError as error:
        raise WrongUse(f"--{error}") from error
    except BookError as error:
        raise WrongUse(str(error)) from error

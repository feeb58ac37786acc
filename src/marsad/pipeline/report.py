"""What a run did: counts, time, memory, failures."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from marsad.pipeline.outcomes import Outcome
from marsad.readers import Failure


@dataclass(slots=True)
class Report:
    """The report of a run; it fills while outcomes pass through `watch`."""

    coded: int = 0
    events: int = 0
    facts: int = 0
    failures: list[Failure] = field(default_factory=list)
    began: float = field(default_factory=time.perf_counter)

    @property
    def seconds(self) -> float:
        """Seconds since the report was begun."""
        return time.perf_counter() - self.began

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes, counted."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.failures.append(outcome)
            else:
                self.coded += 1
                self.events += len(outcome.coding.events)
                self.facts += len(outcome.coding.facts)
            yield outcome

    def as_json(self) -> dict[str, Any]:
        """The report as plain values for JSON."""
        seconds = self.seconds
        return {
            "coded": self.coded,
            "failed": len(self.failures),
            "events": self.events,
            "facts": self.facts,
            "seconds": round(seconds, 3),
            "articles_per_second": round(self.coded / seconds, 1) if seconds else None,
            "peak_memory_mb": peak_memory(),
            "failures": [{"source": f.source, "line": f.line, "id": f.id, "why": f.why} for f in self.failures],
        }


def peak_memory() -> dict[str, float] | None:
    """Most memory that this process, and the largest of its ended children, ever held (MB); None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    who = {"process": resource.RUSAGE_SELF, "largest_worker": resource.RUSAGE_CHILDREN}
    return {name: round(resource.getrusage(number).ru_maxrss / unit, 1) for name, number in who.items()}

"""Where the stages meet: documents in, codings out, over one process or several."""

from marsad.pipeline.outcomes import Coded, Outcome
from marsad.pipeline.report import Report, peak_memory
from marsad.pipeline.running import TIME_LIMIT, processors, run

__all__ = ["TIME_LIMIT", "Coded", "Outcome", "Report", "peak_memory", "processors", "run"]

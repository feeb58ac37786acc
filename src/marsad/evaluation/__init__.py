"""How good the coding is: figures against articles coded by hand."""

from marsad.evaluation.figures import Counts, Ratio, Share
from marsad.evaluation.judged import GoldError, Judged, JudgedEvent, JudgedFact, judged, load, rows
from marsad.evaluation.listing import Mistake, mistakes
from marsad.evaluation.predicting import predict
from marsad.evaluation.scoring import Scores, score

__all__ = [
    "Counts",
    "GoldError",
    "Judged",
    "JudgedEvent",
    "JudgedFact",
    "Mistake",
    "Ratio",
    "Scores",
    "Share",
    "judged",
    "load",
    "mistakes",
    "predict",
    "rows",
    "score",
]

"""What a fitted model says of one text, in a tenth of the time that scikit-learn takes for it.

scikit-learn is made for many texts: of one it spends milliseconds on building matrices. The same numbers are
taken from the fitted parts and added up; a test holds both to the same answers.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import numpy as np

Analyzer = Callable[[str], Iterable[str]]


class Vectorizer(msgspec.Struct, frozen=True):
    """One fitted TfidfVectorizer; `first` is where its columns begin in the classifier's."""

    analyze: Analyzer
    column: dict[str, int]
    idf: Any
    is_sublinear: bool
    first: int

    def row(self, text: str) -> tuple[Any, Any]:
        """Columns and values of a text, of length 1."""
        counted = Counter(self.column[one] for one in self.analyze(text) if one in self.column)
        columns = np.fromiter(counted.keys(), dtype=np.intp, count=len(counted))
        values = np.fromiter(counted.values(), dtype=np.float64, count=len(counted))
        weighed = (1 + np.log(values) if self.is_sublinear else values) * self.idf[columns]
        length = np.sqrt(weighed @ weighed)
        return columns + self.first, weighed / length if length else weighed


class Scorer(msgspec.Struct, frozen=True):
    """`weights`: a row a column, a column a label. `sharpness` is one by the temperature."""

    vectorizers: tuple[Vectorizer, ...]
    weights: Any
    offsets: Any
    sharpness: float
    labels: tuple[str, ...]

    def probabilities(self, views: Iterable[str]) -> dict[str, float]:
        """Of one text, whose views are in the order of the vectorizers."""
        logits = self.offsets.copy()
        for vectorizer, view in zip(self.vectorizers, views, strict=True):
            columns, values = vectorizer.row(view)
            logits += values @ self.weights[columns]
        sharp = logits * self.sharpness
        odds = np.exp(sharp - sharp.max())
        return dict(zip(self.labels, (odds / odds.sum()).tolist(), strict=True))


def scorer_of(vectorizers: Iterable[Any], classifier: Any) -> Scorer:
    """Of scikit-learn's fitted vectorizers and its classifier calibrated by temperature."""
    taken = 0
    parts = []
    for one in vectorizers:
        parts.append(
            Vectorizer(one.build_analyzer(), dict(one.vocabulary_), one.idf_, one.sublinear_tf, taken)
        )
        taken += len(one.vocabulary_)
    calibrated = classifier.calibrated_classifiers_[0]
    vectors = calibrated.estimator.estimator
    return Scorer(
        vectorizers=tuple(parts),
        weights=np.ascontiguousarray(vectors.coef_.T),
        offsets=np.asarray(vectors.intercept_, dtype=np.float64),
        sharpness=float(calibrated.calibrators[0].beta_),
        labels=tuple(str(label) for label in classifier.classes_),
    )

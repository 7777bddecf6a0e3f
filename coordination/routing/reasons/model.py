"""A trained classifier of call reasons.

scikit-learn is imported when the first model is loaded (it takes seconds), and numpy with it: every process
of Ringback imports this module, and most ask nothing.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from coordination.routing.reasons.features import Views, views_of

if TYPE_CHECKING:
    from coordination.routing.reasons.scoring import Scorer


class Model(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """`version` is the hash of the file that it came from; `texts` of our texts that it learned from. The
    others are scikit-learn's, fitted."""

    version: str
    texts: str
    words: Any
    letters: Any
    mixed: Any
    kinds: Any
    classifier: Any

    def probabilities(self, text: str) -> dict[str, float]:
        """How probable each reason is, and out_of_scope; together 1. Under a millisecond."""
        views = views_of(text)
        return self.scorer.probabilities((views.words, views.words, views.mixed, views.kinds))

    @cached_property
    def scorer(self) -> "Scorer":
        from coordination.routing.reasons.scoring import scorer_of

        return scorer_of((self.words, self.letters, self.mixed, self.kinds), self.classifier)

    def probabilities_of(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """The same for many texts at once, in their order, by scikit-learn itself."""
        rows = self.classifier.predict_proba(self.features([views_of(text) for text in texts]))
        labels = [str(label) for label in self.classifier.classes_]
        return [dict(zip(labels, map(float, row), strict=True)) for row in rows]

    def features(self, views: Sequence[Views]) -> Any:
        """The sparse matrix that the classifier reads: a row a text."""
        from scipy.sparse import hstack

        words = [each.words for each in views]
        return hstack(
            [
                self.words.transform(words),
                self.letters.transform(words),
                self.mixed.transform([each.mixed for each in views]),
                self.kinds.transform([each.kinds for each in views]),
            ]
        ).tocsr()

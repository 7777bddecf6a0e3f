"""From utterances to a model: TF-IDF of words, letters and kinds of things, support vectors, calibrated.

Vocabularies are made of our own texts alone. A correction from the clinic's calls moves weights and adds no
word: so no word of a patient is ever inside a stored model (S8).
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from coordination.routing.reasons.concepts import lexicon
from coordination.routing.reasons.features import views_of
from coordination.routing.reasons.model import Model
from coordination.routing.reasons.utterances.utterance import Utterance

WORDS = r"\S+"
OFTEN = 5  # texts that a run of letters must be in: with 3 the model is twice as large and no better
STRENGTH = 0.5  # C of the support vectors; logistic regression was a point worse on sentences left out
WEIGHT = {"templates": 1.0, "free": 3.0, "calls": 2.0, "corrections": 3.0}
"""A filled template is one sentence ten times; a sentence in a call is the free one again."""


def trained(
    texts: Sequence[Utterance], corrections: Sequence[Utterance], tuning: Sequence[Utterance]
) -> Model:
    """A model of our texts and the clinic's corrections, its probabilities calibrated on `tuning`. The same
    texts give the same model. Its version is empty until it is stored."""
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.frozen import FrozenEstimator

    untrained = _vocabularies([one for one in texts if one.source != "calls"])
    learned = [*texts, *corrections]
    weights = _weights(untrained, learned)
    calibrated = CalibratedClassifierCV(FrozenEstimator(weights), method="temperature")
    calibrated.fit(_features(untrained, tuning), [one.reason for one in tuning])
    return replace(untrained, classifier=calibrated, texts=digest_of(texts, tuning))


def _vocabularies(texts: Sequence[Utterance]) -> Model:
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORDS, sublinear_tf=True, min_df=2)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=OFTEN)
    mixed = TfidfVectorizer(
        ngram_range=(1, 2), token_pattern=WORDS, sublinear_tf=True, lowercase=False, min_df=2
    )
    kinds = TfidfVectorizer(token_pattern=WORDS, lowercase=False, min_df=2)
    views = [views_of(one.text) for one in texts]
    plain = [each.words for each in views]
    return Model(
        version="",
        texts="",
        words=words.fit(plain),
        letters=letters.fit(plain),
        mixed=mixed.fit([each.mixed for each in views]),
        kinds=kinds.fit([each.kinds for each in views]),
        classifier=None,
    )


def _weights(vocabularies: Model, learned: Sequence[Utterance]) -> Any:
    """float32 halves the file and changes no answer."""
    from sklearn.svm import LinearSVC

    vectors = LinearSVC(C=STRENGTH, random_state=0)
    vectors.fit(
        _features(vocabularies, learned),
        [one.reason for one in learned],
        sample_weight=[WEIGHT[one.source] for one in learned],
    )
    vectors.coef_ = vectors.coef_.astype("float32")
    return vectors


def _features(vocabularies: Model, texts: Sequence[Utterance]) -> Any:
    return vocabularies.features([views_of(one.text) for one in texts])


def digest_of(*texts: Iterable[Utterance]) -> str:
    """SHA-256 of utterances and of the lexicon: whether a model was made of what stands there now."""
    lines = [msgspec.json.encode(one) for several in texts for one in several]
    return hashlib.sha256(b"\n".join([*lines, repr(sorted(lexicon().kinds.items())).encode()])).hexdigest()

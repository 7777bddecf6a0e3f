"""A model: scikit-learn's answers, the same bytes for the same texts, no pickle, nothing strange."""

import io
import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from coordination.routing.reasons import stored
from coordination.routing.reasons.stored import NotThisModel, UntrustedModel
from coordination.routing.reasons.training import trained
from coordination.routing.reasons.utterances.reading import frozen
from coordination.routing.reasons.utterances.utterance import Utterance
from tests.routing.reasons.models import few, shipped

FAST = 0.005  # seconds: what routing a segment may take


def test_one_text_is_scored_as_scikit_learn_scores_it() -> None:
    texts = [one.text for one in frozen()[::9]] + ["", "xyzzy"]
    for text, theirs in zip(texts, shipped().probabilities_of(texts), strict=True):
        assert shipped().probabilities(text) == pytest.approx(theirs, abs=1e-9)


def test_probabilities_are_of_all_reasons_and_together_one() -> None:
    told = shipped().probabilities("I need a refill of my lisinopril")
    assert len(told) == 17
    assert sum(told.values()) == pytest.approx(1.0)
    assert max(told, key=lambda reason: told[reason]) == "refill"


def test_a_text_takes_under_five_milliseconds_of_a_processor() -> None:
    shipped().probabilities("once, so that all is loaded")
    took = []
    for one in frozen():
        began = time.thread_time()
        shipped().probabilities(one.text)
        took.append(time.thread_time() - began)
    assert sorted(took)[int(len(took) * 0.95)] < FAST


def test_the_same_texts_give_the_same_bytes_whenever_they_are_trained() -> None:
    texts, tuned = few()
    first, second = (stored.written(trained(texts, (), tuned)) for _ in range(2))
    assert stored.version_of(first) == stored.version_of(second)


def test_s8_no_word_of_a_correction_is_inside_a_stored_model() -> None:
    texts, tuned = few(40)
    told = Utterance(
        text="wilhelmina featherstonehaugh wants her bunion looked at",
        language="en",
        reason="symptom",
        source="corrections",
        template="a call",
    )
    file = stored.written(trained(texts, [told] * 3, tuned))
    with ZipFile(io.BytesIO(file)) as parts:
        inside = b"".join(parts.read(name) for name in parts.namelist())
    for word in (b"wilhelmina", b"featherstonehaugh", b"bunion", b"haug"):
        assert word not in inside


def test_a_correction_moves_what_is_learned() -> None:
    texts, tuned = few(40)
    told = Utterance(
        text="about the green card", language="en", reason="records", source="corrections", template="a call"
    )
    before = trained(texts, (), tuned).probabilities(told.text)["records"]
    after = trained(texts, [told] * 5, tuned).probabilities(told.text)["records"]
    assert after > before


def test_a_file_that_is_not_the_published_one_is_refused() -> None:
    file = stored.SHIPPED.read_bytes()
    with pytest.raises(NotThisModel, match="restore the file"):
        stored.read(file, "0" * 64)


def test_a_file_with_other_types_than_ours_is_refused_before_anything_is_loaded() -> None:
    strange = io.BytesIO()
    with (
        ZipFile(io.BytesIO(stored.SHIPPED.read_bytes())) as ours,
        ZipFile(strange, "w", ZIP_DEFLATED) as other,
    ):
        for name in ours.namelist():
            text = ours.read(name)
            if name == "schema.json":
                text = text.replace(b'"sklearn.svm._classes"', b'"subprocess"').replace(
                    b'"LinearSVC"', b'"Popen"'
                )
            other.writestr(name, text)
    with pytest.raises(UntrustedModel, match=r"subprocess\.Popen"):
        stored.read(strange.getvalue())

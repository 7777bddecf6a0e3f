"""People's corrections train the next model: whose words, when, and what then is in force."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.storage import default_storage
from msgspec.structs import replace

from coordination.log.stream import load, now
from coordination.routing.events import RoutingReasonCorrected
from coordination.routing.reasons import current, retraining, stored
from coordination.routing.reasons.corrections import corrections
from coordination.routing.reasons.events import ModelCompared, ModelPublished
from coordination.routing.reasons.figures import Figures
from coordination.routing.reasons.stored import NotThisModel
from coordination.routing.reasons.training import trained
from tests.routing.calls import answered_call, hear, route, say_no, segment
from tests.routing.reasons.models import LIMITS, few

pytestmark = pytest.mark.django_db
BY = "person/00000000-0000-7000-8000-000000000001"
NOW = Figures(
    accuracy=0.94,
    coverage=0.80,
    astray=0.0,
    calibration_error=0.03,
    out_of_scope_accepted=0.05,
    lines=600,
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Iterator[None]:
    """The same machinery with models that are made in a second, in a store of their own."""
    settings.MEDIA_ROOT = str(tmp_path / "store")
    texts, tuned = few(24)
    shipped = tmp_path / "shipped.skops"
    shipped.write_bytes(ships())
    monkeypatch.setattr(stored, "SHIPPED", shipped)
    monkeypatch.setattr(retraining, "training", lambda: texts)
    monkeypatch.setattr(retraining, "tuning", lambda: tuned)
    forget()
    yield
    forget()


@cache
def ships() -> bytes:
    texts, tuned = few(24)
    return stored.written(trained(texts, (), tuned))


def forget() -> None:
    """As a process that has just begun."""
    current.shipped.cache_clear()
    current.of_version.cache_clear()


def corrected(text: str, reason: str, *, mode: str = "live", analysis: bool = True) -> UUID:
    call = answered_call(mode=mode, analysis=analysis)
    hear(call, segment(4, text), segment(9, "one moment", channel="staff"), mode=mode)
    route(call, RoutingReasonCorrected(reason=reason, before="unclear", by=BY), mode=mode)
    return call


def test_a_correction_brings_the_callers_words_and_not_the_staffs() -> None:
    corrected("it is about the green card", "records")
    (learned,) = corrections()
    assert (learned.text, learned.reason, learned.language) == ("it is about the green card", "records", "en")


def test_the_last_correction_of_a_call_counts() -> None:
    call = corrected("it is about the green card", "records")
    route(call, RoutingReasonCorrected(reason="forms", before="records", by=BY))
    assert [one.reason for one in corrections()] == ["forms"]


def test_s13_who_said_no_is_not_learned_from_and_s14_nor_is_practice() -> None:
    say_no(corrected("words of hers", "billing"), "analysis", now())
    corrected("words of hers", "billing", analysis=False)
    corrected("words of nobody", "billing", mode="practice")
    corrected("words of hers", "unclear")
    assert corrections() == []


def better(monkeypatch: pytest.MonkeyPatch, *, by: float) -> None:
    """What the comparison measures: the model in force, then the new one."""
    told = iter((NOW, replace(NOW, coverage=NOW.coverage + by)))
    monkeypatch.setattr(retraining, "measured", lambda *_: next(told))


def test_a_better_model_is_kept_published_and_asked(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ships = current.current().version
    for _ in range(3):
        corrected("it is about the green card", "records")
    better(monkeypatch, by=0.02)
    done = retraining.retrain(corrections(), LIMITS)
    assert done.published
    assert default_storage.exists(f"models/{done.model}.skops")
    told, published = load(current.model_stream()).events
    assert isinstance(told, ModelCompared)
    assert (told.before, told.corrections, told.why) == (ships, 3, ())
    assert isinstance(published, ModelPublished)
    forget()
    assert current.current().version == done.model != ships


def test_one_that_is_not_better_is_compared_and_not_asked(
    small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ships = current.current().version
    corrected("it is about the green card", "records")
    better(monkeypatch, by=0.0)
    done = retraining.retrain(corrections(), LIMITS)
    assert not done.published
    assert not default_storage.exists(f"models/{done.model}.skops")
    assert [type(one) for one in load(current.model_stream()).events] == [ModelCompared]
    assert current.current().version == ships


def test_the_same_texts_again_are_the_same_model_and_no_fact(
    small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    better(monkeypatch, by=0.02)
    done = retraining.retrain((), LIMITS)
    assert done.model == done.before
    assert load(current.model_stream()).events == []


def published(monkeypatch: pytest.MonkeyPatch) -> str:
    corrected("it is about the green card", "records")
    better(monkeypatch, by=0.02)
    return retraining.retrain(corrections(), LIMITS).model


def test_a_file_that_somebody_changed_is_not_asked(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    version = published(monkeypatch)
    Path(default_storage.path(f"models/{version}.skops")).write_bytes(stored.SHIPPED.read_bytes())
    forget()
    with pytest.raises(NotThisModel):
        current.current()


def test_a_published_model_whose_file_is_gone_is_said(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    version = published(monkeypatch)
    default_storage.delete(f"models/{version}.skops")
    forget()
    with pytest.raises(current.ModelMissing, match="retrain"):
        current.current()


def test_an_update_with_other_texts_brings_its_own_model(
    small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(monkeypatch)
    texts, tuned = few(36)
    stored.SHIPPED.write_bytes(stored.written(trained(texts, (), tuned)))
    forget()
    assert current.current().version == stored.shipped().version

"""The texts that the classifier of call reasons is trained and measured on (README.md beside them)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from coordination.routing.reasons.utterances.expanding import expanded, surrounded
from coordination.routing.reasons.utterances.utterance import Utterance

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es")
OF_A_TEMPLATE = (
    10  # utterances made of each: with 20 the share of right answers on other sources was the same
)

ByReason = dict[str, list[str]]


class Apart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of tuning.jsonl or frozen.jsonl. Each was written for itself: it is its own template."""

    id: str
    text: str
    language: str
    reason: str
    source: str


@cache
def training() -> tuple[Utterance, ...]:
    """What weights are learned from: templates filled, free sentences, and these in the middle of a call."""
    return tuple(
        one for language in LANGUAGES for one in (*_filled(language), *_free(language), *_in_calls(language))
    )


@cache
def tuning() -> tuple[Utterance, ...]:
    """What probabilities are calibrated on and limits chosen on; from sources that are not in training."""
    return tuple(_apart("tuning.jsonl"))


@cache
def frozen() -> tuple[Utterance, ...]:
    """What is measured on, and nothing else; from sources that are in neither."""
    return tuple(_apart("frozen.jsonl"))


def _filled(language: str) -> Iterator[Utterance]:
    slots = _yaml(f"slots.{language}.yaml")
    for reason, templates in _yaml(f"templates.{language}.yaml").items():
        for template in templates:
            for text in expanded(template, slots, OF_A_TEMPLATE):
                yield Utterance(
                    text=text, language=language, reason=reason, source="templates", template=template
                )


def _free(language: str) -> Iterator[Utterance]:
    for reason, sentences in _yaml(f"free.{language}.yaml").items():
        for text in sentences:
            yield Utterance(text=text, language=language, reason=reason, source="free", template=text)


def _in_calls(language: str) -> Iterator[Utterance]:
    around = _yaml(f"around.{language}.yaml")
    for one in _free(language):
        text = surrounded(one.text, around["before"], around["after"])
        yield msgspec.structs.replace(one, text=text, source="calls")


def _apart(name: str) -> Iterator[Utterance]:
    for line in (FOLDER / name).read_bytes().splitlines():
        one = msgspec.json.decode(line, type=Apart)
        yield Utterance(
            text=one.text, language=one.language, reason=one.reason, source=one.source, template=one.id
        )


def _yaml(name: str) -> ByReason:
    return msgspec.yaml.decode((FOLDER / name).read_bytes(), type=ByReason)

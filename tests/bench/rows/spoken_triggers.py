"""What the word families find in lines that are spoken over a telephone, beside the same lines as written."""

import sys

from tests.bench.figures import Figure, at_least, at_most
from tests.bench.speech import FEW
from tests.bench.spoken_lines import NAMES, absent, said, sample
from tests.bench.voices import VOICES
from tests.routing.triggers.measure import Tried, now_on_review, recall, recall_now

WANTED = {  # by language: found, found as now, now on what is not so (the handoff map's figures)
    "en": (97.0, 92.0, 5.0),
    "es": (95.0, 90.0, 5.0),
}


def measure(*, quick: bool) -> list[Figure]:
    """Nothing for a language that cannot be spoken or heard on this machine, and a word about why."""
    figures: list[Figure] = []
    for language in VOICES:
        if why := absent(language):
            print(f"spoken-triggers, {NAMES[language]}: left out, {why}", file=sys.stderr)
            continue
        done = list(said(language, sample(language)[: FEW if quick else None]))
        for how, lines in (
            ("written", [one.written for one in done]),
            ("spoken", [one.spoken for one in done]),
        ):
            figures += _figures(f"{NAMES[language]}, {how}", lines, WANTED[language])
    return figures


def _figures(of: str, done: list[Tried], wanted: tuple[float, float, float]) -> list[Figure]:
    found, now, alarmed = wanted
    return [
        at_least(f"triggers found, {of}", "%", 100 * recall(done).value, found),
        at_least(f"triggers found as now, of affirmed, {of}", "%", 100 * recall_now(done).value, now),
        at_most(f"now, of denied, older, family, {of}", "%", 100 * now_on_review(done).value, alarmed),
    ]

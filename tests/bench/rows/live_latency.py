"""From the last word to the screen, eight calls at once."""

from tests.bench.figures import Figure, at_most, quantile
from tests.bench.live_calls import consenting_calls, speak, transcribing

CALLS = 8


def measure(*, quick: bool) -> list[Figure]:
    with transcribing() as address:
        speak(address, consenting_calls(1), 1)  # models loaded, statements prepared
        heard = speak(address, consenting_calls(CALLS), 1 if quick else 6)
    named = f"last word to words on screen, {CALLS} calls at once, tiny.en"
    return [
        at_most(f"{named}, p50", "s", quantile(heard.delays, 0.50), 1.5),
        at_most(f"{named}, p95", "s", quantile(heard.delays, 0.95), 2.5),
        at_most(f"{named}, utterances given up", "utterances", heard.not_heard, 0),
    ]

"""How many calls at once until live words are five seconds late."""

from tests.bench.figures import Figure, at_least, quantile
from tests.bench.live_calls import consenting_calls, speak, transcribing

TOO_LATE = 5.0
STEPS = (8, 12, 16, 20, 24, 32, 48)
QUICK = (8, 16)


def measure(*, quick: bool) -> list[Figure]:
    held = 0
    with transcribing() as address:
        speak(address, consenting_calls(1), 1)
        for calls in QUICK if quick else STEPS:
            heard = speak(address, consenting_calls(calls), 1 if quick else 2)
            if heard.not_heard or quantile(heard.delays, 0.95) > TOO_LATE:
                break
            held = calls
    return [at_least("calls at once with words within 5 s (p95), tiny.en", "calls", held, 8)]

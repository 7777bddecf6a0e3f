"""Compares what the log has with what a consumer has seen, and applies what is missing.

Whatever was lost on the way (a deleted topic, an expired offset, a switch of delivery, a crash between
acknowledging and applying, a released quarantine), a sweep mends.
"""

from collections.abc import Callable, Sequence

from coordination.log.guards import Consumer, behind, recently_behind
from coordination.log.missing import PAGE_EVENTS

PAGE_STREAMS = 500
NEWEST_EVENTS = 10_000

Step = Callable[[Sequence[tuple[str, int]]], int]


def sweep(consumer: Consumer, step: Step, go_on: Callable[[], bool] = lambda: True) -> int:
    """Page by page over all streams. `step` applies a page of (stream, version reached) and answers how
    many events were new; it may stop at PAGE_EVENTS, then the rest of the page comes again. `go_on` is
    asked before each page: a process that was told to stop leaves the rest to the next sweep."""
    applied = 0
    for kind in consumer.kinds:
        after = ""
        while go_on() and (page := behind(consumer, kind, after, PAGE_STREAMS)):
            fresh = step(page)
            applied += fresh
            if fresh < PAGE_EVENTS:
                after = page[-1][0]
    return applied


def sweep_recent(consumer: Consumer, step: Step) -> int:
    """Over the streams of the newest 10,000 events: cheap enough for every few seconds."""
    page = recently_behind(consumer, NEWEST_EVENTS)
    return step(page) if page else 0

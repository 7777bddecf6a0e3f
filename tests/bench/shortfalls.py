"""What stands in the way of a row that falls short of its target, a sentence or two each."""

_BUSY = (
    "a projection's batch takes eight round trips; over Kafka, four processes of ours, the writer and the"
    " broker share the cores, and each waits for its turn."
)
_ROUND_TRIPS = (
    "a command needs six round trips (BEGIN, key, version, event with outbox row, answer, COMMIT) where the"
    " limit needs four, and touches four more tables and indexes; where a round trip is cheap beside the disk"
    " the ratio is better. Sending them together (psycopg's pipeline mode) was tried: it costs more time in"
    " Python than it saves on one machine."
)
_MISHEARD = (
    "the recognizer: over a telephone the small models have a fifth (English, tiny.en) and half (Spanish,"
    " base) of these voices' words wrong, and what is misheard cannot be found; by voice in docs/triggers.md."
)
_FEW_LINES = (
    "the families themselves: docs/triggers.md has the shares of all lines; in this sample one line is two"
    " points and more."
)
_ONE_BATCH = (
    "the relay keeps one batch of 1,000 under way, reads and numbers the next meanwhile, and has one request"
    " of a leader at a time, so that nothing can be overtaken; the limit keeps its pipeline full."
)
WHY: dict[str, str] = {
    "append, one event, one writer": _ROUND_TRIPS,
    "append, 8 processes": _ROUND_TRIPS,
    "load, decide, append, 1 writer, to the library": (
        "ours seals, keeps an outbox and moves the version in a statement of its own; the library does none"
        " of these, and inserts in one call of a function in the database."
    ),
    "load, decide, append, 4 writers, to the library": (
        "the library locks its whole table for each insert, ours one stream; that shows only while the disk"
        " is what both wait for. Where the processors are busy, four writers of ours spend them on sealing."
    ),
    "projection catch-up, 20,000 streams of 10 shuffled": (
        "every batch of 1,000 shuffled events touches almost 1,000 rows, and ours reads these rows and their"
        " guards and writes the guards too, where the limit keeps all rows in memory and writes only them."
    ),
    "projection catch-up, events a second": (
        "about 50 microseconds of Python an event on this machine when it is not busy, and as much in"
        " PostgreSQL, one after the other."
    ),
    "rebuild, same events": (
        "ours checks the guards, writes them, makes an object of each row for the handlers and an object"
        " of each event that says who, when and why; the limit knows its four event types by heart."
    ),
    "rebuild, events a second": (
        "20 microseconds of Python an event (read, unseal, decode, fold), then PostgreSQL for each page,"
        " one after the other on one connection."
    ),
    **{
        f"{figure}, {language}, {how}": why
        for figure in (
            "triggers found",
            "triggers found as now, of affirmed",
            "now, of denied, older, family",
        )
        for language in ("English", "Spanish")
        for how, why in (("spoken", _MISHEARD), ("written", _FEW_LINES))
    },
    "relay to Kafka": _ONE_BATCH,
    "relay to Kafka, events a second": _ONE_BATCH,
    "appended to visible, 200 ev/s, embedded, p50": _BUSY,
    "appended to visible, 200 ev/s, embedded, p99": _BUSY,
    "appended to visible, 200 ev/s, Kafka, p50": _BUSY,
    "appended to visible, 200 ev/s, Kafka, p99": _BUSY,
    "last word to words on screen, 8 calls at once, tiny.en, p95": (
        "no processor: digits that a card's number may begin with are held for four seconds, for the rest of"
        " it, and two of these eight callers say some in every round."
    ),
    "worklist page, 100,000 open, 1,000,000 events, p95": (
        "a page costs 10 ms of Python and eight small queries that the indexes serve; the rest is waiting for"
        " a processor."
    ),
}

"""The rows of the table: a module each under tests/bench/rows, in the order in which they run."""

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """`measures`: the work and its limit in a sentence. `kafka`: a broker of its own is started."""

    name: str
    measures: str
    kafka: bool = False

    @property
    def module(self) -> str:
        return f"tests.bench.rows.{self.name.replace('-', '_')}"


ROWS = (
    Row(
        name="append-one",
        measures="One writer; version check, seal, idempotency row, outbox, in one transaction. Limit: BEGIN,"
        " INSERT of the same event row, INSERT of its outbox row, COMMIT.",
    ),
    Row(name="append-eight", measures="The same work and limit, 8 processes at once, streams of their own."),
    Row(
        name="append-bulk",
        measures="1,000 events of 100 streams in one transaction. Limit: executemany of the same event rows"
        " and outbox rows, COMMIT.",
    ),
    Row(
        name="against-library",
        measures="Load ten events or more, decide, append one. Limit: the `eventsourcing` library on the same"
        " PostgreSQL doing the same with an aggregate. It neither seals nor has an outbox: ours does both.",
    ),
    Row(
        name="read-models",
        measures="20,000 streams of 10 events, shuffled in the log. Catch-up: applied in the batches of the"
        " relay. Rebuild: folded stream by stream into an empty table that then takes the other's place."
        " Limit of both: the same pages scanned, decrypted, decoded, folded into rows that stay in memory and"
        " written by an unnest upsert, without guards, without reading a row.",
    ),
    Row(
        name="relay",
        measures="From the outbox to acknowledged by Kafka: read, number, encode, deliver, delete. Limit: the"
        " same messages, made beforehand, through an idempotent producer with acks=all.",
        kafka=True,
    ),
    Row(
        name="latency-embedded",
        measures="200 events a second of calls; from the end of the append to the notification that the read"
        " model shows it. All projections and reactors run, in one process with the relay.",
    ),
    Row(
        name="latency-kafka",
        measures="The same over Kafka: relay, projections, reactors and clock are processes of their own.",
        kafka=True,
    ),
    Row(
        name="worklist",
        measures="The first page of the worklist (50 rows, view team) through all of Django, with 100,000"
        " open follow-ups and 1,000,000 events behind them; and what a projection's batch of 1,000 events"
        " costs while the log grows to that.",
    ),
    Row(
        name="routing-words",
        measures="Each segment of invented calls, every third line of which tells a sign, looked for the"
        " words of all families with the half minute around it: found, judged by its context, told from what"
        " was found before. Beside it: the same families' single words as one alternation of `re` over the"
        " same text, which judges nothing.",
    ),
    Row(
        name="words-to-banner",
        measures="Eight calls of the simulator's last, frame by frame, into a transcriber; every 1.5 s a"
        " final segment with words of an emergency is appended to one of them, 100 in all. From before that"
        " append until a nurse's socket is told, and until her list of what is open, fetched as the"
        " application does, has those words; what a browser takes to draw them is not in it. Web server,"
        " relay, read models, reactors and clock are one process (`manage.py up`).",
    ),
    Row(
        name="speech-accuracy",
        measures="Spoken stories and read sentences as mu-law of 8 kHz, read as a stored recording is, heard"
        " as after a call; the share of words that are wrong (jiwer, Whisper's normalizer). Limit: plain"
        " faster-whisper with the same weights and its own defaults on the same files, and one point.",
    ),
    Row(
        name="spoken-triggers",
        measures="Every fourth of the lines that the word families are measured on (Spanish: every eighth),"
        " said by eight synthetic voices (Spanish: four), as mu-law of 8 kHz, each utterance heard by itself"
        " as while a call lasts (English by tiny.en, Spanish by base, where both are here), then looked for"
        " the families' words; beside it the same lines as they are written.",
    ),
    Row(
        name="speech-invented",
        measures="Generated silence, line noise, hold music, keys and ringing, two minutes each, over a"
        " telephone: words that are heard there. Then the same once more past the voice detection, every"
        " 15 s decoded as if somebody spoke: words that the guards believe.",
    ),
    Row(
        name="speech-speed",
        measures="The same files, and a real call of 277 s where it is there, from their bytes to segments"
        " with word times: read, resampled, voice found, decoded, guarded, marked. Limit: bare"
        " faster-whisper on the same files, with the time of each word as ours, and its text alone.",
    ),
    Row(
        name="live-latency",
        measures="Eight calls of the simulator's at once, frame by frame at the pace of speech, from the"
        " doors into a transcriber process and on to the read model; from the end of the last voice in an"
        " utterance to the notification that its words can be seen. 600 ms of it are the silence that ends an"
        " utterance.",
    ),
    Row(
        name="live-overload",
        measures="The same with more and more calls: the most of which 95% of all words are seen within 5 s.",
    ),
    Row(
        name="live-memory",
        measures="An hour of one call's sound, brought as fast as it is heard, after four minutes to warm up:"
        " what the process that holds, sends, hears and records it grows by.",
    ),
)
BY_NAME = {row.name: row for row in ROWS}

"""POST /telephony/events: signed CloudEvents, one or a batch.

Each event of a batch is judged alone. Good ones are stored whatever the others are like, and all that
was refused is named by its place; sending everything again changes nothing.
"""

from itertools import count

import msgspec
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse

from coordination.http.problems import Problem, Slug
from coordination.log.errors import ConcurrencyError, StreamForgotten
from coordination.log.execute import TRIES
from coordination.log.faults import is_lost_race
from coordination.policy.published import policy
from telephony.calls.telling import Report, call_id, stream_of, tell_all
from telephony.doors.receiving import door, known_again, pieces, sender
from telephony.doors.reports import ShapeRefused, command_of, read_report

LIMIT = 1024 * 1024
MOST_EVENTS = 1000  # of one call they are some ten seconds' work, and a million of nothing fit in the bytes
SINGLE = "application/cloudevents+json"
BATCH = "application/cloudevents-batch+json"


class _OtherSource(ShapeRefused):
    """The event speaks for a source that the key does not belong to."""


@door
def receive_events(request: HttpRequest) -> HttpResponse:
    """Checked in this order: size, signature and age, media type, JSON, replay, shape, source."""
    body = b"".join(pieces(request, LIMIT))
    source = sender(request, body)
    media_type = request.content_type
    if media_type not in {SINGLE, BATCH}:
        raise Problem(Slug.MEDIA_TYPE_UNSUPPORTED, f"Send {SINGLE} or {BATCH}.")
    events = _json(body, batch=media_type == BATCH)
    forgotten: set[str] = set()
    for attempt in count(1):
        try:
            with transaction.atomic(), known_again(request, source, body):
                refused, stored = _take(events, source, forgotten)
                if refused and not stored:
                    transaction.set_rollback(True)
            break
        except StreamForgotten as gone:
            forgotten.add(gone.stream)
        except (ConcurrencyError, OperationalError) as error:
            if not is_lost_race(error) or attempt >= TRIES:
                raise
    if refused:
        raise _problem(refused, stored, single=media_type == SINGLE)
    return HttpResponse(msgspec.json.encode({"stored": stored}), content_type="application/json")


def _json(body: bytes, *, batch: bool) -> list[msgspec.Raw]:
    """The events' own bytes. 400 for what is no JSON, 422 for a batch that is no list."""
    try:
        msgspec.json.decode(body)
        if not batch:
            return [msgspec.Raw(body)]
        events = msgspec.json.decode(body, type=list[msgspec.Raw])
    except msgspec.ValidationError:
        raise Problem(
            Slug.UNPROCESSABLE, "A batch is a list.", errors={"": ["Not a list."]}, stored=0
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Problem(Slug.MALFORMED, "The body is not JSON.") from None
    if len(events) > MOST_EVENTS:
        raise Problem(Slug.TOO_LARGE, f"At most {MOST_EVENTS} events are taken at once.")
    return events


def _take(events: list[msgspec.Raw], source: str, forgotten: set[str]) -> tuple[dict[int, ShapeRefused], int]:
    """Store what can be stored: what was refused by its place, and how many are in the log now."""
    refused: dict[int, ShapeRefused] = {}
    reports: list[Report] = []
    for number, raw in enumerate(events):
        try:
            reports.append(_report(raw, source, forgotten))
        except ShapeRefused as refusal:
            refused[number] = refusal
    if reports:
        tell_all(reports, source=source)
    return refused, len(reports)


def _report(raw: msgspec.Raw, source: str, forgotten: set[str]) -> Report:
    envelope, data = read_report(raw)
    if envelope.source != source:
        raise _OtherSource("/source", "Not the source that this key belongs to.")
    call = call_id(source, envelope.subject)
    if stream_of(call) in forgotten:
        raise ShapeRefused("/subject", "This call was destroyed.")
    return Report(call=call, command=command_of(envelope, data, policy()), at=envelope.time)


def _problem(refused: dict[int, ShapeRefused], stored: int, *, single: bool) -> Problem:
    errors = {
        refusal.pointer if single else f"/{number}{refusal.pointer}": [refusal.sentence]
        for number, refusal in refused.items()
    }
    if not stored and all(isinstance(refusal, _OtherSource) for refusal in refused.values()):
        sentence = "This key may not speak for that source."
        return Problem(Slug.SOURCE_NOT_ALLOWED, sentence, errors=errors, stored=0)
    sentence = "Not all of it is in its shape; the rest is stored." if stored else "It is not in its shape."
    return Problem(Slug.UNPROCESSABLE, sentence, errors=errors, stored=stored)

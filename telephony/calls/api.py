"""/calls: lists, one call, searching by number."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import phonenumbers
from django.db.models import Q, QuerySet
from msgspec import Meta

from audit.access import door
from coordination.http.endpoints import Asked, Query, Search, route
from coordination.http.paging import Rows, door_page
from coordination.http.shapes import Page, PageBody, PageParameters
from coordination.log.stream import now
from coordination.people.roles import READERS
from telephony.calls.items import CallItem, item_of, items_of
from telephony.calls.keys import (
    PauseCallRecording,
    ResumeCallRecording,
    StopCallRecording,
    StopCallTranscription,
)
from telephony.calls.projections import number_hash, pbx_call_hash
from telephony.calls.protecting import ProtectCall
from telephony.calls.row import CallRow
from telephony.calls.speaking import RecordScriptSpoken

NEWEST_FIRST = ("-first_at", "-id")


class CallParameters(PageParameters):
    """All calls, the newest first; one phone system's own call by its id there."""

    pbx_call_id: Annotated[str, Meta(max_length=255)] = ""


class CallWords(PageBody):
    """A telephone number as people write it, or a phone system's own id of a call."""

    words: Annotated[str, Meta(min_length=1, max_length=255)]


class CallPage(Page[CallItem]):
    """A page of calls, the newest first."""

    now: datetime


def _page(found: Rows[CallRow]) -> CallPage:
    return CallPage(items=items_of(found.rows), next=found.next, now=now())


class ListCalls(Query):
    """Calls, the newest first."""

    operation = "call_list"
    roles = READERS
    answer = CallPage
    parameters = CallParameters
    projections = ("calls",)

    def find(self, asked: Asked) -> CallPage:
        wanted = asked.parameters.pbx_call_id

        def choose(rows: "QuerySet[CallRow]") -> "QuerySet[CallRow]":
            return rows.filter(pbx_call_hash=pbx_call_hash(wanted)) if wanted else rows

        return _page(door_page(asked, "calls", CallRow, choose, order=NEWEST_FIRST))


class GetCall(Query):
    """One call."""

    operation = "call_get"
    roles = READERS
    answer = CallItem
    projections = ("calls",)

    def find(self, asked: Asked, id: UUID) -> CallItem:
        return item_of(door.read_one(asked.accessor, "call", CallRow, id))


class SearchCalls(Search):
    """Calls from or to a number. What is looked for stands in the body, never in an address."""

    operation = "call_search"
    roles = READERS
    body = CallWords
    answer = CallPage
    projections = ("calls",)

    def sought(self, words: str) -> str:
        return e164(words) or words

    def find(self, asked: Asked) -> CallPage:
        words = asked.body.words.strip()
        wanted = Q(pbx_call_hash=pbx_call_hash(words))
        if number := e164(words):
            wanted |= Q(number_hash=number_hash(number))
        return _page(door_page(asked, "calls", CallRow, lambda rows: rows.filter(wanted), order=NEWEST_FIRST))


def e164(words: str) -> str | None:
    """A number as people write it: with or without country, brackets, dashes."""
    try:
        parsed = phonenumbers.parse(words, "US")
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


routes = [
    route("calls", ListCalls),
    route("calls/search", SearchCalls),
    route("calls/<uuid:id>", GetCall),
    route("calls/<uuid:id>/protect", ProtectCall),
    route("calls/<uuid:id>/script_spoken", RecordScriptSpoken),
    route("calls/<uuid:id>/stop_recording", StopCallRecording),
    route("calls/<uuid:id>/stop_transcription", StopCallTranscription),
    route("calls/<uuid:id>/pause_recording", PauseCallRecording),
    route("calls/<uuid:id>/resume_recording", ResumeCallRecording),
]

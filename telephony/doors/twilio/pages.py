"""What becomes of a page that Twilio rings: its leg's states, and the key.

The address has the page's ticket. The first call that comes with it is the page's; another one with the same
ticket is refused. A key counts once it is in the log, and who pressed it hears whether it does.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from coordination.http.problems import Problem, Slug
from coordination.policy.prompts import Prompt
from coordination.policy.published import policy
from telephony.adapters.twilio import paging
from telephony.doors.receiving import door
from telephony.doors.twilio.asked import SOURCE, Asked, read, twiml
from telephony.pages.commands import NoteAnswered, NoteFailed, NotePlaced, PressKey
from telephony.pages.decisions import ACKNOWLEDGES
from telephony.pages.events import PageFailure
from telephony.pages.state import Page
from telephony.pages.telling import page_now, tell_page
from telephony.pages.tickets import page_of_ticket

ENDS: dict[str, PageFailure] = {
    "completed": "no_answer",  # somebody's who picked up is told apart by the answer
    "no-answer": "no_answer",
    "busy": "busy",
    "failed": "failed",
    "canceled": "failed",
}

Answering = Callable[[Asked, UUID, str], str | None]
log = structlog.get_logger()


def page_door(answering: Answering) -> Callable[[HttpRequest], HttpResponse]:
    """A signed webhook about a page: 403 for a ticket that is not ours."""

    @wraps(answering)
    def view(request: HttpRequest) -> HttpResponse:
        asked = read(request)
        ticket = request.GET.get("page", "")
        page = page_of_ticket(ticket)
        if page is None:
            raise Problem(Slug.SOURCE_NOT_ALLOWED, "This page is none of ours.")
        return twiml(answering(asked, page, ticket))

    return door(view)


@page_door
def status(asked: Asked, page: UUID, ticket: str) -> None:
    """The leg moved on. Repeated or out of order it changes nothing."""
    state = asked.get("CallStatus")
    with transaction.atomic():
        _of_this_call(asked, page)
        if state in {"in-progress", "answered"}:
            tell_page(page, lambda now: NoteAnswered(now=now), source=SOURCE)
        if state in ENDS:
            tell_page(page, lambda now: NoteFailed(now=now, why=ENDS[state]), source=SOURCE)


@page_door
def key(asked: Asked, page: UUID, ticket: str) -> str:
    """A key was pressed. What cannot be stored was not taken: it is asked for again (S6)."""
    root = settings.RINGBACK_TWILIO["public_url"]
    try:
        before = _of_this_call(asked, page)
        if asked.get("Digits")[:1] != ACKNOWLEDGES:
            return paging.asks(root, ticket, _script(before))
        with transaction.atomic():
            tell_page(page, lambda now: NoteAnswered(now=now), source=SOURCE)
            tell_page(page, lambda now: PressKey(now=now, key=ACKNOWLEDGES), source=SOURCE)
    except Problem:
        raise
    except Exception:
        log.exception("page not acknowledged")
        return again(ticket)
    language = before.requested.language if before.requested is not None else policy().clinic.language
    said = "page_taken" if before.phase == "withdrawn" else "page_acknowledged"
    return paging.says(policy().prompt(said, language))


def again(ticket: str) -> str:
    """TwiML that asks once more, from the policy alone: nothing of ours answers."""
    root = settings.RINGBACK_TWILIO.get("public_url", "")
    return paging.asks(root, ticket, policy().prompt("page_again", policy().clinic.language))


def _script(page: Page) -> Prompt:
    if page.requested is None:
        raise Problem(Slug.SOURCE_NOT_ALLOWED, "This page was never requested.")
    return policy().prompt(page.requested.script, page.requested.language)


def _of_this_call(asked: Asked, page: UUID) -> Page:
    """The page, which this call is: known by now, whatever became of who placed it."""
    sid = asked.get("CallSid")
    known = page_now(page)
    if known.source == SOURCE and known.pbx_call_id is None:
        placed = tell_page(
            page, lambda now: NotePlaced(now=now, source=SOURCE, pbx_call_id=sid), source=SOURCE
        )
        known = placed.state
    if known.pbx_call_id != sid:
        raise Problem(Slug.SOURCE_NOT_ALLOWED, "This page is another call's.")
    return known

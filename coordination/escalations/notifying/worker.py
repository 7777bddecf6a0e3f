"""Sends what waits, and says in the escalation how it went.

At least once: whoever dies after the gateway took a message sends it again under the same id. A text that
comes twice costs a glance, one that never comes a caller's minutes.
"""

import threading
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import close_old_connections, connection, transaction

from audit.access.vendors import OutgoingHostRefused
from coordination.escalations.alarms import ESCALATION
from coordination.escalations.commands import NoteMessage
from coordination.escalations.ids import stream_of
from coordination.escalations.notifying.choosing import messenger
from coordination.escalations.notifying.port import Message, NotSent
from coordination.escalations.notifying.push import BrowserGone, push
from coordination.escalations.notifying.row import Browser, WaitingMessage
from coordination.escalations.paging import person_of
from coordination.escalations.staffing import moment_at
from coordination.log.event import Context
from coordination.log.execute import execute
from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from coordination.log.stream import load, now
from coordination.policy.published import policy

LOOK_SECONDS = 0.5
RETRY_SECONDS = 1.0
PAUSE = timedelta(seconds=5)
SETTLED = frozenset({"", "host_not_registered", "nobody_to_send", "no_browser"})  # no later try helps
TRIES = 4  # over fifteen seconds: then the ladder is nearly at the next
TEXT = "message_escalation"

log = structlog.get_logger()


def send_next() -> bool:
    """Send one message that is due; False when none is. Its row is held meanwhile: several may run."""
    with transaction.atomic():
        waiting = (
            WaitingMessage.objects.select_for_update(skip_locked=True)
            .filter(not_before__lte=now())
            .order_by("not_before", "id")
            .first()
        )
        if waiting is None:
            return False
        why = _send(waiting)
        again = why not in SETTLED and waiting.tries + 1 < TRIES
        if again:
            waiting.tries += 1
            waiting.not_before = now() + PAUSE
            waiting.save()
        else:
            _say(waiting, why)
            waiting.delete()
        return True


def _send(waiting: WaitingMessage) -> str:
    """Why it was not sent; empty when it was."""
    return _push(waiting) if waiting.channel == "push" else _write(waiting)


def _push(waiting: WaitingMessage) -> str:
    """Every browser of that person is tried; one that was woken is enough."""
    account, person = settings.RINGBACK_PUSH, person_of(waiting.person)
    if account is None or person is None:
        return "nobody_to_send"
    why = "no_browser"
    woken = False
    for browser in Browser.objects.filter(person=person).order_by("id"):
        try:
            push(account, browser.address)
            woken = True
        except BrowserGone:
            browser.delete()
        except OutgoingHostRefused:
            why = "host_not_registered"
        except NotSent as refused:
            why = refused.why
    return "" if woken else why


def _write(waiting: WaitingMessage) -> str:
    carrier = messenger()
    if carrier is None:
        return "nobody_to_send"
    clinic = policy()
    text = clinic.prompt(TEXT, clinic.clinic.language).text
    number = clinic.roster.on_call(waiting.asked_at).number
    try:
        carrier.send(Message(id=waiting.id, to=number, text=text))
    except OutgoingHostRefused:
        return "host_not_registered"
    except NotSent as refused:
        return refused.why
    return ""


def _say(waiting: WaitingMessage, why: str) -> None:
    stream = stream_of(waiting.escalation)
    known = load(stream)
    if not known.logged:
        return
    first = known.logged[0]
    context = Context(
        actor="system:escalation_messages@1",
        role="system",
        clinic=first.clinic,
        occurred_at=known.now,
        mode=first.mode,
        correlation=first.correlation,
        policy=policy().version,
    )
    execute(
        ESCALATION,
        stream,
        lambda moment: NoteMessage(
            at=moment_at(moment),
            channel="push" if waiting.channel == "push" else "sms",
            step=waiting.step,
            round=waiting.round,
            by=waiting.person,
            name=waiting.name,
            why=why,
        ),
        lambda _: context,
    )


def run_messages(stop: threading.Event) -> None:
    """A loop for `beside_the_clock`, until told to stop."""
    while not stop.is_set():
        pause = LOOK_SECONDS
        try:
            close_old_connections()
            while not stop.is_set() and send_next():
                pass
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("messages wait", why=name_of(error))
            connection.close()
            pause = RETRY_SECONDS
        stop.wait(pause)
    connection.close()

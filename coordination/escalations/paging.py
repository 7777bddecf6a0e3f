"""Between an escalation and the telephones that ring for it (telephony/pages).

A page says nothing of what it is for (S8). Only what is live rings (S14): the decision has said so, and it is
asked once more here, where a telephone would ring.
"""

from uuid import UUID

from coordination.escalations.alarms import ESCALATION
from coordination.escalations.commands import AcknowledgeByPhone, NoteUnrung
from coordination.escalations.entries import entry_of
from coordination.escalations.events import (
    EscalationAcknowledged,
    EscalationCallerReached,
    EscalationDismissed,
    EscalationNotified,
    EscalationResolved,
)
from coordination.escalations.ids import stream_of
from coordination.escalations.staffing import TELEPHONE, moment_at
from coordination.escalations.state import Open
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Event, Forgotten, Logged
from coordination.log.execute import decided
from coordination.log.reactor import opened_id, reactor
from coordination.log.stream import load, load_many
from coordination.policy.published import policy
from telephony.pages.commands import RequestPage, WithdrawPage
from telephony.pages.decisions import PAGE
from telephony.pages.decisions import stream_of as page_stream
from telephony.pages.events import PageAcknowledged, PageFailed
from telephony.pages.state import Page, page_of

SCRIPT = "page_escalation"
REACTOR = "escalation_pages"


def page_id(asked: Logged) -> UUID:
    """The page of one `notified` that asked for a telephone: always the same one."""
    return opened_id(REACTOR, asked.event_id)


def asks_for_a_telephone(event: Event | Forgotten) -> bool:
    return isinstance(event, EscalationNotified) and (event.channel, event.outcome) == ("phone", "asked")


@reactor(REACTOR, kinds=("escalation",), version="1", on=(EscalationNotified,))
def ring(cause: Logged) -> list[Entry]:
    """Have the on-call's telephone rung. Whose turn it is, and the number, are of this moment."""
    notified = cause.event
    if not isinstance(notified, EscalationNotified) or not asks_for_a_telephone(notified):
        return []
    state = state_of(ESCALATION, load(cause.stream).events)
    if cause.mode != "live" or not isinstance(state, Open) or state.holder is not None or state.is_quiet:
        return []
    clinic = policy()
    loaded = load(page_stream(page_id(cause)))
    prompt = clinic.prompt(SCRIPT, clinic.clinic.language)
    wanted = RequestPage(
        now=loaded.now,
        person=person_of(notified.person),
        name=notified.name,
        number=clinic.roster.on_call(notified.at).number,
        line=state.raised.line if state.raised.line in clinic.lines else next(iter(clinic.lines)),
        script=prompt.name,
        script_version=prompt.version,
        language=prompt.language,
        purpose="escalation",
        reference=cause.stream_id,
    )
    return [decided(PAGE, loaded, wanted)]


def person_of(by: str | None) -> UUID | None:
    """The account behind `person/<uuid>`; none behind a telephone that is no one person's."""
    kind, _, name = (by or "").partition("/")
    return UUID(name) if kind == "person" else None


@reactor(
    "escalation_withdrawals",
    kinds=("escalation",),
    version="1",
    on=(EscalationAcknowledged, EscalationCallerReached, EscalationDismissed, EscalationResolved),
)
def withdraw(cause: Logged) -> list[Entry]:
    """Somebody has it: telephones that do not ring yet will not."""
    asked = [one for one in load(cause.stream).logged if asks_for_a_telephone(one.event)]
    pages = load_many([page_stream(page_id(one)) for one in asked]) if asked else {}
    return [decided(PAGE, loaded, WithdrawPage(now=loaded.now)) for loaded in pages.values()]


@reactor("escalation_answers", kinds=("page",), version="1", on=(PageAcknowledged, PageFailed))
def take_by_phone(cause: Logged) -> list[Entry]:
    """The key takes it; a telephone that nobody answered is not waited for."""
    page = page_of(load(cause.stream).events)
    if page.requested is None or page.requested.purpose != "escalation":
        return []
    loaded = load(stream_of(page.requested.reference))
    at = moment_at(loaded.now)
    by = _rung(page)
    match cause.event:
        case PageAcknowledged():
            return [entry_of(loaded, [AcknowledgeByPhone(at=at, by=by, name=page.requested.name)])]
        case PageFailed(why=why):
            asked = next((one for one in loaded.logged if page_id(one) == cause.stream_id), None)
            if asked is None or not isinstance(asked.event, EscalationNotified):
                return []
            failed = NoteUnrung(
                at=at,
                step=asked.event.step,
                round=asked.event.round,
                by=by,
                name=page.requested.name,
                why=why,
            )
            return [entry_of(loaded, [failed])]
        case _:
            return []


def _rung(page: Page) -> str:
    person = page.requested.person if page.requested is not None else None
    return f"person/{person}" if person is not None else TELEPHONE.by

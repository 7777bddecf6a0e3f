"""A review that nobody did in time climbs the ladder of its categories (S10, ADR-0020).

Words that wake nobody still have a clock. When it has run out, the work is its fallback's, as any other's,
and each category of the words is escalated as if they had been urgent: they might be, and nobody has looked.
"""

from uuid import UUID

from coordination.escalations.commands import Words
from coordination.escalations.entries import entry_of as escalation_entry_of
from coordination.escalations.events import Place
from coordination.escalations.ids import escalation_id
from coordination.escalations.ids import stream_of as escalation_stream
from coordination.escalations.line import dropped, language_of_line
from coordination.escalations.raising import mode_of, raise_for
from coordination.escalations.staffing import moment_at
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.events import FollowupBreached, FollowupWordsNoted, Quote
from coordination.followups.state import Open
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load, load_held
from telephony.calls.state import call_of

NOT_LOOKED_AT = "not_looked_at"


@reactor("overdue_reviews", kinds=("followup",), version="1", on=(FollowupBreached,))
def overdue_reviews(cause: Logged) -> list[Entry]:
    """One escalation a call and category, as always: what is open there is joined."""
    logged = load(cause.stream).logged
    state = state_of(FOLLOWUP, [one.event for one in logged])
    if not isinstance(state, Open) or not state.words:
        return []
    first: dict[tuple[UUID, str], Logged] = {}
    for one in logged:
        if isinstance(one.event, FollowupWordsNoted) and one.event.tier == "review":
            first.setdefault((one.event.call, one.event.family), one)
    return [_raised(call, family, one, cause.mode) for (call, family), one in first.items()]


def _raised(call_id: UUID, family: str, noted: Logged, mode: str) -> Entry:
    call = call_of(load_held(f"call/{call_id}").events)
    raised_in = mode_of(mode)
    loaded = load(escalation_stream(escalation_id(call_id, family, raised_in)))
    at = moment_at(loaded.now)
    asked = raise_for(
        call_id,
        call,
        family,
        _words(noted),
        mode=raised_in,
        language=language_of_line(call),
        at=at,
    )
    return escalation_entry_of(loaded, [asked, *dropped(call, at)])


def _words(noted: Logged) -> Words:
    words = noted.event
    if not isinstance(words, FollowupWordsNoted):
        raise TypeError("only words that were noted are escalated")
    return Words(
        text=words.content.text if isinstance(words.content, Quote) else None,
        family=words.family,
        why=NOT_LOOKED_AT,
        heard_at=noted.recorded_at,
        by=None,
        place=Place(segment=words.segment, channel="mixed", start=words.start, end=words.end),
    )

"""Turns a due alarm into its command: load, decide, append, in one transaction with the alarm's row.

Several clock processes may run: SKIP LOCKED gives each alarm to one. A failure backs off alone and
shows in its row; correctness never waits for this process, since decisions look at `now` themselves.
"""

from datetime import datetime

from django.db import transaction

from coordination.log.alarm import replace_alarms
from coordination.log.append import append
from coordination.log.database import execute, rows
from coordination.log.decider import DECIDERS
from coordination.log.deciding import deciding
from coordination.log.errors import LogError
from coordination.log.event import Context
from coordination.log.execute import decided
from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from coordination.log.stream import load


class StillAsked(LogError):
    """The decision left the alarm due: it backs off and shows, rather than fire for ever or be lost."""


# The stream's row is locked too: a command locks it before it replaces the stream's alarms, and a clock
# that held only the alarm would wait for the stream while the command waits for the alarm.
_NEXT = b"""
    SELECT a.stream, a.name, a.due FROM log_stream s JOIN log_alarm a ON a.stream = s.stream
    WHERE a.fire_at <= ringback_now() ORDER BY a.fire_at LIMIT 1 FOR UPDATE OF s, a SKIP LOCKED
"""
_BACK_OFF = b"""
    UPDATE log_alarm SET failures = failures + 1, error = %s,
        fire_at = ringback_now() + least(interval '5 minutes', interval '1 second' * power(2, failures))
    WHERE stream = %s AND name = %s
"""


def fire_due() -> bool:
    """Fire one alarm that is due; False when none is."""
    with transaction.atomic():
        found = rows(_NEXT)
        if not found:
            return False
        ((stream, name, due),) = found
        try:
            with transaction.atomic():
                _fire(stream, name, due)
        except Exception as error:
            if is_passing(error):
                raise
            execute(_BACK_OFF, [name_of(error), stream, name])
        return True


def _fire(stream: str, name: str, due: datetime) -> None:
    decider = DECIDERS[stream.partition("/")[0]]
    if decider.alarms is None or decider.alarm_command is None:
        raise StillAsked(f"{stream} has an alarm and its kind has none")
    loaded = load(stream)
    first, last = loaded.logged[0], loaded.logged[-1]
    with deciding() as policy:
        entry = decided(decider, loaded, decider.alarm_command(name, due, loaded.now))
    context = Context(
        actor="system:clock@1",
        role="system",
        clinic=first.clinic,
        occurred_at=loaded.now,
        mode=first.mode,
        correlation=first.correlation,
        causation=last.event_id,
        policy=policy or last.policy,
    )
    append([entry], context)
    asked = entry.alarms or {}
    if asked.get(name) == due:
        raise StillAsked(f"{name} was decided and is still due")
    if not entry.events:
        replace_alarms(stream, asked)

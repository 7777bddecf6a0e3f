"""When nobody is on duty although somebody must be: open hours of the week without a shift, in sentences.

A duty that the roster does not cover is everybody's who holds it, so only covered duties have gaps.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, time

from coordination.policy.hours import WEEKDAYS, Hours
from coordination.policy.roster import ON_CALL_DUTY, Roster, Span

Minutes = tuple[int, int]  # of a day, from and until
DAY = 24 * 60


def gaps(roster: Roster, hours: Hours, duties: Collection[str]) -> Iterator[str]:
    """A sentence for each weekday, and each exception, on which one of these duties is nobody's while the
    clinic is open."""
    for duty in sorted(duties):
        if duty == ON_CALL_DUTY or not roster.covers(duty):
            continue
        for number, name in enumerate(WEEKDAYS):
            yesterday = roster.weekly[duty][number - 1] if duty in roster.weekly else ()
            today = roster.weekly[duty][number] if duty in roster.weekly else ()
            free = _left(_spans(hours.week[number]), _covered(yesterday, today))
            yield from _said(duty, f"on {name.capitalize()}s", hours.week[number], free)
        yield from _exceptions(roster, hours, duty)


def _exceptions(roster: Roster, hours: Hours, duty: str) -> Iterator[str]:
    for (named, day), today in sorted(roster.exceptions.items(), key=lambda entry: entry[0]):
        if named == duty and day not in hours.closed:
            opened = hours.week[day.weekday()]
            free = _left(_spans(opened), _covered(_before(roster, duty, day), today))
            yield from _said(duty, f"on {day.isoformat()}", opened, free)


def _before(roster: Roster, duty: str, day: date) -> tuple[Span, ...]:
    """The shifts of the day before, which may last into this one."""
    earlier = date.fromordinal(day.toordinal() - 1)
    if (duty, earlier) in roster.exceptions:
        return roster.exceptions[(duty, earlier)]
    if earlier in roster.closed or duty not in roster.weekly:
        return ()
    return roster.weekly[duty][earlier.weekday()]


def _minute(of: time) -> int:
    return of.hour * 60 + of.minute


def _spans(opened: Iterable[tuple[time, time]]) -> list[Minutes]:
    return [(_minute(start), _minute(end)) for start, end in opened]


def _covered(yesterday: Iterable[Span], today: Iterable[Span]) -> list[Minutes]:
    """The minutes of a day that shifts cover, those that began on the evening before too."""
    into = [(0, _minute(span.end)) for span in yesterday if span.end <= span.start]
    own = [(_minute(s.start), _minute(s.end) if s.end > s.start else DAY) for s in today]
    return sorted([*into, *own])


def _left(needed: Iterable[Minutes], covered: Iterable[Minutes]) -> list[Minutes]:
    """What of the needed minutes nothing covers."""
    left = list(needed)
    for start, end in covered:
        left = [
            piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]
        ]
    return left


def _said(
    duty: str, when: str, opened: Iterable[tuple[time, time]], free: Collection[Minutes]
) -> Iterator[str]:
    if not free:
        return
    words = duty.replace("_", " ")
    if list(free) == _spans(opened):
        yield f"Nobody is on duty as {words} {when}."
        return
    spans = " and ".join(f"{_clock(a)} to {_clock(b)}" for a, b in free)
    yield f"Nobody is on duty as {words} {when} from {spans}."


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"

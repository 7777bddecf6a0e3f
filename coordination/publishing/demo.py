"""What the demo's people sign and publish at its first start, by the same rules as anybody.

Afterwards what stands is theirs: a second start changes nothing.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from coordination.log.event import Context
from coordination.people.models import Person
from coordination.policy.documents import file_of
from coordination.policy.events import Subject
from coordination.policy.hours import WEEKDAYS
from coordination.policy.published import policy, shipped_files
from coordination.policy.standing import standing_of
from coordination.policy.taking_up import take_up
from coordination.publishing.doing import Acting, propose, publish, sign

ROSTER = Path(__file__).with_name("demo_roster.yaml")
# Whoever opens the demo on whichever day shall see a nurse's banner for as long as a nurse has: while the
# clinic is closed an emergency is the on-call's, whose telephone rings at once.
SHIPS_OPEN, SHIPS_CLOSED, OPEN = '["8:00-17:30"]', "[]", '["7:00-22:00"]'
# What of the demo acts by telephone too: it finds words, moves calls, rings the on-call.
ON = ("triggers", "routing", "telephone")
SIGNED: tuple[tuple[str, Subject, str], ...] = (
    ("lena", "notices", "Read aloud in English and Spanish."),
    ("omar", "backups", "There is nothing in a demo that needs one."),
    ("omar", "downtime_drill", "Ringback was stopped, and calls reached the front desk."),
)


def publish_all() -> list[str]:
    """What was published now: the roster, the hours that it covers, the rollout; nothing that somebody
    touched before."""
    take_up()
    done = []
    with transaction.atomic():
        for name, text in (
            ("roster", ROSTER.read_text(encoding="utf-8")),
            ("hours", _open_every_day()),
            ("rollout", _acting_rollout()),
        ):
            if standing_of(shipped_files()).loaded[name].version:
                continue
            if name == "rollout":
                for person, subject, note in SIGNED:
                    sign(_as(person), name, subject=subject, note=note)
            proposed = propose(_as("lena"), name, text=text, note="For the demo.")
            draft = proposed.document.drafts
            publish(_as("lena"), name, draft=draft, note="For the demo.")
            done.append(name)
    return done


def _open_every_day() -> str:
    """The hours that ship, from morning to evening on every day but holidays."""
    before, week, after = shipped_files()[file_of("hours")].decode().partition("week:\n")
    days, rest, last = after.partition("closed_days:\n")
    opened = days.replace(SHIPS_OPEN, OPEN).replace(SHIPS_CLOSED, OPEN)
    if opened.count(OPEN) != len(WEEKDAYS):
        raise ValueError("the hours that ship have another week than the demo knows")
    return before + week + opened + rest + last


def _acting_rollout() -> str:
    """The rollout that ships, with what acts set to `on`."""
    text = shipped_files()[file_of("rollout")].decode()
    for capability in ON:
        before, after = f"  {capability}:\n    value: assist", f"  {capability}:\n    value: on"
        if before not in text:
            raise ValueError(f"the rollout that ships has no {capability} on assist")
        text = text.replace(before, after, 1)
    return text


def _as(name: str) -> Acting:
    person = Person.objects.get(username=name, demo=True)
    return Acting(person=person, context=_context_of(person))


def _context_of(person: Person) -> Callable[[datetime], Context]:
    def context(now: datetime) -> Context:
        return Context(
            actor=f"person/{person.pk}",
            role=person.role,
            clinic=settings.RINGBACK_CLINIC,
            occurred_at=now,
            policy=policy().version,
        )

    return context

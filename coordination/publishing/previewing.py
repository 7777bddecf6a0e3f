"""What a text means, shown otherwise than as text: prompts as heard, modes, the roster's calendar. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from coordination.policy.published import Policy
from coordination.policy.rollout import CAPABILITIES, Capability
from coordination.policy.zones import at_wall_time, days_from, local_day
from coordination.publishing import shapes

WORDS_A_SECOND = 150 / 60  # as prompts.py counts the notice's twelve seconds
DAYS = 14
DAY = timedelta(days=1)


def prompts_of(before: Policy, after: Policy, language: str) -> list[shapes.PromptPreview]:
    """The prompts of one language, the changed ones first."""
    previews = []
    for (name, spoken), prompt in after.prompts.items():
        if spoken == language:
            was = before.prompts.get((name, spoken))
            previews.append(
                shapes.PromptPreview(
                    name=name,
                    language=spoken,
                    text=prompt.text,
                    before=was.text if was is not None else None,
                    seconds=round(len(prompt.text.split()) / WORDS_A_SECOND, 1),
                )
            )
    return sorted(previews, key=lambda one: one.text == one.before)


def modes_of(before: Policy, after: Policy) -> list[shapes.ModePreview]:
    """Every capability everywhere, then what single queues have of their own."""
    places: list[tuple[str | None, Capability]] = [(None, one) for one in CAPABILITIES]
    places += [(queue, one) for queue, modes in after.rollout.queues.items() for one in modes]
    return [
        shapes.ModePreview(
            queue=queue,
            capability=capability,
            mode=after.rollout.mode(capability, queue or ""),
            before=before.rollout.mode(capability, queue or ""),
        )
        for queue, capability in places
    ]


def days_of(policy: Policy, at: datetime) -> list[date]:
    """Two weeks from the Monday of this one, by the clinic's calendar."""
    today = local_day(at, policy.roster.zone)
    return list(days_from(today - today.weekday() * DAY, DAYS))


def shifts_of(policy: Policy, at: datetime, names: Mapping[str, str]) -> list[shapes.ShiftPreview]:
    """The shifts of two weeks from the Monday of this one. `names`: what colleagues read, by sign-in name."""
    return [
        shapes.ShiftPreview(
            duty=turn.duty,
            day=local_day(turn.start, policy.roster.zone),
            start=turn.start,
            end=turn.end,
            names=[names.get(person, person) for person in turn.people],
        )
        for turn in policy.roster.calendar(days_of(policy, at)[0], DAYS)
    ]


def on_call_of(policy: Policy, at: datetime, names: Mapping[str, str]) -> list[shapes.OnCallPreview]:
    """Who is on call over the same two weeks, a line for each change of hands."""
    previews: list[shapes.OnCallPreview] = []
    for start, end in _days(policy, at):
        turn = policy.roster.on_call(start)
        name = names.get(turn.person, turn.person) if turn.person is not None else None
        if previews and (previews[-1].name, previews[-1].number) == (name, turn.number):
            previews[-1] = shapes.OnCallPreview(
                start=previews[-1].start, end=end, name=name, number=turn.number
            )
        else:
            previews.append(shapes.OnCallPreview(start=start, end=end, name=name, number=turn.number))
    return previews


def _days(policy: Policy, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Days from change-over to change-over."""
    turns = policy.roster.on_calls
    for day in days_of(policy, at):
        yield at_wall_time(day, turns.at, turns.zone), at_wall_time(day + DAY, turns.at, turns.zone)

"""Who may do what with an escalation. Pure."""

from coordination.escalations import commands as ask
from coordination.escalations.refusals import NotOfThisDuty, NotYoursToJudge
from coordination.escalations.state import Open
from coordination.http.words import in_words


def must_be_on_the_ladder(state: Open, command: ask.ByPerson) -> None:
    """Whoever takes it stops its clock: it must be somebody whom the ladder would ask."""
    if not command.duties & state.raised.ladder.duties:
        asked = " or ".join(in_words(step.duty) for step in state.raised.ladder.steps)
        raise NotOfThisDuty(f"This is for the {asked} to take.")


def must_be_the_owning_duty(state: Open, command: ask.ByPerson) -> None:
    """Where it is clinical a clinician judges it, else whoever has the duty that owns it."""
    if state.raised.clinical:
        if not command.clinical:
            raise NotYoursToJudge("This is clinical: a nurse decides it.")
        must_be_on_the_ladder(state, command)
    elif state.raised.duty not in command.duties:
        raise NotYoursToJudge(f"This is for the {in_words(state.raised.duty)} to decide.")

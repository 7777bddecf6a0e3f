"""A classifier's models: compared, and published only when better. Pure."""

from collections.abc import Sequence
from typing import Any

import msgspec

from coordination.log.decider import Decider
from coordination.log.errors import Refused
from coordination.log.event import Event
from coordination.routing.reasons.comparing import Comparison
from coordination.routing.reasons.events import ModelCompared, ModelPublished

CLASSIFIER = "call_reasons"


class ComparedWithAnother(Refused):
    """Somebody published meanwhile."""

    sentence = "Another model was published while this one was compared. Train and compare again."


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """`in_force`: the one published last; null while none was."""

    in_force: str | None = None
    compared: frozenset[tuple[str, str]] = frozenset()


class Judge(msgspec.Struct, frozen=True, kw_only=True):
    """A new model was compared with `before`, the one that was asked while `seen` was the one published."""

    model: str
    before: str
    seen: str | None
    corrections: int
    comparison: Comparison


def evolve(state: Standing, event: Event) -> Standing:
    match event:
        case ModelPublished():
            return msgspec.structs.replace(state, in_force=event.model)
        case ModelCompared():
            return msgspec.structs.replace(state, compared=state.compared | {(event.model, event.before)})
        case _:
            return state


def decide(state: Standing, command: Judge) -> Sequence[Event]:
    """Both facts when it is better, the comparison alone when it is not, nothing when it was known."""
    if (command.model, command.before) in state.compared or command.model == command.before:
        return []
    if state.in_force != command.seen:
        raise ComparedWithAnother
    told = _compared(command)
    if not command.comparison.is_better:
        return [told]
    return [told, ModelPublished(classifier=CLASSIFIER, model=command.model, before=command.before)]


def _compared(command: Judge) -> ModelCompared:
    before, after = command.comparison.before, command.comparison.after
    return ModelCompared(
        classifier=CLASSIFIER,
        model=command.model,
        before=command.before,
        corrections=command.corrections,
        lines=after.lines,
        accuracy=after.accuracy,
        coverage=after.coverage,
        astray=after.astray,
        calibration_error=after.calibration_error,
        out_of_scope_accepted=after.out_of_scope_accepted,
        accuracy_before=before.accuracy,
        coverage_before=before.coverage,
        astray_before=before.astray,
        calibration_error_before=before.calibration_error,
        out_of_scope_accepted_before=before.out_of_scope_accepted,
        why=command.comparison.why,
    )


MODEL: Decider[Any] = Decider(kind="model", initial=Standing(), evolve=evolve, decide=decide)

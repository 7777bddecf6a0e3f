"""When routing says no: one class a rule, each a sentence for the person who asked."""

from coordination.log.errors import Refused


class NoSuchCue(Refused):
    """No cue was found under this id."""

    sentence = "There is no such cue in this call."


class NoSuchFamily(Refused):
    """The handoff map has no category of this name."""

    sentence = "The handoff map has no such category."


class NoSuchReason(Refused):
    """The handoff map has no rule for it."""

    sentence = "The handoff map has no such reason."


class NoSuchQueue(Refused):
    """The handoff map has no such queue."""

    sentence = "The handoff map has no such queue."


class FoundAlready(Refused):
    """The machine, or a colleague, has marked these words."""

    sentence = "These words are marked already."


class OnlyTightens(Refused):
    """S4: the front desk may only tighten."""

    sentence = "The front desk may only move a call to a stricter lane. Ask a supervisor."


class ClinicalLane(Refused):
    """S4: a clinical lane is loosened by publishing a policy, by nobody for one call."""

    sentence = (
        "This lane is clinical: nobody loosens it for a single call, only a published handoff map does."
    )


class NotItsDuty(Refused):
    """Whoever answers for the lane may loosen it."""


class NotUnderstood(Refused):
    """What was not understood is not given back to a machine."""

    sentence = "This call was not fully understood or heard: a person stays with it."

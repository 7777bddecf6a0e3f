"""When an escalation says no: one class a rule, each a sentence for the person who asked."""

from coordination.log.errors import Refused


class NoSuchEscalation(Refused):
    """Nothing was raised under this id, or only in shadow, which is shown to nobody."""

    sentence = "There is no such escalation."


class WithoutOwner(Refused):
    """S6: no duty, no backup, no ladder, no escalation."""

    sentence = "An escalation needs a duty, another duty as its backup, and a ladder."


class IsResolved(Refused):
    """What is over is raised anew."""

    sentence = "This escalation is resolved. Raise it again if it goes on."


class NotOfThisDuty(Refused):
    """Only who is on its ladder may take it."""


class NotYoursToJudge(Refused):
    """Only the owning duty confirms or dismisses; where it is clinical, a clinician."""


class TakenByAnother(Refused):
    """Somebody else answers for it now."""


class CallerIsReached(Refused):
    """The caller was reached."""

    sentence = "The caller was reached already."


class TooFewTries(Refused):
    """A clinician decides after the tries that the policy asks for."""


class JudgedAlready(Refused):
    """It is judged once."""


class NotJudged(Refused):
    """It is confirmed or dismissed first: this is the measure."""

    sentence = "Confirm or dismiss it first: whether it was right to escalate is what is counted."


class NotReached(Refused):
    """It ends when the caller was reached, or a clinician decided what to do instead."""

    sentence = "Nobody has reached the caller yet. Reach the caller first, or record what was decided."


class WithoutWords(Refused):
    """Why it was dismissed is written down."""

    sentence = "Say why it need not have been escalated."

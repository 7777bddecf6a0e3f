"""When a follow-up says no: one class a rule, each a sentence for the person who asked."""

from coordination.log.errors import Refused


class NoSuchFollowup(Refused):
    """Nothing was opened under this id."""

    sentence = "There is no such follow-up."


class AlreadyOpen(Refused):
    """An id is opened once; the next call joins."""

    sentence = "This follow-up is open already."


class IsClosed(Refused):
    """What is closed is reopened first."""

    sentence = "This follow-up is closed. Reopen it first."


class ClosedOtherwise(Refused):
    """It was closed with another outcome than the one asked for."""

    sentence = "This follow-up was closed with another outcome. Reopen it to change that."


class TakenByAnother(Refused):
    """Somebody else holds an unlapsed claim."""


class NotTheOwner(Refused):
    """Only the owner, or a supervisor, may do this."""


class NotItsDuty(Refused):
    """A review, or a message that nobody heard, is for the duty that answers for it, or for a supervisor."""


class NotClaimed(Refused):
    """There is no claim to renew, or it has lapsed."""

    sentence = "Your claim has lapsed. Claim it again."


class TooFewAttempts(Refused):
    """could_not_reach needs the plan's attempts."""


class NotInTheFuture(Refused):
    """A promise, or a snooze, for a time that has passed."""

    sentence = "This time has passed. Choose a later one."


class TooFarAhead(Refused):
    """A date so far away is a typing error, and the caller would wait for it."""

    sentence = "This is more than a year ahead. Choose an earlier time."


class WithoutDuty(Refused):
    """S5: no duty, no fallback, no follow-up."""

    sentence = "A follow-up needs a duty, a due time and a fallback."


class NumberWithheld(Refused):
    """There is nothing to dial."""

    sentence = "The caller withheld the number: there is none to call."


class AnotherIsOpen(Refused):
    """One callback a number: reopening would make two."""

    sentence = "Another callback of this number is open. Go on with that one."

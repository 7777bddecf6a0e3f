"""When a proposal says no."""

from coordination.log.errors import Refused


class NoSuchProposal(Refused):
    sentence = "There is no such proposal."


class DecidedAlready(Refused):
    sentence = "This proposal was decided already. Load it again."


class ProposalGone(Refused):
    """Its ground is gone: nobody can accept it any more."""

    sentence = "This proposal was withdrawn: one of its calls no longer counts."

"""The rules of proposals, as the engine takes them. Nothing of theirs comes due by itself."""

from coordination.log.decider import register_decider
from coordination.proposals.decisions import PROPOSAL

register_decider(PROPOSAL)

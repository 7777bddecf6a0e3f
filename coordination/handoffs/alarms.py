"""A move of which nothing is known in time. The rules are in decisions.py."""

from coordination.handoffs.decisions import HANDOFF
from coordination.log.decider import register_decider

register_decider(HANDOFF)

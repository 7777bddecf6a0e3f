"""The time in which a patient should be confirmed. The rules are in decisions.py."""

from coordination.identity.decisions import IDENTITY
from coordination.log.decider import register_decider

register_decider(IDENTITY)

"""Due times that ring: a breach, the end of a claim, the end of a snooze. The rules are in decisions.py."""

from coordination.followups.decisions import FOLLOWUP
from coordination.log.decider import register_decider

register_decider(FOLLOWUP)

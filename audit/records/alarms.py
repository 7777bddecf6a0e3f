"""The time of a destruction. The rules are in decisions.py."""

from audit.records.decisions import RECORD
from coordination.log.decider import register_decider

register_decider(RECORD)

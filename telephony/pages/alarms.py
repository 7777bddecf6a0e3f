"""A page that nobody acknowledged in time is given up. The rules are in decisions.py."""

from coordination.log.decider import register_decider
from telephony.pages.decisions import PAGE

register_decider(PAGE)

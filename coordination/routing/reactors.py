"""What follows from a call's words, for whoever looks for reactors."""

from coordination.routing.cue_reactor import routing_cues
from coordination.routing.lane_reactor import routing_lanes
from coordination.routing.protection_reactor import reason_protection
from coordination.routing.reason_reactor import routing_reason
from coordination.routing.word_reactors import routing_consent, routing_words

__all__ = [
    "reason_protection",
    "routing_consent",
    "routing_cues",
    "routing_lanes",
    "routing_reason",
    "routing_words",
]

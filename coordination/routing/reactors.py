"""What follows from a call's words, for whoever looks for reactors."""

from coordination.routing.lane_reactor import routing_lanes
from coordination.routing.word_reactors import routing_consent, routing_words

__all__ = ["routing_consent", "routing_lanes", "routing_words"]

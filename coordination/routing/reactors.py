"""What follows from a call's words, for whoever looks for reactors."""

from coordination.routing.lane_reactor import routing_lanes

__all__ = ["routing_lanes"]

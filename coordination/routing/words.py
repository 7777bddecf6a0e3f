"""How what happens in routing reads after its actor's name. Codes only, never a patient's word (S8)."""

from coordination.http.since import says
from coordination.http.words import in_words
from coordination.routing import events as e

LANES = {"automatic": "automatic", "assisted": "assisted", "human_only": "human-only"}
TIERS = {"now": "now", "review": "to review"}


says(e.RoutingTriggerFound, lambda event: f"found words of {in_words(event.family)}: {TIERS[event.tier]}")
says(e.RoutingTriggerMissed, lambda event: f"marked missed words of {in_words(event.family)}")
says(e.RoutingCueFound, lambda event: f"found a cue, not a finding: {in_words(event.cue_kind)}")
says(e.RoutingCueVoted, lambda event: f"found a cue {'useful' if event.useful else 'not useful'}")
says(e.RoutingBarrierProposed, lambda event: f"proposed a barrier: {in_words(event.barrier_kind)}")
says(e.RoutingReasonClassified, lambda event: f"took the reason to be: {in_words(event.reason)}")
says(e.RoutingReasonCorrected, lambda event: f"corrected the reason: {in_words(event.reason)}")
says(e.RoutingLaneAssigned, lambda event: f"put this into the {LANES[event.lane]} lane")
says(e.RoutingLaneOverridden, lambda event: f"moved this into the {LANES[event.lane]} lane")

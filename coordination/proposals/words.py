"""How what happens to a proposal reads after its actor's name."""

from coordination.http.since import says
from coordination.http.words import in_words
from coordination.proposals import events as e

WHAT = {
    "supervisor_callback": "that a supervisor calls back",
    "navigator": "that a navigator calls back",
    "interpreter": "that somebody calls back with an interpreter",
}

says(e.ProposalMade, lambda event: f"proposed {WHAT[event.what]}")
says(e.ProposalAccepted, "accepted the proposal")
says(e.ProposalDismissed, lambda event: f"dismissed the proposal: {in_words(event.why)}")
says(e.ProposalWithdrawn, "withdrew the proposal: one of its calls no longer counts")

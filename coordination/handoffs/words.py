"""How what happens to a handoff reads after its actor's name. Never a patient's word (S8)."""

from coordination.handoffs import events as e
from coordination.http.since import says
from coordination.http.words import in_words

NEXT_STEPS = {
    "none": "nothing was tried yet",
    "escalated": "somebody is being asked to take it",
    "asked_phone_system": "the phone system was asked to move the call",
    "moved": "the phone system moved the call",
    "move_failed": "the call could not be moved",
    "left_message": "the caller left a message",
    "with_a_person": "a person has the caller",
}

says(e.HandoffPrepared, lambda event: f"wrote down the handoff to the queue {in_words(event.queue)}")
says(e.HandoffAccepted, "took the call over")
says(e.HandoffMoveAsked, "wants the call moved to its queue")
says(e.HandoffMoved, "moved the call to its queue")
says(e.HandoffMoveFailed, "could not move the call to its queue")

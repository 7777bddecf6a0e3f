"""How what happens to a follow-up reads after its actor's name. Never a patient word (S8)."""

from coordination.followups import events as e
from coordination.followups.noted import noted
from coordination.http.since import says
from coordination.http.words import in_words

CLOSED = {
    "reached": "the caller was reached",
    "answered_later": "the caller was answered later",
    "could_not_reach": "the caller could not be reached",
    "declined": "the caller declined",
    "duplicate": "a duplicate",
    "spam": "spam",
    "wrong_number": "a wrong number",
    "matched": "the patient was confirmed",
}
CAUSES = {
    "abandoned": "a call that hung up while waiting",
    "no_answer": "a call that nobody answered",
    "busy": "a call that found the line busy",
    "failed": "a call that broke off",
    "voicemail": "a voicemail",
    "promised": "a promise",
    "parked": "a call that Ringback could not work on",
    "language": "a call in a language that was not written down",
    "not_heard": "a call whose recording could not be heard",
    "words": "words that a person must look at",
    "unmatched": "a call whose patient nobody has confirmed",
    "repeated_contact": "repeated contact with a cue",
    "unanswered": "an escalation that nobody answered",
    "not_moved": "a call that could not be moved to its queue",
}


says(e.FollowupOpened, lambda event: f"opened this for {CAUSES[event.why]}")
says(e.FollowupMerged, lambda event: f"joined {CAUSES[event.why]} to this")
says(e.FollowupWordsNoted, lambda event: f"noted {noted(event.found, event.family)}")
says(e.FollowupCallerLearned, "learned who had called")
says(e.FollowupPromised, "promised a callback")
says(e.FollowupClaimed, "claimed this")
says(e.FollowupRenewed, "renewed the claim")
says(e.FollowupLapsed, "let the claim lapse")
says(e.FollowupReleased, "released this")
says(e.FollowupAssigned, lambda event: f"assigned this to {event.name}")
says(e.FollowupAttemptRecorded, lambda event: f"logged {in_words(event.outcome)} by {event.channel}")
says(e.FollowupDialed, "called the caller")
says(e.FollowupDueChanged, lambda event: f"moved the due time, for the {in_words(event.duty)}")
says(e.FollowupBreached, lambda event: f"passed this, overdue, to the {in_words(event.now_duty)}")
says(e.FollowupSnoozed, "snoozed this")
says(e.FollowupSnoozeEnded, "brought this back into sight")
says(e.FollowupCloseProposed, "proposed closing this: a later call was answered")
says(e.FollowupClosed, lambda event: f"closed this: {CLOSED[event.outcome]}")
says(e.FollowupReopened, "reopened this")

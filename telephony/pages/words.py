"""Facts of a page in a few words, for the timeline: never the number (S8)."""

from coordination.http.since import says
from coordination.http.words import in_words
from telephony.pages import events as e

says(e.PageRequested, "somebody of the staff is to be called")
says(e.PageDialing, "the phone system was asked to ring")
says(e.PagePlaced, "the telephone rings")
says(e.PageAnswered, "the telephone was picked up")
says(e.PageAcknowledged, "the page was acknowledged with a key")
says(e.PageFailed, lambda event: f"the page was not acknowledged: {in_words(event.why)}")
says(e.PageWithdrawn, "the page was withdrawn: somebody else has taken it")

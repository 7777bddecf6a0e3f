"""What is refused about a call, in sentences for people."""

from coordination.log.errors import Refused


class ConsentUnknown(Refused):
    sentence = "The caller has not answered the question about recording: nothing is kept."


class NoConsent(Refused):
    sentence = "The caller said no to recording: nothing is kept."


class CallIsOver(Refused):
    sentence = "The call is over: there is nothing to pause or to resume."

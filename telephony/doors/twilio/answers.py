"""What Twilio is told to do next: TwiML, from the clinic's published prompts. No I/O.

Every call opens with the emergency sentence, before notice and question; one key, or the word, skips both.
The language that a caller chose stands in the addresses that we give: Twilio brings it back with its next
request.
"""

from urllib.parse import urlencode

from twilio.twiml.voice_response import Gather, Start, VoiceResponse

from coordination.policy.clinic import Line
from coordination.policy.published import Policy
from telephony.adapters.twilio import dialing
from telephony.adapters.twilio.dialing import SPOKEN

LONGEST_MESSAGE = 180


class Script:
    """The TwiML of one line. `root` is the public address of the doors, without a slash at its end; `chosen`
    the language that the caller chose, if it is another one than the line's."""

    def __init__(self, policy: Policy, line: Line, root: str, chosen: str | None = None) -> None:
        self._policy, self._line, self._root = policy, line, root.rstrip("/")
        self._chosen = chosen
        self.language = chosen or line.language

    def door(self, name: str, **more: str) -> str:
        told = more if self._chosen is None else {**more, "language": self._chosen}
        return dialing.door(self._root, name) + (f"?{urlencode(told)}" if told else "")

    def say(self, response: VoiceResponse | Gather, *names: str) -> None:
        """Speak published prompts, one after the other."""
        for name in names:
            dialing.say(response, self._policy.prompt(name, self.language))

    def question(self) -> str:
        """The emergency sentence, other languages, the notice, one question. A key or a word ends the prompts
        at once."""
        response = VoiceResponse()
        gather = Gather(
            input="dtmf speech",
            num_digits=1,
            timeout=5,
            speech_timeout="auto",
            language=SPOKEN.get(self.language, self.language),
            hints="yes, no, emergency, sí, emergencia",
            action=self.door("consent"),
        )
        self.say(gather, "emergency")
        for other in () if self._chosen else self._line.languages.values():
            dialing.say(gather, self._policy.prompt("language_choice", other))
        self.say(gather, "notice", "consent_question")
        response.append(gather)
        response.redirect(self.door("consent"))
        return str(response)

    def connected(self, *spoken: str, ticket: str | None = None) -> str:
        """On to the line's people; with a ticket, the sound goes to our media socket meanwhile."""
        response = VoiceResponse()
        self.say(response, *spoken)
        if ticket is not None:
            address = "ws" + self.door("media").removeprefix("http")
            start = Start()
            start.stream(url=address, track="both_tracks").parameter(name="token", value=ticket)
            response.append(start)
        response.append(dialing.dial(self._root, self._line.people, self.door("after-dial")))
        return str(response)

    def second_try(self) -> str:
        """Nobody answered a caller who may not be sent to voicemail: ring the number that never fails."""
        return self.never_failing("hold")

    def never_failing(self, *spoken: str) -> str:
        """Speak these, and ring the number that reaches a person whatever fails."""
        response = VoiceResponse()
        self.say(response, *spoken)
        action = self.door("after-dial", tried="fallback")
        response.append(dialing.dial(self._root, self._line.fallback, action))
        return str(response)

    def voicemail(self) -> str:
        """The greeting opens with the emergency sentence and is the notice. A key ends it at once."""
        response = VoiceResponse()
        gather = Gather(input="dtmf", num_digits=1, timeout=1, action=self.door("greeting"))
        self.say(gather, "voicemail_greeting")
        response.append(gather)
        return self.message(response)

    def message(self, response: VoiceResponse | None = None) -> str:
        """Take a message, after what stands in `response`."""
        response = response or VoiceResponse()
        response.record(
            action=self.door("recording"),
            recording_status_callback=self.door("recording"),
            max_length=LONGEST_MESSAGE,
            play_beep=True,
        )
        return str(response)

    def last_words(self, *spoken: str) -> str:
        """Say this and hang up."""
        response = VoiceResponse()
        self.say(response, *spoken)
        response.hangup()
        return str(response)

    def person_at_once(self) -> str:
        """S12: something of ours failed. The caller reaches a person, without stream or recording."""
        response = VoiceResponse()
        self.say(response, "emergency", "connecting")
        response.dial(timeout=60).number(self._line.fallback)
        return str(response)

    def bridge(self) -> str:
        """Somebody whom we called back has answered: our people join, nothing is recorded."""
        response = VoiceResponse()
        response.append(dialing.dial(self._root, self._line.people, None))
        return str(response)

"""What Twilio is told to do next: TwiML, from the clinic's published prompts. No I/O."""

from twilio.twiml.voice_response import Dial, Gather, Start, VoiceResponse

from coordination.policy.clinic import Line
from coordination.policy.published import Policy

SPOKEN = {"en": "en-US", "es": "es-US"}
RING_SECONDS = 25
LONGEST_MESSAGE = 180
DOORS = "/telephony/twilio"
LEG_EVENTS = "initiated ringing answered completed"


class Script:
    """The TwiML of one line. `root` is the public address of the doors, without a slash at its end."""

    def __init__(self, policy: Policy, line: Line, root: str) -> None:
        self._policy, self._line, self._root = policy, line, root.rstrip("/")
        self.language = line.language

    def door(self, name: str) -> str:
        return f"{self._root}{DOORS}/{name}"

    def say(self, response: VoiceResponse | Gather, *names: str) -> None:
        """Speak published prompts, one after the other."""
        for name in names:
            prompt = self._policy.prompt(name, self.language)
            response.say(prompt.text, language=SPOKEN.get(prompt.language, prompt.language))

    def question(self) -> str:
        """The emergency sentence, the notice, one question. A key or a word ends the prompts at once."""
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
        self.say(gather, "emergency", "notice", "consent_question")
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
        response.append(self._dial(self._line.people, self.door("after-dial")))
        return str(response)

    def second_try(self) -> str:
        """Nobody answered a caller who may not be sent to voicemail: ring the number that never fails."""
        response = VoiceResponse()
        self.say(response, "hold")
        response.append(self._dial(self._line.fallback, self.door("after-dial") + "?tried=fallback"))
        return str(response)

    def voicemail(self) -> str:
        """The greeting opens with the emergency sentence and is the notice."""
        response = VoiceResponse()
        self.say(response, "voicemail_greeting")
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
        response.append(self._dial(self._line.people, None))
        return str(response)

    def _dial(self, to: str, action: str | None) -> Dial:
        dial = Dial(timeout=RING_SECONDS, answer_on_bridge=True, action=action)
        told = {"status_callback": self.door("status"), "status_callback_event": LEG_EVENTS}
        scheme, _, rest = to.partition(":")
        if scheme == "client":
            dial.client(rest, **told)
        elif scheme == "sip":
            dial.sip(to, **told)
        else:
            dial.number(to, **told)
        return dial

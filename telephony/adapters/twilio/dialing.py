"""How Twilio is told to ring somebody for a caller who is on the line."""

from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

from coordination.policy.prompts import Prompt

DOORS = "/telephony/twilio"
SPOKEN = {"en": "en-US", "es": "es-US"}
RING_SECONDS = 25
LEG_EVENTS = ("initiated", "ringing", "answered", "completed")
ROUTED = "routed"
"""What we write into the address that is asked when nobody took a call that was sent elsewhere."""


def door(root: str, name: str) -> str:
    """The whole address of one of our doors: a running call takes no other (Twilio's error 15004)."""
    return f"{root.rstrip('/')}{DOORS}/{name}"


def say(response: VoiceResponse | Gather, prompt: Prompt) -> None:
    response.say(prompt.text, language=SPOKEN.get(prompt.language, prompt.language))


def dial(root: str, to: str, action: str | None) -> Dial:
    """Ring a number, one of our telephones or a SIP address. `action` is asked when that is over: without one
    the call ends where nobody answers."""
    made = Dial(timeout=RING_SECONDS, answer_on_bridge=True, action=action)
    told = {"status_callback": door(root, "status"), "status_callback_event": " ".join(LEG_EVENTS)}
    scheme, _, rest = to.partition(":")
    if scheme == "client":
        made.client(rest, **told)
    elif scheme == "sip":
        made.sip(to, **told)
    else:
        made.number(to, **told)
    return made

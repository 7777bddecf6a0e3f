"""What a member of the staff hears who is paged by Twilio: TwiML with our prompt and nothing else (S8).

It goes with the order to ring, so that it is spoken whatever becomes of us meanwhile. Only the key comes
back.
"""

from urllib.parse import urlencode

from twilio.twiml.voice_response import VoiceResponse

from coordination.policy.prompts import Prompt
from telephony.adapters.twilio import dialing

TIMES = 3  # a sleeper understands the second one
KEY_SECONDS = 5


def door(root: str, name: str, page: str) -> str:
    """The address of one of our doors for this page's own words; `page` is its ticket."""
    return f"{dialing.door(root, name)}?{urlencode({'page': page})}"


def asks(root: str, page: str, *prompts: Prompt) -> str:
    """Speak the prompts three times and wait for a key each time, then hang up."""
    response = VoiceResponse()
    for _ in range(TIMES):
        gather = response.gather(
            input="dtmf", num_digits=1, timeout=KEY_SECONDS, action=door(root, "page-key", page)
        )
        for prompt in prompts:
            dialing.say(gather, prompt)
    response.hangup()
    return str(response)


def says(prompt: Prompt) -> str:
    """Speak it and hang up."""
    response = VoiceResponse()
    dialing.say(response, prompt)
    response.hangup()
    return str(response)

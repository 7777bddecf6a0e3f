"""A caller on the line: notice, question, and on to people. Whatever fails, a person answers (S12)."""

from datetime import timedelta

from msgspec.structs import replace

from coordination.policy.published import policy
from telephony.adapters.twilio.dialing import ROUTED
from telephony.calls.commands import AnswerConsent
from telephony.calls.events import (
    LANGUAGE_MENU,
    PURPOSES,
    CallAnswered,
    CallIvrSelected,
    CallOffered,
    CallRouted,
    CallRouteFailed,
    CallScriptSpoken,
    ScriptPurpose,
)
from telephony.calls.urgent import is_urgent
from telephony.doors.twilio import tickets, words
from telephony.doors.twilio.asked import SOURCE, Asked, voice_door
from telephony.doors.twilio.words import answer_of, how_of


def offered(asked: Asked, *, ago: timedelta = timedelta()) -> CallOffered:
    """Twilio's voice webhook says no time: our clock's, until a measured one comes."""
    name, _, known = asked.line
    return CallOffered(
        at=asked.now - ago,
        estimated=True,
        direction="outbound" if asked.outbound else "inbound",
        number=asked.other_number,
        line=name if known else asked.get("To"),
        line_known=known,
        source=SOURCE,
        pbx_call_id=asked.get("CallSid"),
    )


def spoken(asked: Asked, name: str, purpose: ScriptPurpose) -> CallScriptSpoken:
    """A prompt that this caller was played."""
    prompt = policy().prompt(name, asked.script.language)
    return CallScriptSpoken(
        at=asked.now,
        estimated=True,
        script=name,
        version=prompt.version,
        purpose=purpose,
        language=prompt.language,
        by="phone:twilio",
    )


@voice_door
def voice(asked: Asked) -> str:
    """A call comes in."""
    asked.tell(offered(asked))
    line = asked.line[1]
    if line.closed == "voicemail" and not policy().hours.open_at(asked.now):
        return asked.script.voicemail()
    return asked.script.question()


@voice_door
def consent(asked: Asked) -> str:
    """The caller answered, or said nothing, which is a no; or chose another language, and hears all in it."""
    digits, speech = asked.get("Digits"), asked.get("SpeechResult")
    asked.tell(spoken(asked, "emergency", "emergency"))
    if chosen := asked.line[1].languages.get(digits[:1]):
        return _in_language(asked, chosen)
    answer = answer_of(digits, speech)
    if answer == "emergency":
        asked.tell(_routed(asked))
        return asked.script.connected("emergency", "connecting")
    asked.tell(spoken(asked, "notice", "notice"))
    answers = dict.fromkeys(PURPOSES, answer == "yes")
    how = how_of(digits, speech)
    call = asked.tell(AnswerConsent(answers=answers, how=how, at=asked.now, estimated=True))
    asked.tell(_routed(asked))
    if "given" in {call.consent("recording"), call.consent("transcription")}:
        return asked.script.connected("consent_yes", ticket=tickets.issue(asked.call))
    return asked.script.connected("consent_no")


@voice_door
def greeting(asked: Asked) -> str:
    """A key while a voicemail greets: a person now, or a no, which gets a person too; else the message."""
    match asked.get("Digits")[:1]:
        case words.EMERGENCY_KEY:
            asked.tell(spoken(asked, "emergency", "emergency"))
            said = ["emergency", "connecting"]
        case words.NO_KEY:
            asked.tell(spoken(asked, "voicemail_greeting", "notice"))
            noes = dict.fromkeys(PURPOSES, False)
            asked.tell(AnswerConsent(answers=noes, how="key", at=asked.now, estimated=True))
            said = ["consent_no"]
        case _:
            return asked.script.message()
    asked.tell(CallRouted(at=asked.now, estimated=True, to=asked.line[1].fallback))
    return asked.script.never_failing(*said)


def _in_language(asked: Asked, chosen: str) -> str:
    """The key that was pressed twice means what it meant once: it is no answer to the question."""
    asked.tell(CallIvrSelected(at=asked.now, estimated=True, menu=LANGUAGE_MENU, choice=chosen))
    return replace(asked, chosen=chosen).script.question()


def _routed(asked: Asked) -> CallRouted:
    return CallRouted(at=asked.now, estimated=True, to=asked.line[1].people)


def _tried(asked: Asked) -> str:
    """Whom we rang in vain."""
    line, sent = asked.line[1], asked.known().of(CallRouted)
    if asked.tried == ROUTED and sent:
        return sent[-1].to
    return line.fallback if asked.tried == "fallback" else line.people


@voice_door
def after_dial(asked: Asked) -> str:
    """Our people were rung: somebody talked with the caller, the caller left, or nobody came.

    Who was sent to other people while on the line, or said words that cannot wait, gets no voicemail, unless
    nobody is left who could be rung.
    """
    status = asked.get("DialCallStatus")
    if status in {"completed", "answered"}:
        seconds = asked.get("DialCallDuration")
        talked = timedelta(seconds=int(seconds) if seconds.isdigit() else 0)
        asked.tell(CallAnswered(at=asked.now - talked, estimated=True))
        return asked.script.last_words()
    if status == "canceled":
        return asked.script.last_words()
    call = asked.tell(
        CallRouteFailed(at=asked.now, estimated=True, to=_tried(asked), why=status[:32] or "unknown")
    )
    may_be_recorded = call.consent("recording") == "given"
    if is_urgent(asked.call):
        return _urgent(asked, may_be_recorded=may_be_recorded)
    if may_be_recorded and asked.tried != ROUTED:
        return asked.script.voicemail()
    if asked.tried != "fallback":
        return asked.script.second_try()
    return asked.script.last_words("voicemail_thanks")


def _urgent(asked: Asked, *, may_be_recorded: bool) -> str:
    """No hold and no voicemail, but the number that reaches a person. What is left where nobody came there
    begins with the emergency sentence."""
    if asked.tried != "fallback":
        return asked.script.never_failing("emergency", "connecting")
    return asked.script.voicemail() if may_be_recorded else asked.script.last_words("emergency")


@voice_door
def outbound(asked: Asked) -> str:
    """Whom we called back has picked up: a person is joined by ours, a machine hears that we called."""
    if asked.get("AnsweredBy").startswith("machine") or asked.get("AnsweredBy") == "fax":
        asked.tell(spoken(asked, "call_back_intro", "answer"))
        return asked.script.last_words("call_back_intro")
    asked.tell(CallAnswered(at=asked.now, estimated=True))
    return asked.script.bridge()

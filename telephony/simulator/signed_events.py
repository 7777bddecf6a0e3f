"""What a phone system that sends signed events has to say about a call, and when."""

from __future__ import annotations

from dataclasses import dataclass

from telephony.simulator.script import PhoneCall, Script

Data = dict[str, str | bool | None]
NOTICE_SECONDS = 9.0
NOTICE_VERSION = "simulator-1"


@dataclass(frozen=True)
class Said:
    """One event, `after` so many seconds of the call since the one before it."""

    after: float
    type: str
    data: Data


def events_of(script: Script, call: PhoneCall, talk_seconds: float) -> list[Said]:
    """The events of one call in the order in which they happen."""
    offered: Data = {"direction": "inbound", "from": script.caller, "to": script.to, "line": script.line}
    said = [Said(0, "call.offered", offered)]
    if call.hangs_up_in_notice:
        return [*said, Said(NOTICE_SECONDS / 2, "call.ended", {"reason": call.ends})]
    notice: Data = {"language": script.language, "version": NOTICE_VERSION}
    said.append(Said(NOTICE_SECONDS, "call.notice_played", notice))
    if call.consent is not None:
        answer = call.consent
        consent: Data = {"recording": answer.recording, "transcription": answer.transcription}
        said.append(Said(3, "call.consent", {**consent, "analysis": answer.analysis, "how": answer.way}))
    said += [Said(2, "call.ivr_selected", {"menu": key.menu, "choice": key.key}) for key in call.keys]
    waits = 3.0
    if call.queue is not None:
        said.append(Said(1, "call.queued", {"queue": call.queue.name}))
        waits = call.queue.waits
    if call.answered_by is not None:
        said.append(Said(waits, "call.answered", {"extension": call.answered_by}))
        waits = talk_seconds
    elif call.voicemail:
        said.append(Said(talk_seconds, "call.voicemail_left", {}))
        waits = 0.5
    return [*said, Said(waits, "call.ended", {"reason": call.ends})]

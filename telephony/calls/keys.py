"""The keys that our people press for a caller: stop, pause, resume recording, stop writing down.

Stop is the caller's own no, said through them (S13): it stands for the rest of the call.
"""

from datetime import datetime
from uuid import UUID

from audit.access import door
from coordination.http.endpoints import Command, Done, Told
from coordination.log.append import Entry
from coordination.log.execute import execute
from coordination.log.projection import projected
from coordination.log.stream import Loaded
from coordination.people.roles import CARE
from telephony.calls import commands
from telephony.calls.commands import PauseRecording, Refuse, ResumeRecording
from telephony.calls.decisions import CALL
from telephony.calls.items import CallItem, item_of
from telephony.calls.projections import calls
from telephony.calls.telling import stream_of


class RecordingKey(Command):
    """One key. Pressed twice it does what it did once; it answers the call after it, from the log."""

    roles = CARE
    answer = CallItem

    def do(self, told: Told, id: UUID) -> Done:
        stream = stream_of(id)
        outcome = execute(CALL, stream, self.pressed, told.context, expected=told.expected, also=known_call)
        return Done(stream=stream, version=outcome.version, item=item_of(projected(calls, outcome.logged)))

    def pressed(self, now: datetime) -> commands.Command:
        raise NotImplementedError


def known_call(loaded: Loaded) -> list[Entry]:
    """A call that nobody told us of is not begun by a key."""
    if not loaded.version:
        raise door.NotShown
    return []


class StopCallRecording(RecordingKey):
    """The caller does not want to be recorded: keep no more sound, and none of what came."""

    operation = "call_stop_recording"

    def pressed(self, now: datetime) -> commands.Command:
        return Refuse(purposes=("recording",), at=now)


class StopCallTranscription(RecordingKey):
    """The caller does not want her words written down: what came is destroyed, and nothing is looked for in
    it any more. Sound that is recorded stays, unless she says no to that too."""

    operation = "call_stop_transcription"

    def pressed(self, now: datetime) -> commands.Command:
        return Refuse(purposes=("transcription", "analysis"), at=now)


class PauseCallRecording(RecordingKey):
    """Keep what is said next out of the recording and the transcript, until it is resumed."""

    operation = "call_pause_recording"

    def pressed(self, now: datetime) -> commands.Command:
        return PauseRecording(at=now)


class ResumeCallRecording(RecordingKey):
    """Let the sound be kept and listened to again."""

    operation = "call_resume_recording"

    def pressed(self, now: datetime) -> commands.Command:
        return ResumeRecording(at=now)

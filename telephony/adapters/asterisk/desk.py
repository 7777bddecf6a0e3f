"""What a conversation with a caller does in the world: media, the answer to the question, what was spoken."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as TooLate
from datetime import datetime

import structlog
from django.db import close_old_connections

from coordination.log.errors import Refused, StreamForgotten
from coordination.policy.prompts import Prompt
from telephony.adapters.asterisk import names, taps
from telephony.adapters.asterisk.rest import Ari
from telephony.adapters.asterisk.shapes import Channel
from telephony.adapters.asterisk.tapping import Tapping, Way
from telephony.adapters.asterisk.teller import Lost, Teller
from telephony.calls.commands import AnswerConsent, NoteGap
from telephony.calls.events import (
    LANGUAGE_MENU,
    PURPOSES,
    CallIvrSelected,
    CallRouted,
    CallScriptSpoken,
    ScriptPurpose,
)
from telephony.recordings.tracks import Track

PATIENCE = 2.0  # seconds that a caller waits for the database, at most

Issue = Callable[[str, Track], str]
log = structlog.get_logger()


class Desk:
    """One Asterisk, the way into the log, and how tickets for our AudioSocket door are had."""

    def __init__(self, ari: Ari, teller: Teller, issue: Issue) -> None:
        self.ari, self.teller, self._issue = ari, teller, issue
        self._beginning: set[str] = set()
        self.tapping = Tapping(
            Way(
                standing=self.standing,
                is_tapped=self._is_tapped,
                make=self._tap,
                cut=self.cut,
                note_gap=self._note_gap,
            )
        )

    def said_yes(self, call: str, how: str, at: datetime) -> bool:
        """Take down a yes; whether it is in the log and nothing stands against it (S3). Not in time is no."""
        yes = AnswerConsent(answers=dict.fromkeys(PURPOSES, True), how=how, at=at)
        try:
            return self.teller.tell(call, yes).result(PATIENCE).consent("recording") == "given"
        except (TooLate, Refused, StreamForgotten, Lost) as error:
            log.error("consent not stored: nothing is recorded", why=type(error).__name__)
            return False

    def said_no(self, call: str, how: str, at: datetime) -> None:
        """First the sound ends, then it is taken down (S13)."""
        self.cut(call)
        self.teller.tell(call, AnswerConsent(answers=dict.fromkeys(PURPOSES, False), how=how, at=at))

    def cut(self, call: str) -> None:
        self.tapping.never_again(call)
        try:
            taps.cut(self.ari, call)
        except Refused as refusal:
            log.error("sound of a call could not be cut", why=type(refusal).__name__)

    def begin_media(self, call: str) -> None:
        """After a yes, on a thread of its own. A failure leaves the call as it is, without sound (S12)."""
        self._beginning.add(call)
        threading.Thread(target=self._begin_media, args=(call,), name="media", daemon=True).start()

    def _begin_media(self, call: str) -> None:
        try:
            match self.ari.account.media:
                case "audiosocket":
                    taps.stream(self.ari, call, lambda track: self._issue(call, track))
                case "recording":
                    taps.record(self.ari, call)
                case "none":
                    return
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller goes on to a person
            log.error("media did not begin", why=type(error).__name__)
        finally:
            self._beginning.discard(call)
            close_old_connections()
        if not self.allowed(call):  # a no that came while the taps were made
            self.cut(call)

    def tap_lost(self, name: str, at: datetime) -> None:
        """A channel of this name is no more. Where it brought sound to our door, another one is made."""
        found = taps.tapped(name)
        if found is not None and self.ari.account.media == "audiosocket":
            self.tapping.lost(*found, at)

    def tap_again(self, channels: Sequence[Channel]) -> None:
        """What lost its taps while nobody listened: of these channels, the callers whose yes stands."""
        if self.ari.account.media != "audiosocket":
            return
        tapped = {taps.tapped(one.id) for one in channels}
        for one in channels:
            missing = [track for track in taps.SIDES if (one.id, track) not in tapped]
            if one.is_other_party and missing and self.allowed(one.id):
                for track in missing:
                    self.tapping.lost(one.id, track, None)

    def _is_tapped(self, call: str, track: Track) -> bool:
        there = any(taps.tapped(one.id) == (call, track) for one in self.ari.channels())
        return there or call in self._beginning

    def _tap(self, call: str, track: Track) -> None:
        try:
            taps.stream_side(self.ari, call, track, lambda of: self._issue(call, of))
        finally:
            close_old_connections()

    def _note_gap(self, call: str, since: datetime, until: datetime) -> None:
        if since < until:
            self.teller.tell(call, NoteGap(from_=since, to=until))

    def allowed(self, call: str) -> bool:
        """Whether the yes stands. A log that cannot say in time says no (S12)."""
        return self.standing(call) is True

    def standing(self, call: str) -> bool | None:
        """Whether the yes stands; None where the log cannot say in time."""
        try:
            return self.teller.look(call).result(PATIENCE).consent("recording") == "given"
        except (TooLate, Refused, StreamForgotten, Lost) as error:
            log.error("consent cannot be looked up", why=type(error).__name__)
            return None

    def is_urgent(self, call: str) -> bool:
        """Whether words of the caller cannot wait. Where the log cannot say in time, they cannot."""
        try:
            return self.teller.look_urgent(call).result(PATIENCE)
        except (TooLate, Refused, StreamForgotten, Lost) as error:
            log.error("urgency cannot be looked up", why=type(error).__name__)
            return True

    def spoken(self, call: str, prompt: Prompt, purpose: ScriptPurpose, at: datetime) -> None:
        """A prompt was heard to its end."""
        fact = CallScriptSpoken(
            at=at,
            script=prompt.name,
            version=prompt.version,
            purpose=purpose,
            language=prompt.language,
            by=f"phone:{names.SOURCE}",
        )
        self.teller.tell(call, fact)

    def chose_language(self, call: str, language: str, at: datetime) -> None:
        self.teller.tell(call, CallIvrSelected(at=at, menu=LANGUAGE_MENU, choice=language))

    def routed(self, call: str, to: str, at: datetime) -> None:
        self.teller.tell(call, CallRouted(at=at, to=to))

"""What each event sets going: a fact for the log, a word for the caller's conversation, a recording's fate.

`take` returns at once, whatever the database or Asterisk do: the next event may be another caller's.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import structlog

from coordination.log.errors import Refused
from coordination.policy.clinic import Line
from coordination.policy.published import policy
from telephony.adapters.asterisk import names, script
from telephony.adapters.asterisk.conversation import Conversation, Key, Over, Played, Recorded
from telephony.adapters.asterisk.desk import Desk
from telephony.adapters.asterisk.facts import facts_of, line_of
from telephony.adapters.asterisk.recordings import Recordings
from telephony.adapters.asterisk.script import Stage
from telephony.adapters.asterisk.shapes import (
    AboutChannel,
    Channel,
    Digit,
    PlaybackTold,
    Recording,
    RecordingTold,
    StasisStart,
    Told,
    time_of,
)

LEAVING = 5.0  # seconds in which a conversation must have ended that was handed over
AT_ONCE = 8  # requests to Asterisk that no conversation waits for
GONE = frozenset({"StasisEnd", "ChannelDestroyed", "ChannelHangupRequest"})

Entry = tuple[tuple[str, ...], str]
"""With which arguments, and when, a channel came into our application."""

log = structlog.get_logger()


class Switchboard:
    """The conversations of one Asterisk."""

    def __init__(self, desk: Desk, recordings: Recordings) -> None:
        self._desk, self._recordings = desk, recordings
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="asterisk")
        self._conversations: dict[str, tuple[Entry, Conversation]] = {}
        self._talking: set[threading.Thread] = set()
        self._lock = threading.Lock()

    def talks_with(self, channel: str) -> bool:
        return channel in self._conversations

    def take(self, told: Told) -> None:
        """One event."""
        heard_at = datetime.now(UTC)
        for call, fact in facts_of(told, policy(), self._desk.ari.account.region, heard_at):
            self._desk.teller.tell(call, fact)
        at = time_of(told.timestamp) or heard_at
        match told:
            case StasisStart():
                self._entered(told)
            case Digit(channel=channel, digit=digit):
                self._pressed(channel, Key(digit, at))
            case PlaybackTold(playback=playback):
                self._say(playback.channel, Played(playback.id, playback.state, at))
            case RecordingTold(recording=recording, type=kind):
                self._recorded(kind, recording, at)
            case AboutChannel(channel=channel) if told.type in GONE:
                self._say(channel.id, Over())

    def _say(self, call: str, what: Key | Played | Recorded | Over) -> bool:
        """Whether somebody talks with that caller."""
        with self._lock:
            _, conversation = self._conversations.get(call, (None, None))
            if conversation is not None:
                conversation.hear(what)
        return conversation is not None

    def _entered(self, told: StasisStart) -> None:
        channel, how = told.channel, told.args[0] if told.args else ""
        if how not in {names.INBOUND, names.UNANSWERED, names.OUTBOUND}:
            return
        if channel.call is None:
            log.error("channel without variables", mend="ari.conf needs channelvars: see docs/asterisk.md")
        line_name, line = line_of(channel, policy())
        if how == names.OUTBOUND:
            self.do(lambda: self._desk.ari.go_on(channel.id, names.PEOPLE, line_name))
        elif how == names.INBOUND:
            voicemail = line.closed == "voicemail" and not policy().hours.open_at(datetime.now(UTC))
            self._begin(told, line_name, line, lambda: "greeting" if voicemail else "emergency")
        else:
            self._begin(told, line_name, line, lambda: self._after_people(channel.id))

    def _after_people(self, call: str) -> Stage:
        """Nobody answered: a voicemail for whom a yes stands, and for nobody else."""
        return "greeting" if self._desk.allowed(call) else "fallback"

    def _begin(self, told: StasisStart, line_name: str, line: Line, first: Callable[[], Stage]) -> None:
        """Talk on a thread of its own. Who comes back to us at once may find the one before still leaving."""
        channel, entry = told.channel, (tuple(told.args), told.timestamp)
        conversation = Conversation(self._desk, channel.id, line, line_name, self._recordings.message)
        with self._lock:
            before = self._conversations.get(channel.id)
            if before is not None and before[0] == entry:  # the same event twice
                return
            self._conversations[channel.id] = entry, conversation
        talking = threading.Thread(target=self._talk, args=(channel, conversation, first), daemon=True)
        self._talking.add(talking)
        talking.start()

    def _talk(self, channel: Channel, conversation: Conversation, first: Callable[[], Stage]) -> None:
        conversation.begin(first())
        conversation.run()
        with self._lock:
            _, present = self._conversations.get(channel.id, (None, None))
            if present is conversation:
                del self._conversations[channel.id]
        for key in conversation.unread():
            self._pressed(channel, key)
        self._talking.discard(threading.current_thread())

    def _pressed(self, channel: Channel, key: Key) -> None:
        """Whoever is talked with answers; to others only the key of no means something (S13)."""
        if not self._say(channel.id, key) and key.digit == script.NO_KEY and channel.is_other_party:
            self.do(lambda: self._withdraw(channel.id, key.at))

    def _withdraw(self, call: str, at: datetime) -> None:
        """First the sound ends, then it is taken down."""
        self._desk.cut(call)
        self._desk.teller.take_back(call, "key", at)

    def _recorded(self, kind: str, recording: Recording, at: datetime) -> None:
        if caller := names.call_of_message(recording.name):
            if kind != "RecordingStarted":
                seconds = None if kind == "RecordingFailed" else recording.duration
                self._say(caller, Recorded(recording.name, seconds, at))
        elif call := names.call_beside(recording.name):
            reports = {"RecordingStarted": self._recordings.begun, "RecordingFailed": self._recordings.failed}
            reports.get(kind, self._recordings.over)(recording.name, call, at)

    def do(self, ask: Callable[[], None]) -> None:
        """Ask something of Asterisk that nobody waits for."""
        self._threads.submit(_quietly, ask)

    def hand_over(self, channel: Channel) -> None:
        """Somebody waits in our application with whom nobody talks: on to people (S12)."""
        line_name, _ = line_of(channel, policy())
        self.do(lambda: self._desk.ari.go_on(channel.id, names.PEOPLE, line_name))

    def close(self) -> None:
        """We end: whom we talk with goes on to people at once, and not when the lease runs out."""
        for _, conversation in list(self._conversations.values()):
            self.do(conversation.hand_over)
        for talking in list(self._talking):
            talking.join(LEAVING)
        self._threads.shutdown(wait=True)


def _quietly(ask: Callable[[], None]) -> None:
    try:
        ask()
    except Refused as refusal:
        log.warning("asterisk refused", why=type(refusal).__name__)
    except Exception as error:  # noqa: BLE001 - one caller's fault is no other's
        log.error("asterisk not asked", why=type(error).__name__)

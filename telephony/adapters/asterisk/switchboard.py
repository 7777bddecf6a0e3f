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
from telephony.adapters.asterisk.facts import facts_of, line_of, reason_of
from telephony.adapters.asterisk.paging import PageTalk
from telephony.adapters.asterisk.recordings import Recordings
from telephony.adapters.asterisk.script import Stage
from telephony.adapters.asterisk.shapes import (
    AboutChannel,
    Channel,
    Destroyed,
    Digit,
    PlaybackTold,
    Recording,
    RecordingTold,
    StasisStart,
    Told,
    time_of,
)
from telephony.calls.events import EndReason
from telephony.pages.commands import NoteFailed
from telephony.pages.events import PageFailure
from telephony.pages.tickets import page_of_ticket

LEAVING = 5.0  # seconds in which a conversation must have ended that was handed over
AT_ONCE = 8  # requests to Asterisk that no conversation waits for
GONE = frozenset({"StasisEnd", "ChannelDestroyed", "ChannelHangupRequest"})

# What the end of a page's call means; who picked up is told apart by the answer.
UNANSWERED: dict[EndReason, PageFailure] = {"busy": "busy", "failed": "failed"}

Entry = tuple[tuple[str, ...], str]
"""With which arguments, and when, a channel came into our application."""

log = structlog.get_logger()


class Switchboard:
    """The conversations of one Asterisk."""

    def __init__(self, desk: Desk, recordings: Recordings) -> None:
        self._desk, self._recordings = desk, recordings
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="asterisk")
        self._conversations: dict[str, tuple[Entry, Conversation | PageTalk]] = {}
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
            case Destroyed(channel=channel, cause=cause):
                self._say(channel.id, Over())
                self._page_ended(channel, cause)
                self._desk.tap_lost(channel.id, at)
                if channel.is_other_party:
                    self._desk.tapping.over(channel.id)
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
        if how == names.PAGE:
            self._paged(told)
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
        """Nobody answered: a voicemail for whom a yes stands, if what was said can wait; else people."""
        if not self._desk.allowed(call):
            return "fallback"
        return "unanswered" if self._desk.is_urgent(call) else "greeting"

    def _begin(self, told: StasisStart, line_name: str, line: Line, first: Callable[[], Stage]) -> None:
        """Talk on a thread of its own. Who comes back to us at once may find the one before still leaving."""
        conversation = Conversation(self._desk, told.channel.id, line, line_name, self._recordings.message)

        def talk() -> None:
            conversation.begin(first())
            conversation.run()

        self._start(told, conversation, talk)

    def _paged(self, told: StasisStart) -> None:
        """One of our people picked up."""
        page = page_of_ticket(names.ticket_of_page(told.channel.id) or "")
        if page is None or len(told.args) < 2:
            log.warning("page of nobody's asking")
            return
        talk = PageTalk(self._desk.ari, told.channel.id, page, told.args[1], self._desk.teller.note)
        self._start(told, talk, talk.run)

    def _page_ended(self, channel: Channel, cause: int) -> None:
        page = page_of_ticket(names.ticket_of_page(channel.id) or "")
        if page is not None:
            why = UNANSWERED.get(reason_of(channel.state, cause), "no_answer")
            self._desk.teller.note(page, lambda now: NoteFailed(now=now, why=why))

    def _start(
        self, told: StasisStart, conversation: Conversation | PageTalk, talk: Callable[[], None]
    ) -> None:
        channel, entry = told.channel, (tuple(told.args), told.timestamp)
        with self._lock:
            before = self._conversations.get(channel.id)
            if before is not None and before[0] == entry:  # the same event twice
                return
            self._conversations[channel.id] = entry, conversation
        talking = threading.Thread(target=self._talk, args=(channel, conversation, talk), daemon=True)
        self._talking.add(talking)
        talking.start()

    def _talk(
        self, channel: Channel, conversation: Conversation | PageTalk, talk: Callable[[], None]
    ) -> None:
        talk()
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
        """Somebody waits in our application with whom nobody talks: on to people (S12). One of our own people
        is let go: the next one is rung."""
        if names.ticket_of_page(channel.id) is not None:
            self.do(lambda: self._desk.ari.hang_up(channel.id))
            return
        line_name, _ = line_of(channel, policy())
        self.do(lambda: self._desk.ari.go_on(channel.id, names.PEOPLE, line_name))

    def close(self) -> None:
        """We end: whom we talk with goes on to people at once, and not when the lease runs out."""
        self._desk.tapping.close()
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

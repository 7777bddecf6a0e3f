"""How people behave on a leg: what they press, who picks up and when, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from telephony.simulator.audio import Speech, silence
from telephony.simulator.script import PhoneCall, PickUp

Outcome = Literal["answered", "no_answer", "busy", "failed", "caller_gone"]
OnCall = Literal["takes", "voicemail", "no_answer", "busy"]
PICKS_UP: dict[OnCall, PickUp] = {
    "takes": "answered",
    "voicemail": "answered",
    "no_answer": "no_answer",
    "busy": "busy",
}
TWICE: tuple[PickUp, ...] = ("no_answer", "answered")
SHORTEST_TALK = 3.0  # seconds that whoever answers next is on the line, though all was said
# Twilio keeps `canceled` for calls that its user cancels: a caller who leaves makes a leg that nobody
# answered.
STATUS: dict[str, str] = {
    "no_answer": "no-answer",
    "busy": "busy",
    "failed": "failed",
    "caller_gone": "no-answer",
}


@dataclass(frozen=True)
class Answer:
    """What a caller gives to a question: keys, and the words that mean the same."""

    keys: str | None
    words: str | None


@dataclass(frozen=True)
class Ring:
    """What came of ringing somebody, and after how many seconds: of the story, or `by_the_clock`."""

    outcome: Outcome
    after: float
    by_the_clock: bool = False


class Party(Protocol):
    """The people of one call."""

    hangs_up_in_notice: bool

    def answer(self) -> Answer | None:
        """The answer to the next question; None is silence."""

    def ring(self, to: str, timeout: float) -> Ring:
        """Ring somebody for at most so many seconds."""

    def conversation(self) -> Speech:
        """What is said once somebody answered."""

    def leaves_off(self, seconds: float) -> None:
        """The conversation broke off after so much of it: the rest is said to whoever answers next."""

    def message(self) -> Speech | None:
        """What is said after a voicemail's beep; None hangs up."""


class ScriptedCaller:
    """The caller of a story, and the staff who answer or do not."""

    def __init__(self, call: PhoneCall, speech: Speech | None, language: str) -> None:
        self.hangs_up_in_notice = call.hangs_up_in_notice
        self._call, self._speech, self._said = call, speech, 0.0
        self._left = call.queue.waits if call.queue else 3.0
        self._answers = [Answer(key.key, None) for key in call.keys]
        if call.consent is not None:
            yes = "sí" if language == "es" else "yes"
            words = call.consent.says or (yes if call.consent.recording else "no")
            self._answers.insert(0, Answer(call.consent.key, words))

    def answer(self) -> Answer | None:
        return self._answers.pop(0) if self._answers else None

    def ring(self, to: str, timeout: float) -> Ring:
        if self._left > timeout or self._call.voicemail:
            self._left = max(self._left - timeout, 0.0)
            return Ring("no_answer", timeout)
        after, self._left = self._left, 0.0
        if self._call.answered_by is not None:
            return Ring("answered", after)
        match self._call.ends:
            case "busy" | "failed" | "no_answer" as outcome:
                return Ring(outcome, after)
            case _:
                return Ring("caller_gone", after)

    def conversation(self) -> Speech:
        speech = self._speech or silence(self._call.talks or 5.0)
        left = speech.after(self._said)
        return left if left.seconds >= SHORTEST_TALK else silence(SHORTEST_TALK)

    def leaves_off(self, seconds: float) -> None:
        self._said += seconds

    def message(self) -> Speech | None:
        return self._speech or silence(5.0) if self._call.voicemail else None


class CalledBack:
    """Whom Ringback calls: each patient's number does what its story says, in turn; staff always pick up.

    Staff are `client:` and `sip:` addresses and the numbers in `staff`: the clinic's own. What a staff member
    does who is called at night, on her own, stands in `on_call`, in turn for each number.
    """

    def __init__(
        self,
        plans: dict[str, tuple[PickUp, ...]],
        staff: frozenset[str] = frozenset(),
        on_call: tuple[OnCall, ...] = ("takes",),
        wakes_after: float = 0.0,
    ) -> None:
        self._plans, self._staff, self._on_call = plans, staff, on_call
        self.wakes_after = wakes_after
        self._times = dict[str, int]()

    def pick_up(self, to: str) -> PickUp:
        """What happens this time; the last of the plan repeats."""
        if not to.startswith("+") or to in self._staff:
            return "answered"
        plan = self._plans.get(to, TWICE)
        return plan[self._turn(to, plan)]

    def paged(self, to: str) -> OnCall | None:
        """What a member of the staff does this time whom Ringback calls itself; None for anybody else."""
        return self._on_call[self._turn(to, self._on_call)] if to in self._staff else None

    def _turn(self, to: str, plan: Sequence[object]) -> int:
        """The last of a plan repeats."""
        time = self._times.get(to, 0)
        self._times[to] = time + 1
        return min(time, len(plan) - 1)


class CalledParty:
    """The people of a call that Ringback placed: yes to the first question, ten seconds of talk. A member of
    the staff who is paged presses 1, unless a voicemail picks up for her."""

    hangs_up_in_notice = False

    def __init__(self, called_back: CalledBack) -> None:
        self._called_back, self._asked = called_back, False

    def answer(self) -> Answer | None:
        if self._asked:
            return None
        self._asked = True
        return Answer("1", "yes")

    def ring(self, to: str, timeout: float) -> Ring:
        paged = self._called_back.paged(to)
        self._asked = paged == "voicemail"
        if paged == "takes":
            return Ring("answered", self._called_back.wakes_after, by_the_clock=True)
        outcome = self._called_back.pick_up(to) if paged is None else PICKS_UP[paged]
        return Ring(outcome, {"answered": min(4.0, timeout), "no_answer": timeout}.get(outcome, 1.0))

    def conversation(self) -> Speech:
        return silence(10.0)

    def leaves_off(self, seconds: float) -> None:
        """There is nothing that it would go on with."""

    def message(self) -> Speech | None:
        return None

"""Calls of confirmed patients with cues, as the engine of cues writes them down."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

from coordination.log.append import Entry, append
from coordination.log.event import FORGOTTEN, Context
from coordination.log.stream import load, now
from coordination.policy.cues import CueKind
from coordination.proposals.row import ProposalRow
from coordination.routing.events import Quote, RoutingCueFound
from telephony.calls.events import PURPOSES, CallAnswered, CallConsentGiven
from tests.followups.calls import offered, tell
from tests.http.client import Script
from tests.identity.asked import WALTER_SAYS, confirm
from tests.identity.conftest import id_of
from tests.people.accounts import person

WALTERS = "+12025550105"


class Contact:
    """A patient's calls; every step ends with all reactors and projections having seen it."""

    def __init__(self, react: Callable[[], None]) -> None:
        self.react = react
        self.mara = Script(person("front_desk", "Mara Lind"))

    def call(self, *, mode: str = "live", number: str | None = WALTERS) -> UUID:
        """A call whose caller said yes to everything, and which a person took."""
        call, at = uuid4(), now() - timedelta(minutes=2)
        yes = [CallConsentGiven(at=at, purpose=purpose, how="key") for purpose in PURPOSES]
        tell(call, offered(number, at), *yes, CallAnswered(at=at + timedelta(seconds=9)), mode=mode)
        self.react()
        return call

    def cue(self, call: UUID, kind: CueKind, words: str, *, mode: str = "live", heard: bool = True) -> UUID:
        cue = uuid4()
        found = RoutingCueFound(
            cue=cue,
            cue_kind=kind,
            segment=uuid4(),
            last_segment=uuid4(),
            first=0,
            last=3,
            start=4.5,
            end=6.0,
            channel="caller",
            speaker="caller",
            language="en",
            heard_in="live",
            content=Quote(text=words) if heard else FORGOTTEN,
        )
        context = Context(
            actor="system:routing@1",
            role="system",
            clinic="riverbend",
            occurred_at=now(),
            correlation=call,
            mode=mode,
        )
        stream = f"routing/{call}"
        append([Entry(stream=stream, expected=load(stream).version, events=[found])], context)
        self.react()
        return cue

    def confirm(self, call: UUID, issuer: str = "invented_people") -> UUID:
        """Walter, by Mara; the confirmation's id."""
        version = load(f"identity/{call}").version
        done = confirm(self.mara, call, id_of(1001, issuer), WALTER_SAYS, version=version)
        assert done.status_code == 200, done.content
        self.react()
        return UUID(done.json()["confirmed"][-1]["id"])

    def take_back(self, call: UUID, confirmation: UUID) -> None:
        body = {"confirmation": str(confirmation), "why": "wrong_patient", "reason": "his brother"}
        version = load(f"identity/{call}").version
        done = self.mara.post(f"calls/{call}/identity/withdraw", body, if_match=version)
        assert done.status_code == 200, done.content
        self.react()

    def cued(self, kind: CueKind, words: str, *, mode: str = "live", issuer: str = "invented_people") -> UUID:
        """A call with a cue, confirmed as Walter's."""
        call = self.call(mode=mode)
        self.cue(call, kind, words, mode=mode)
        self.confirm(call, issuer)
        return call


def proposals_of(*calls: UUID) -> list[ProposalRow]:
    return list(ProposalRow.objects.filter(calls__overlap=list(calls)).order_by("made_at"))

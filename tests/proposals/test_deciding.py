"""When repeated contact proposes something, and what people make of it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from coordination.policy.published import load_policy
from coordination.proposals.decisions import PROPOSAL, Accept, Dismiss, Propose, TakeBack, WithCues
from coordination.proposals.events import (
    CuedCall,
    ProposalAccepted,
    ProposalDismissed,
    ProposalMade,
    ProposalWithdrawn,
)
from coordination.proposals.refusals import DecidedAlready, NoSuchProposal, ProposalGone
from tests.log.sentences import decider
from tests.policy.shipped import SHIPPED

PROPOSALS = decider(PROPOSAL)
RULES = load_policy(SHIPPED).repeated_contact
NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
DAY = timedelta(days=1)
ANA = "person/00000000-0000-4000-8000-00000000000a"
PATIENT, FOLLOWUP = UUID(int=1), UUID(int=2)


def call(number: int, days: float, *kinds: str) -> WithCues:
    """A call so many days after the first one's noon, with a cue of each kind."""
    cued = CuedCall(call=UUID(int=number), cues=(UUID(int=number + 100),), at=NOON + days * DAY)
    return WithCues(call=cued, kinds=frozenset(kinds))


def propose(*calls: WithCues) -> Propose:
    return Propose(patient=PATIENT, calls=calls, rules=RULES)


FIRST, SECOND = call(11, 0, "confusion"), call(12, 9, "frustration")
MADE = ProposalMade(patient=PATIENT, what="supervisor_callback", calls=(FIRST.call, SECOND.call))
ACCEPTED = ProposalAccepted(by=ANA, followup=FOLLOWUP)
DISMISSED = ProposalDismissed(by=ANA, why="not_needed")
WITHDRAWN = ProposalWithdrawn(why="declined", call=UUID(int=11))


def test_two_calls_with_a_cue_within_thirty_days_propose_a_callback() -> None:
    PROPOSALS.given().when(propose(SECOND, FIRST)).then(MADE)


@pytest.mark.parametrize(("days", "proposes"), [(29, True), (30, True), (30.001, False), (400, False)])
def test_thirty_days_lie_between_them_at_most(days: float, proposes: bool) -> None:
    asked = PROPOSALS.given().when(propose(FIRST, call(12, days, "frustration")))
    assert bool(asked._decide()) is proposes


def test_one_call_is_no_repeated_contact_however_many_cues_it_has() -> None:
    PROPOSALS.given().when(propose(call(11, 0, "frustration", "distress", "confusion"))).nothing_happens()
    PROPOSALS.given().when(propose()).nothing_happens()


def test_cues_that_ask_for_nothing_propose_nothing() -> None:
    PROPOSALS.given().when(propose(call(11, 0, "yodeling"), call(12, 1, "yodeling"))).nothing_happens()


@pytest.mark.parametrize(
    ("kinds", "what"),
    [
        (("language_barrier", "distress"), "interpreter"),
        (("distress", "confusion"), "supervisor_callback"),
        (("confusion", "cannot_hear"), "navigator"),
    ],
)
def test_what_is_proposed_follows_from_the_cues_of_both(kinds: tuple[str, str], what: str) -> None:
    (made,) = PROPOSALS.given().when(propose(call(11, 0, kinds[0]), call(12, 1, kinds[1])))._decide()
    assert isinstance(made, ProposalMade)
    assert made.what == what


def test_what_is_proposed_is_not_proposed_again() -> None:
    PROPOSALS.given(MADE).when(propose(FIRST, SECOND, call(13, 10, "distress"))).nothing_happens()


def test_a_person_accepts_or_dismisses_and_only_once() -> None:
    accept, dismiss = Accept(by=ANA, followup=FOLLOWUP), Dismiss(by=ANA, why="not_needed")
    PROPOSALS.given(MADE).when(accept).then(ACCEPTED)
    PROPOSALS.given(MADE, ACCEPTED).when(accept).nothing_happens()
    PROPOSALS.given(MADE).when(dismiss).then(DISMISSED)
    PROPOSALS.given(MADE, DISMISSED).when(dismiss).nothing_happens()
    PROPOSALS.given(MADE, ACCEPTED).when(dismiss).refuses(DecidedAlready)
    PROPOSALS.given(MADE, DISMISSED).when(accept).refuses(DecidedAlready)
    PROPOSALS.given().when(accept).refuses(NoSuchProposal)
    PROPOSALS.given().when(dismiss).refuses(NoSuchProposal)


def test_what_a_proposal_rested_on_can_go_while_nobody_has_decided() -> None:
    gone = TakeBack(why="declined", call=UUID(int=11))
    PROPOSALS.given(MADE).when(gone).then(WITHDRAWN)
    PROPOSALS.given(MADE).when(TakeBack(why="declined", call=UUID(int=99))).nothing_happens()
    PROPOSALS.given(MADE, ACCEPTED).when(gone).nothing_happens()
    PROPOSALS.given(MADE, WITHDRAWN).when(Accept(by=ANA, followup=FOLLOWUP)).refuses(ProposalGone)

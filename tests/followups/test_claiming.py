"""Claiming, renewing, releasing, assigning, and the end of a claim."""

from msgspec.structs import replace

from coordination.followups.commands import Assign, Claim, LapseClaim, Release, Renew
from coordination.followups.events import (
    FollowupAssigned,
    FollowupClaimed,
    FollowupLapsed,
    FollowupReleased,
    FollowupRenewed,
    FollowupSnoozed,
)
from coordination.followups.refusals import (
    IsClosed,
    NoSuchFollowup,
    NotClaimed,
    NotTheOwner,
    TakenByAnother,
)
from tests.followups.people import ANA, BEN, CLAIMED, CLOSED, NOON, OPENED, SUE, at
from tests.followups.sentences import given

CLAIM = Claim(by=ANA, name="Ana Quintero", now=NOON, until=at(15))
BENS = Claim(by=BEN, name="Ben Osei", now=at(0.2), until=at(15.2))


def test_claims() -> None:
    given(OPENED).when(CLAIM).then(CLAIMED)


def test_claimed_twice_by_the_same_person_is_one_claim() -> None:
    given(OPENED, CLAIMED).when(CLAIM).nothing_happens()


def test_refuses_a_claim_on_anothers_and_says_whose_and_since_when() -> None:
    given(OPENED, CLAIMED).when(BENS).refuses(TakenByAnother, "Ana Quintero claimed this 12 s ago.")


def test_a_claim_holds_to_its_last_second() -> None:
    given(OPENED, CLAIMED).when(replace(BENS, now=at(14.99))).refuses(TakenByAnother, "14 min ago")


def test_a_claim_that_lapsed_stops_nobody_though_no_alarm_has_rung() -> None:
    given(OPENED, CLAIMED).when(replace(BENS, now=at(15), until=at(30))).then(
        FollowupLapsed(by=ANA), FollowupClaimed(by=BEN, name="Ben Osei", at=at(15), until=at(30))
    )


def test_refuses_a_claim_on_what_is_closed_or_not_there() -> None:
    given(OPENED, CLOSED).when(CLAIM).refuses(IsClosed)
    given().when(CLAIM).refuses(NoSuchFollowup)


def test_a_claim_ends_a_snooze() -> None:
    snoozed = FollowupSnoozed(by=BEN, until=at(120))
    claimed_again = Claim(by=ANA, name="Ana Quintero", now=at(1), until=at(16))
    given(OPENED, snoozed, CLAIMED).when(claimed_again).nothing_happens()


RENEW = Renew(by=ANA, name="Ana Quintero", now=at(10), until=at(25))


def test_renews() -> None:
    given(OPENED, CLAIMED).when(RENEW).then(FollowupRenewed(until=at(25)))


def test_renewed_to_the_same_time_is_renewed_once() -> None:
    given(OPENED, CLAIMED, FollowupRenewed(until=at(25))).when(RENEW).nothing_happens()


def test_refuses_to_renew_anothers() -> None:
    given(OPENED, CLAIMED).when(replace(RENEW, by=BEN)).refuses(NotTheOwner, "Ana Quintero")


def test_refuses_to_renew_what_has_lapsed() -> None:
    given(OPENED, CLAIMED).when(replace(RENEW, now=at(15))).refuses(NotClaimed, "Claim it again")


RELEASE = Release(by=ANA, name="Ana Quintero", now=at(5))


def test_releases() -> None:
    given(OPENED, CLAIMED).when(RELEASE).then(FollowupReleased(by=ANA))


def test_released_twice_is_released_once() -> None:
    given(OPENED, CLAIMED, FollowupReleased(by=ANA)).when(RELEASE).nothing_happens()


def test_refuses_release_by_someone_who_is_not_the_owner() -> None:
    given(OPENED, CLAIMED).when(replace(RELEASE, by=BEN)).refuses(NotTheOwner, "a supervisor")


def test_a_supervisor_releases_anothers() -> None:
    given(OPENED, CLAIMED).when(replace(RELEASE, by=SUE, supervisor=True)).then(FollowupReleased(by=SUE))


ASSIGN = Assign(by=ANA, name="Ana Quintero", now=NOON, to=BEN, to_name="Ben Osei", until=at(60))
ASSIGNED = FollowupAssigned(to=BEN, name="Ben Osei", by=ANA, at=NOON, until=at(60))


def test_assigns() -> None:
    given(OPENED).when(ASSIGN).then(ASSIGNED)


def test_assigned_twice_is_assigned_once() -> None:
    given(OPENED, ASSIGNED).when(ASSIGN).nothing_happens()


def test_the_owner_hands_it_on() -> None:
    given(OPENED, CLAIMED).when(ASSIGN).then(ASSIGNED)


def test_refuses_to_assign_anothers() -> None:
    given(OPENED, CLAIMED).when(replace(ASSIGN, by=SUE)).refuses(TakenByAnother)


def test_a_supervisor_assigns_anothers() -> None:
    given(OPENED, CLAIMED).when(replace(ASSIGN, by=SUE, supervisor=True)).then(replace(ASSIGNED, by=SUE))


def test_the_alarm_ends_a_claim() -> None:
    given(OPENED, CLAIMED).when(LapseClaim(now=at(15))).then(FollowupLapsed(by=ANA))


def test_an_alarm_that_rings_early_or_twice_ends_nothing() -> None:
    given(OPENED, CLAIMED).when(LapseClaim(now=at(14))).nothing_happens()
    given(OPENED, CLAIMED, FollowupRenewed(until=at(25))).when(LapseClaim(now=at(15))).nothing_happens()
    given(OPENED, CLAIMED, FollowupLapsed(by=ANA)).when(LapseClaim(now=at(15))).nothing_happens()

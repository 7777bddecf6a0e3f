"""The rules of policy documents, as sentences."""

import msgspec
import pytest
from msgspec.structs import replace

from coordination.policy import decisions as d
from coordination.policy.commands import Person, Propose, Publish, Sign, Withdraw
from coordination.policy.documents import LONGEST, hash_of
from coordination.policy.events import PolicyProposed, PolicyPublished, PolicySigned, PolicyWithdrawn, Subject
from tests.policy.sentences import NAME, given
from tests.policy.shipped import SHIPPED_FILES

OMAR = Person(by="person/omar", name="Omar Castell", may_publish=True, licensed=False)
DANA = Person(by="person/dana", name="Dana Whitlock, RN", may_publish=True, licensed=True)
LOOSER = ("Category chest_pain: 60 seconds become 120 seconds.",)
NOTICES = "n" * 64
PROPOSED = PolicyProposed(
    name=NAME, draft=1, text="a: 1\n", based_on=0, by=OMAR.by, by_name=OMAR.name, note="for the pilot"
)
PUBLISHED = PolicyPublished(
    name=NAME,
    number=1,
    draft=1,
    # printf 'a: 1\n' | sha256sum
    hash="37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae",
    by=OMAR.by,
    by_name=OMAR.name,
    note="agreed on Monday",
    loosens=(),
)
PROPOSE = Propose(who=OMAR, text="a: 1\n", note="for the pilot")
PUBLISH = Publish(who=OMAR, note="agreed on Monday", draft=1, problems=(), loosens=())
WITHDRAW = Withdraw(who=OMAR, note="it rang all night", problems=(), loosens=())
WITHDRAWN = PolicyWithdrawn(
    name=NAME, number=2, by=OMAR.by, by_name=OMAR.name, note="it rang all night", loosens=()
)


def signed(subject: Subject, covers: str = "") -> PolicySigned:
    return PolicySigned(name=NAME, subject=subject, by=DANA.by, by_name=DANA.name, note="read", covers=covers)


ALL_SIGNED = (signed("notices", NOTICES), signed("backups"), signed("downtime_drill"))
SIGN = Sign(who=DANA, subject="notices", may_sign=True, note="read", notices=NOTICES)


def test_a_proposal_is_a_numbered_draft() -> None:
    after = given().when(PROPOSE).then(PROPOSED)
    assert (after.text, after.draft.text if after.draft else None) == (None, "a: 1\n")


def test_the_same_proposal_again_is_nothing_new() -> None:
    given(PROPOSED).when(PROPOSE).nothing_happens()


def test_another_proposal_takes_the_place_of_the_one_before() -> None:
    other = replace(PROPOSED, draft=2, text="a: 2\n")
    given(PROPOSED).when(replace(PROPOSE, text="a: 2\n")).then(other)


def test_a_document_has_its_bounds() -> None:
    given().when(replace(PROPOSE, text="#" * (LONGEST + 1))).refuses(d.TooLong, "240 kilobytes")


@pytest.mark.parametrize("name", sorted(SHIPPED_FILES))
def test_a_clinic_has_room_to_add_to_every_document_that_ships(name: str) -> None:
    assert len(msgspec.json.encode(SHIPPED_FILES[name].decode())) <= 0.9 * LONGEST


def test_publishing_puts_the_draft_in_force() -> None:
    after = given(PROPOSED).when(PUBLISH).then(PUBLISHED)
    assert (after.number, after.text, after.draft) == (1, "a: 1\n", None)


def test_nothing_is_published_that_was_not_proposed() -> None:
    given().when(PUBLISH).refuses(d.NothingProposed)
    given(PROPOSED, PUBLISHED).when(PUBLISH).refuses(d.NothingProposed)


def test_refuses_to_publish_another_draft_than_the_one_that_was_read() -> None:
    given(PROPOSED, replace(PROPOSED, draft=2, text="a: 2\n")).when(PUBLISH).refuses(d.OtherDraft)


def test_refuses_a_draft_that_was_overtaken() -> None:
    late = replace(PROPOSED, draft=2, text="a: 2\n", based_on=0)
    given(PROPOSED, PUBLISHED, late).when(replace(PUBLISH, draft=2)).refuses(d.Overtaken)
    given(PROPOSED, PUBLISHED, WITHDRAWN, replace(late, based_on=1)).when(replace(PUBLISH, draft=2)).refuses(
        d.Overtaken
    )


def test_refuses_to_publish_what_has_problems_and_names_them_all() -> None:
    two = ("Category chest_pain has no backup.", "Nobody is on duty as nurse on Sundays.")
    given(PROPOSED).when(replace(PUBLISH, problems=two)).refuses(
        d.HasProblems, r"chest_pain has no backup\. Nobody is on duty as nurse on Sundays"
    )


def test_refuses_whoever_may_only_propose() -> None:
    given(PROPOSED).when(replace(PUBLISH, who=replace(OMAR, may_publish=False))).refuses(d.NotTheirsToPublish)
    given(PROPOSED, PUBLISHED).when(replace(WITHDRAW, who=replace(OMAR, may_publish=False))).refuses(
        d.NotTheirsToPublish
    )


def test_s4_nobody_without_a_license_loosens_what_is_clinical() -> None:
    given(PROPOSED).when(replace(PUBLISH, loosens=LOOSER)).refuses(d.NotLicensed, "chest_pain: 60 seconds")
    given(PROPOSED, PUBLISHED).when(replace(WITHDRAW, loosens=LOOSER)).refuses(d.NotLicensed)


def test_s4_a_nurse_may_and_it_is_on_record_what_she_loosened() -> None:
    given(PROPOSED).when(replace(PUBLISH, who=DANA, loosens=LOOSER)).then(
        replace(PUBLISHED, by=DANA.by, by_name=DANA.name, loosens=LOOSER)
    )


def test_nothing_acts_by_telephone_before_three_things_are_signed() -> None:
    acting = replace(PUBLISH, acts=True, notices=NOTICES)
    given(PROPOSED).when(acting).refuses(d.NotSigned, "the notices, the backups and the downtime drill are")
    given(PROPOSED, *ALL_SIGNED[:2]).when(acting).refuses(d.NotSigned, "before the downtime drill are signed")
    given(PROPOSED, *ALL_SIGNED).when(acting).then(PUBLISHED)


def test_the_notices_count_only_as_they_were_read() -> None:
    acting = replace(PUBLISH, acts=True, notices="m" * 64)
    given(PROPOSED, *ALL_SIGNED).when(acting).refuses(d.NotSigned, "before the notices are signed")


def test_withdrawing_goes_back_to_what_ships() -> None:
    after = given(PROPOSED, PUBLISHED).when(WITHDRAW).then(WITHDRAWN)
    assert (after.number, after.text) == (2, None)
    given(PROPOSED, PUBLISHED, WITHDRAWN).when(WITHDRAW).refuses(d.NothingPublished)
    given(PROPOSED).when(WITHDRAW).refuses(d.NothingPublished)


def test_refuses_to_withdraw_to_what_would_have_problems() -> None:
    given(PROPOSED, PUBLISHED).when(replace(WITHDRAW, problems=("A line is left.",))).refuses(d.HasProblems)


def test_somebody_signs_with_her_name() -> None:
    given().when(SIGN).then(signed("notices", NOTICES))
    given(*ALL_SIGNED).when(SIGN).nothing_happens()
    given().when(replace(SIGN, subject="backups")).then(signed("backups"))


def test_notices_that_changed_are_signed_again() -> None:
    given(*ALL_SIGNED).when(replace(SIGN, notices="m" * 64)).then(signed("notices", "m" * 64))


def test_refuses_whoever_may_not_sign() -> None:
    given().when(replace(SIGN, may_sign=False)).refuses(d.NotTheirsToSign)


def test_a_hash_is_that_of_sha256sum() -> None:
    assert hash_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

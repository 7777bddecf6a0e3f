"""Which versions there were: what is put on record once, and what can be read again."""

from coordination.policy.documents import hash_of, names_of, overlaid
from coordination.policy.events import PolicyShipped, PolicyTakenUp
from coordination.policy.reading import version_of
from coordination.policy.register import TOGETHER, files_at, register_of, taking_up

FILES = {"hours.yaml": b"a: 1\n", "roster.yaml": b"b: 2\n"}
NEWER = overlaid(FILES, {"hours": "a: 3\n"})
NOTHING = register_of([])


def test_the_first_version_is_on_record_with_every_text() -> None:
    shipped, taken_up = taking_up(NOTHING, FILES, known=())
    assert shipped == PolicyShipped(texts={hash_of("a: 1\n"): "a: 1\n", hash_of("b: 2\n"): "b: 2\n"})
    assert taken_up == PolicyTakenUp(
        version=version_of(FILES), documents={"hours": hash_of("a: 1\n"), "roster": hash_of("b: 2\n")}
    )


def test_a_version_is_on_record_once() -> None:
    register = register_of(taking_up(NOTHING, FILES, known=()))
    assert taking_up(register, FILES, known=()) == []


def test_a_published_text_stands_in_its_own_stream_and_not_again_in_the_register() -> None:
    register = register_of(taking_up(NOTHING, FILES, known=()))
    (only,) = taking_up(register, NEWER, known=[hash_of("a: 3\n")])
    assert isinstance(only, PolicyTakenUp)


def test_an_old_version_can_be_read_again() -> None:
    events = taking_up(NOTHING, FILES, known=())
    events += taking_up(register_of(events), NEWER, known=[hash_of("a: 3\n")])
    register = register_of(events)
    proposed = {hash_of("a: 3\n"): "a: 3\n"}
    assert files_at(register, version_of(FILES), proposed) == FILES
    assert files_at(register, version_of(NEWER), proposed) == NEWER
    assert files_at(register, "another", proposed) is None


def test_texts_that_do_not_fit_into_one_event_come_in_several() -> None:
    large = {f"{name}.yaml": (name * (TOGETHER // 2 + 1)).encode() for name in "abc"}
    events = taking_up(NOTHING, large, known=())
    assert [type(event).__name__ for event in events] == [*["PolicyShipped"] * 3, "PolicyTakenUp"]
    assert files_at(register_of(events), version_of(large), {}) == large


def test_a_document_that_is_no_file_any_more_is_left_out() -> None:
    assert overlaid(FILES, {"gone": "c: 4\n"}) == FILES
    assert names_of(FILES) == ["hours", "roster"]

"""What came since: whoever adds it to what they have sees what they would see reading all of it again."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.access.record import RECENT, access_stream
from coordination.log.event import Event
from coordination.log.stream import load, now
from tests.http.client import Script
from tests.people.accounts import person
from tests.transcription.transcripts.calls import agreed, says_no
from tests.transcription.transcripts.heard import completed, guessed, heard, masked, segment_id, unheard
from tests.transcription.transcripts.test_orders import (
    Facts,
    Told,
    after,
    correction_of,
    interleaved,
    passes,
    repeated,
)
from transcription.transcripts import heard as heard_rules
from transcription.transcripts.appending import append_segments
from transcription.transcripts.decisions import decide
from transcription.transcripts.events import TranscriptRangeReviewed
from transcription.transcripts.heard import RecordHeard
from transcription.transcripts.news import cursor_from, cursor_of, news_of
from transcription.transcripts.superseding import gaps_shown, shown

SAID, MORE = heard("I take met forming every day"), heard("thank you", 10)


class Page:
    """A page that shows a transcript, and asks for news where it can."""

    def __init__(self) -> None:
        self.segments: dict[UUID, str] = {}
        self.gaps: list[Any] = []
        self.cursor: str | None = None
        self.asked = self.added = 0

    def read(self, told: Told, events: list[Event]) -> None:
        if self.cursor is not None:
            self.asked += 1
            seen = cursor_from(self.cursor)
            news = news_of(seen.shown, events[seen.version :])
            if news is not None:
                self.added += 1
                self.segments |= {one.heard.segment: one.text for one in news.segments}
                self.gaps += news.gaps
                self.cursor = f"{len(events)}.{seen.shown}"
                return
        self.segments = {one.heard.segment: one.text for one in shown(told.transcript)}
        self.gaps = list(gaps_shown(told.transcript))
        self.cursor = cursor_of(told.transcript, len(events))


@settings(deadline=None)
@given(st.data())
def test_news_added_to_what_was_read_are_the_whole(data: st.DataObject) -> None:
    live, later = data.draw(passes("live")), data.draw(passes("post_call"))
    mixed: Facts = data.draw(interleaved(data.draw(repeated(live)), data.draw(repeated(later))))
    told, events, page = Told(), list[Event](), Page()
    for fact in mixed:
        new: list[Event] = list(heard_rules.decide(told.known, RecordHeard(facts=[fact])))
        told, events = after(told, new), events + new
        seen = [one.heard.segment for one in shown(told.transcript)]
        if seen and data.draw(st.integers(0, 5)) == 0:
            corrected = list(decide(told.transcript, correction_of(data.draw(st.sampled_from(seen)))))
            told, events = after(told, corrected), events + corrected
        if data.draw(st.booleans()):
            page.read(told, events)
    page.read(told, events)
    assert page.segments == {one.heard.segment: one.text for one in shown(told.transcript)}
    assert sorted(map(repr, page.gaps)) == sorted(map(repr, gaps_shown(told.transcript)))


def test_while_words_come_nothing_is_read_twice() -> None:
    told, events, page = Told(), list[Event](), Page()
    for number in range(50):
        new = [heard(f"word {number}", float(number)), unheard(number + 0.5, number + 1)]
        told, events = after(told, new), events + new
        page.read(told, events)
    assert (page.asked, page.added, len(page.segments), len(page.gaps)) == (49, 49, 50, 50)


def test_whatever_may_change_what_is_shown_is_no_news_but_a_reason_to_read_again() -> None:
    for event in (
        completed(),
        guessed(),
        TranscriptRangeReviewed(start=0, end=3),
        *decide(after(Told(), [SAID]).transcript, correction_of(segment_id(0))),
    ):
        assert news_of("live", [MORE, event]) is None
    assert news_of("post_call", [heard("live after all")]) is None
    assert news_of("live", [masked()]) is None


def test_words_of_a_pass_that_is_not_shown_yet_are_no_news() -> None:
    found = news_of("live", [MORE, heard("thank you", 10, heard_in="post_call"), completed("live")])
    assert found is not None
    assert [one.heard for one in found.segments] == [MORE]


def test_there_is_a_cursor_only_while_words_can_be_added() -> None:
    assert cursor_of(Told().transcript, 0) is None
    assert cursor_of(after(Told(), [SAID]).transcript, 1) == "1.live"
    later = heard("yes", heard_in="post_call")
    assert cursor_of(after(Told(), [later]).transcript, 1) == "1.post_call"
    assert cursor_of(after(Told(), [later, completed()]).transcript, 2) is None


@pytest.fixture
def nurse() -> Iterator[Script]:
    RECENT.clear()
    yield Script(person("nurse", "Noor Haddad"))
    RECENT.clear()


def read(script: Script, call: UUID) -> Any:
    return script.get(f"calls/{call}/transcript").json()


def asked(script: Script, call: UUID, cursor: str) -> Any:
    answer = script.get(f"calls/{call}/transcript/news?after={cursor}")
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.django_db
def test_only_what_is_new_comes_with_its_masks(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID])
    before = read(nurse, call)
    assert before["cursor"] == "1.live"
    append_segments(call, [heard("my number is", 20), masked(start=20), unheard(8, 13)])
    news = asked(nurse, call, before["cursor"])
    assert (news["reload"], news["version"], news["cursor"]) == (False, 4, "4.live")
    (segment,) = news["segments"]
    (whole,) = [one for one in read(nurse, call)["segments"] if one["id"] == segment["id"]]
    assert segment == whole
    assert [one["kind"] for one in segment["masks"]] == ["social_security"]
    assert news["not_heard"] == [{"start": 8.0, "end": 13.0, "channel": "caller", "why": "overload"}]
    nothing = asked(nurse, call, news["cursor"])
    assert (nothing["segments"], nothing["reload"], nothing["cursor"]) == ([], False, "4.live")


@pytest.mark.django_db
def test_a_correction_says_that_the_whole_is_to_be_read_again(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID])
    body = {"segment": str(segment_id(0)), "first": 2, "last": 3, "text": "metformin"}
    assert nurse.post(f"calls/{call}/transcript/correct", body, if_match=1).status_code == 200
    news = asked(nurse, call, "1.live")
    assert (news["reload"], news["segments"], news["version"]) == (True, [], 2)


@pytest.mark.django_db
def test_s13_after_a_no_there_are_no_news(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID, MORE])
    says_no(call)
    news = asked(nurse, call, "1.live")
    assert (news["reload"], news["segments"]) == (True, [])


@pytest.mark.django_db
def test_a_log_that_was_restored_to_before_what_was_seen_is_read_again(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID])
    assert asked(nurse, call, "9.live")["reload"] is True


@pytest.mark.django_db
def test_s9_reading_news_is_on_record(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID, MORE])
    asked(nurse, call, "1.live")
    (viewed,) = load(access_stream(nurse.person.pk, now().date())).logged
    assert viewed.event.what == "transcript"  # type: ignore[union-attr]
    assert viewed.event.ids == (call,)  # type: ignore[union-attr]


@pytest.mark.django_db
@pytest.mark.parametrize("after_", ["", "1", "x.live", "1.both", "-1.live"])
def test_what_is_no_cursor_is_refused(nurse: Script, after_: str) -> None:
    assert nurse.get(f"calls/{agreed()}/transcript/news?after={after_}").status_code == 400


@pytest.mark.django_db
def test_news_of_an_unknown_call_are_404(nurse: Script) -> None:
    assert nurse.get(f"calls/{uuid4()}/transcript/news?after=1.live").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["manager", "administrator"])
def test_who_sees_no_patient_reads_no_news(role: str) -> None:
    answer = Script(person(role)).get(f"calls/{agreed()}/transcript/news?after=1.live")
    assert answer.status_code == 403

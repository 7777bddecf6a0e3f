"""The news of a transcript as the API shows them."""

from collections.abc import Sequence
from uuid import UUID

from coordination.log.event import Logged
from telephony.calls.state import Call
from transcription.live import notes
from transcription.passes.progress import is_over, progress_of
from transcription.transcripts import shapes
from transcription.transcripts.news import Cursor, news_of
from transcription.transcripts.segment_items import gap_item, masks_by_segment, segment_item


def news_of_call(
    id_: UUID, call: Call, seen: Cursor, newer: Sequence[Logged], head: int
) -> shapes.TranscriptNews:
    """`newer` is the transcript past what was seen, and `head` its version. After a no there is nothing to
    add, nor to a log that was restored to before what was seen: the whole says what is."""
    may_add = call.consent("transcription") == "given" and head >= seen.version
    news = news_of(seen.shown, (one.event for one in newer)) if may_add else None
    item = shapes.TranscriptNews(
        id=id_,
        version=head,
        cursor=str(Cursor(head, seen.shown)),
        reload=news is None,
        behind=None if call.ended_at is not None else notes.behind(id_),
        progress=None if is_over(id_) else progress_of(id_),
        not_heard=[],
        segments=[],
    )
    if news is not None:
        masks = masks_by_segment(news.masks)
        item.not_heard = [gap_item(gap) for gap in news.gaps]
        item.segments = [segment_item(one, [], masks.get(one.heard.segment, [])) for one in news.segments]
    return item

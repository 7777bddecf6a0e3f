from coordination.log.append import Entry
from coordination.log.event import Logged
from coordination.log.reactor import opened_id, reactor
from tests.log.letters.events import LetterDelivered, LetterTorn, PostmarkPressed


@reactor("press_postmarks", kinds=("letter",), on=(LetterDelivered, LetterTorn))
def press_postmarks(cause: Logged) -> list[Entry]:
    if isinstance(cause.event, LetterTorn):
        from tests.log.letters import mending

        if not mending.mended():
            raise ValueError("no postmark on a torn letter")
        return []
    stream = f"postmark/{opened_id('press_postmarks', cause.event_id)}"
    return [Entry(stream=stream, expected=None, events=[PostmarkPressed(town="Harbor")])]

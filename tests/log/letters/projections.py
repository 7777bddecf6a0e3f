from coordination.log.event import Forgotten, Logged
from coordination.log.projection import Projection
from tests.log.letters.events import (
    LetterDelivered,
    LetterNoted,
    LetterPosted,
    LetterStamped,
    LetterTorn,
    PostmarkPressed,
)
from tests.log.letters.models import LetterRow

letters = Projection("letters", LetterRow, kinds=("letter", "postmark"))


@letters.on(LetterPosted)
def posted(row: LetterRow, event: LetterPosted, at: Logged) -> None:
    row.to = event.to


@letters.on(LetterStamped)
def stamped(row: LetterRow, event: LetterStamped, at: Logged) -> None:
    row.grams += event.grams


@letters.on(LetterNoted)
def noted(row: LetterRow, event: LetterNoted, at: Logged) -> None:
    row.pages = [*row.pages, event.page]
    text = "(forgotten)" if isinstance(event.content, Forgotten) else event.content.text
    row.notes = text if row.notes is None else f"{row.notes} {text}"


@letters.on(LetterDelivered)
def delivered(row: LetterRow, event: LetterDelivered, at: Logged) -> None:
    row.delivered_at = at.occurred_at


@letters.on(LetterTorn)
def torn(row: LetterRow, event: LetterTorn, at: Logged) -> None:
    from tests.log.letters import mending

    if not mending.mended():
        row.grams = -1
        raise ValueError("torn in the sorting machine")
    row.facts = {**row.facts, "mended": True}


@letters.on(PostmarkPressed)
def pressed(row: LetterRow, event: PostmarkPressed, at: Logged) -> None:
    row.town = event.town


@letters.derive
def label(row: LetterRow) -> None:
    row.label = f"{row.to} via {row.town or '-'}, {row.grams} g"

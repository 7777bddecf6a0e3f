"""Sentences with slots, filled: each template becomes a few utterances, always the same ones.

`{drug}` is replaced by one of the entries of that slot; an entry may have slots of its own. A template's
choices are drawn by its own text, so a new template changes no other's utterances.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence

SLOT = re.compile(r"\{(\w+)\}")
MOST = 4  # sentences before, and as many after
TRIES = 4  # for each utterance wanted: a template with few slots has fewer than wanted


class UnknownSlot(KeyError):
    """A template names a slot that the slots file has not."""


def expanded(template: str, slots: Mapping[str, Sequence[str]], wanted: int) -> Iterator[str]:
    """At most `wanted` different fillings of one template."""
    drawn = random.Random(template)  # noqa: S311 - the same utterances every time, no secret
    seen: set[str] = set()
    for _ in range(wanted * TRIES):
        text = " ".join(_filled(template, slots, drawn).split())
        if text not in seen:
            seen.add(text)
            yield text
        if len(seen) == wanted:
            return


def surrounded(text: str, before: Sequence[str], after: Sequence[str]) -> str:
    """The text with some of what stands around it in a call, always the same for the same text."""
    drawn = random.Random(text)  # noqa: S311 - the same every time, no secret
    first, last = drawn.sample(before, drawn.randint(1, MOST)), drawn.sample(after, drawn.randint(0, MOST))
    return " ".join((*first, text if text[-1] in ".?!" else f"{text}.", *last))


def _filled(text: str, slots: Mapping[str, Sequence[str]], drawn: random.Random) -> str:
    def chosen(match: re.Match[str]) -> str:
        if match[1] not in slots:
            raise UnknownSlot(match[1])
        return _filled(drawn.choice(slots[match[1]]), slots, drawn)

    return SLOT.sub(chosen, text)

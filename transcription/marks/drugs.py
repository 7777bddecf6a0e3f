"""Names of medications, generic and brand, by the list of drug-named-entity-recognition.

A name that was misheard is no name, and is not found: it is often an unsure word.
"""

from collections.abc import Iterator, Sequence


def drugs(plains: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans of words that name one."""
    from drug_named_entity_recognition import find_drugs

    taken = -1
    for _, first, after in find_drugs(list(plains), is_ignore_case=True):
        if first > taken:
            taken = after - 1
            yield first, taken

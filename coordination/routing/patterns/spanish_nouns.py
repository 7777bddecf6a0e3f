"""Spanish words made small, as people speak of children and of pain: "pechito", "dolorcito"."""

from collections.abc import Iterator

ENDINGS = ("ito", "ita", "itos", "itas")
SHORTEST = 3  # letters that remain: "cita" and "nita" are words of their own
BEFORE_I = {"qu": "c", "gu": "g", "c": "z"}  # boquita, boca; amiguita, amiga; cabecita, cabeza


def without_diminutive(word: str) -> Iterator[str]:
    """What a word may be the small form of, likeliest first; nothing where it does not end so."""
    ending = next((one for one in ENDINGS if word.endswith(one)), "")
    stem = word.removesuffix(ending)
    if not ending or len(stem) < SHORTEST:
        return
    many = "s" if ending.endswith("s") else ""
    for base in (stem, *_spelled(stem)):
        yield from (base + vowel + many for vowel in (ending[2], "aoe".replace(ending[2], "")[0], "e"))
    for joint in ("c", "ec"):
        if stem.endswith(joint) and len(stem) - len(joint) >= SHORTEST:
            base = stem.removesuffix(joint)
            yield base + ("es" if many else "")
            yield base + "e" + many


def _spelled(stem: str) -> Iterator[str]:
    """The stem as it is written before "a" and "o"."""
    yield from (stem.removesuffix(small) + plain for small, plain in BEFORE_I.items() if stem.endswith(small))

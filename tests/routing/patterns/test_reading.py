"""The pattern language: what it reads, finds, and how it says what it cannot read."""

import pytest

from coordination.routing.patterns.compiling import Compiler, Pattern
from coordination.routing.patterns.errors import PatternError
from coordination.routing.patterns.lexicon import Lexicon
from coordination.routing.patterns.nodes import Node, OneOf
from coordination.routing.patterns.reading import read
from coordination.routing.patterns.vocabulary import vocabulary_of

CLASSES = {"chest": ["chest", "rib cage"], "hurt": ["pain", "hurt*", "ache"]}


def finds(pattern: str, text: str) -> list[str]:
    """The words that the pattern finds in a text, with "my" and "really" light and "but" a break."""
    node = read(pattern, "here")
    classes: dict[str, Node] = {
        name: OneOf(tuple(read(one, name) for one in entries)) for name, entries in CLASSES.items()
    }
    used = vocabulary_of([node, *classes.values()])
    lexicon = Lexicon(used.words | {"my", "really", "but"}, used.stems, [], [])
    compiler = Compiler(lexicon, classes, light=["my", "really"], breaks=["but"], common=[])
    compiled: Pattern = compiler.compile(node, pattern, "here")
    words = text.split()
    coded = "".join(word if word in ",.?" else lexicon.written(word) for word in words)
    return [" ".join(words[slice(*match.span())]) for match in compiled.regex.finditer(coded) if match[0]]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("chest pain", "the chest pain is bad", ["chest pain"]),
        ("chest pain", "chest my really pain", ["chest my really pain"]),
        ("chest pain", "chest wall pain", []),
        ("chest pain", "chest , pain", ["chest , pain"]),
        ("chest pain", "chest . pain", []),
        ("chest ..2 pain", "chest wall has pain", ["chest wall has pain"]),
        ("chest ..1 pain", "chest wall has pain", []),
        ("bleed*", "it was bleeding", ["bleeding"]),
        ("@chest @hurt", "my rib cage hurts", ["rib cage hurts"]),
        ("{@chest & @hurt}2", "a pain in the chest", ["pain in the chest"]),
        ("{@chest & @hurt}2", "the chest is in pain", ["chest is in pain"]),
        ("{@chest & @hurt}3", "the chest but no pain", []),
        ("(left | right) arm", "right arm", ["right arm"]),
        ("[bad] pain", "bad pain , pain", ["bad pain", "pain"]),
        ("chest !(x ray)", "chest x ray and chest pain", ["chest"]),
        ("^ no $", "no , I have no pain", ["no"]),
        ("can't", "I can not", ["can not"]),
        ("@number pills", "20 pills", ["20 pills"]),
        ("tomar+ pastillas", "tomaron pastillas", ["tomaron pastillas"]),
    ],
)
def test_it_finds(pattern: str, text: str, found: list[str]) -> None:
    assert finds(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("", "is empty"),
        ("(chest | pain", "misses a `)`"),
        ("{chest & pain}", "does not say within how many words: `{... & ...}4`"),
        ("{chest}3", "has one thing in braces that want two"),
        ("chest )", "has a `)` too many"),
        ("chest # pain", "cannot be read from `# pain` on"),
        ("@nobody", "names the class `nobody`, which there is not"),
        ("..3 [pain]", "would be found everywhere: nothing in it must be there"),
        ("| pain", "has nothing where a word should be"),
    ],
)
def test_it_says_what_is_wrong_and_where(pattern: str, sentence: str) -> None:
    with pytest.raises(PatternError) as refused:
        finds(pattern, "anything")
    assert (refused.value.where, refused.value.pattern, refused.value.sentence) == ("here", pattern, sentence)

"""What is wrong with a pattern: always where it stands, the pattern and a sentence."""


class PatternError(ValueError):
    """The words of a family cannot be used as they are written."""

    def __init__(self, where: str, pattern: str, sentence: str) -> None:
        super().__init__(f"{where}: `{pattern}` {sentence}")
        self.where = where
        self.pattern = pattern
        self.sentence = sentence

"""What is wrong with a policy: always the file, the field and a sentence."""


class PolicyError(Exception):
    """The files cannot be used. Nothing starts on half a policy."""

    def __init__(self, file: str, field: str, sentence: str) -> None:
        super().__init__(f"{file}: {field}: {sentence}")
        self.file = file
        self.field = field
        self.sentence = sentence


class UnknownVersion(PolicyError):
    """No decision was ever made by a policy of this version here."""

    def __init__(self, version: str) -> None:
        super().__init__("the register", version or "no version", "is not on record")

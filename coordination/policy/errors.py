"""What is wrong with a policy: always the file, the field and a sentence."""


class PolicyError(Exception):
    """The files cannot be used. Nothing starts on half a policy."""

    def __init__(self, file: str, field: str, sentence: str) -> None:
        super().__init__(f"{file}: {field}: {sentence}")
        self.file = file
        self.field = field

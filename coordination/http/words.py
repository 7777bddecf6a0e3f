"""Codes as people read them."""


def in_words(code: str) -> str:
    """A code as the words that it is made of: `no_answer` -> `no answer`."""
    return code.replace("_", " ")

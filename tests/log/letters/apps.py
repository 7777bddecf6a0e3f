from django.apps import AppConfig


class LettersConfig(AppConfig):
    """An invented concept, for tests of the engine that need no care word."""

    name = "tests.log.letters"
    label = "letters"

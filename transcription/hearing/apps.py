from django.apps import AppConfig


class HearingConfig(AppConfig):
    name = "transcription.hearing"
    label = "hearing"

from django.apps import AppConfig


class TranscriptsConfig(AppConfig):
    name = "transcription.transcripts"
    label = "transcripts"

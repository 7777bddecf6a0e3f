from django.apps import AppConfig


class RecordingsConfig(AppConfig):
    name = "telephony.recordings"
    label = "recordings"
    default_auto_field = "django.db.models.BigAutoField"

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("passes", "0001_initial")]

    operations = [
        migrations.AddField("transcriptionpass", "second", models.BooleanField(default=False)),
        migrations.RemoveIndex("transcriptionpass", "pass_queue"),
        migrations.AddIndex(
            "transcriptionpass",
            models.Index(
                condition=models.Q(("state__in", ["waiting", "running"])),
                fields=["second", "-urgent", "wanted_at", "call"],
                name="pass_in_turn",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """Who has a screen open: written by sockets, read when somebody must be told at once."""

    dependencies = [("people", "0002_cache")]
    operations = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("socket", models.TextField(primary_key=True, serialize=False)),
                ("person", models.UUIDField()),
                ("seen_at", models.DateTimeField()),
            ],
            options={"db_table": "people_presence"},
        ),
    ]

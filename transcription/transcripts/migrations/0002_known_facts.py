from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="KnownFact",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "call", "fact", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("call", models.UUIDField()),
                ("fact", models.UUIDField()),
            ],
            options={"db_table": "transcript_known_fact"},
        ),
        migrations.CreateModel(
            name="KnownUpto",
            fields=[
                ("call", models.UUIDField(primary_key=True, serialize=False)),
                ("version", models.BigIntegerField(default=0)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "transcript_known_upto",
                "indexes": [models.Index(fields=["at"], name="transcript_known_at")],
            },
        ),
    ]

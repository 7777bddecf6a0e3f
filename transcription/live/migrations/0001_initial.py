from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LiveLag",
            fields=[
                ("call", models.UUIDField(primary_key=True, serialize=False)),
                ("seconds", models.FloatField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "live_lag"},
        ),
        migrations.CreateModel(
            name="LivePlace",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "call", "channel", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("call", models.UUIDField()),
                ("channel", models.TextField()),
                ("milliseconds", models.IntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "live_place"},
        ),
    ]

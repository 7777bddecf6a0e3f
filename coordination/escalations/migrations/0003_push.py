from django.db import migrations, models

import coordination.log.sealed_column


class Migration(migrations.Migration):
    dependencies = [
        ("escalations", "0002_messages"),
    ]

    operations = [
        migrations.AddField(
            model_name="waitingmessage",
            name="channel",
            field=models.TextField(default="sms"),
        ),
        migrations.CreateModel(
            name="Browser",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("person", models.UUIDField()),
                ("address", coordination.log.sealed_column.SealedTextField()),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "db_table": "escalation_browsers",
                "indexes": [models.Index(fields=["person"], name="escalation_browsers_person")],
            },
        ),
    ]

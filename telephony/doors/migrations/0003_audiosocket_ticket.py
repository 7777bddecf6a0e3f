from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("doors", "0002_phone_system")]

    operations = [
        migrations.CreateModel(
            name="AudioSocketTicket",
            fields=[
                ("ticket_hash", models.TextField(primary_key=True, serialize=False)),
                ("call", models.UUIDField()),
                ("track", models.TextField()),
                ("source", models.TextField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={"db_table": "audiosocket_ticket"},
        ),
    ]

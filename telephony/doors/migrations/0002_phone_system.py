from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("doors", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="PhoneSystem",
            fields=[
                ("source", models.TextField(primary_key=True, serialize=False)),
                ("seen_at", models.DateTimeField()),
                ("away_since", models.DateTimeField(null=True)),
            ],
            options={"db_table": "phone_system"},
        ),
    ]

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models

import coordination.log.sealed_column


class Migration(migrations.Migration):
    initial = True
    dependencies = [("log", "0001_log")]
    operations = [
        migrations.CreateModel(
            name="LetterRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("version", models.BigIntegerField(default=0)),
                ("to", models.CharField(default="", max_length=40)),
                ("grams", models.IntegerField(default=0)),
                ("notes", coordination.log.sealed_column.SealedTextField(null=True)),
                (
                    "pages",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list),
                ),
                ("facts", models.JSONField(default=dict)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("town", models.CharField(max_length=40, null=True)),
                ("label", models.TextField(default="")),
            ],
            options={"indexes": [models.Index(fields=["to", "id"], name="letters_to")]},
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """What is urgent is joined from the open escalations when it is asked for."""

    dependencies = [("followups", "0004_patients_are_joined")]

    operations = [
        migrations.RemoveIndex(model_name="followuprow", name="followups_order"),
        migrations.RemoveField(model_name="followuprow", name="urgency"),
        migrations.AddIndex(
            model_name="followuprow",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["review_rank", "due_hour", "calm", "due", "opened", "id"],
                name="followups_order",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followups", "0001_initial")]

    operations = [
        migrations.AddField(model_name="followuprow", name="mode", field=models.TextField(default="live"))
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        migrations.AddField(model_name="accessrow", name="searches", field=models.IntegerField(default=0)),
        migrations.AddField(model_name="accessrow", name="in_vain", field=models.IntegerField(default=0)),
    ]

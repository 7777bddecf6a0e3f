from django.db import migrations


class Migration(migrations.Migration):
    """A checkpoint says of which topic it is: offsets of a deleted one mean nothing in the next."""

    dependencies = [("log", "0001_log")]
    operations = [
        migrations.RunSQL("ALTER TABLE log_checkpoint ADD COLUMN topic text NOT NULL DEFAULT ''"),
    ]

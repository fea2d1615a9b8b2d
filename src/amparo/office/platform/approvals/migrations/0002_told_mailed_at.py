"""When a member who is told was mailed that something waits for them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0001_initial")]

    operations = [
        migrations.AddField(model_name="told", name="mailed_at", field=models.DateTimeField(null=True)),
    ]

"""A key of a form that was answered is a receipt. Its table stays as it is."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("docket", "0001_initial")]

    operations = [
        migrations.AlterModelTable(name="done", table="docket_done"),
        migrations.RenameModel(old_name="Done", new_name="Receipt"),
    ]

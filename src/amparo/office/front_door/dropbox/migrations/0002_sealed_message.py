from django.db import migrations


class Migration(migrations.Migration):
    """A letter is called a sealed message. Its table keeps its name: grants and a trigger of PostgreSQL name it."""

    dependencies = [
        ("letterbox", "0001_initial"),
    ]

    operations = [
        migrations.AlterModelTable(name="letter", table="letterbox_letter"),
        migrations.RenameModel(old_name="Letter", new_name="SealedMessage"),
    ]

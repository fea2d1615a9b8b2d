"""A row of the audit is an entry. Tables and columns stay as they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AlterModelTable(name="deed", table="audit_deed"),
        migrations.RenameModel(old_name="Deed", new_name="AuditEntry"),
        migrations.AlterField("link", "deed", models.BigIntegerField(db_column="deed", unique=True)),
        migrations.RenameField("link", "deed", "entry"),
    ]

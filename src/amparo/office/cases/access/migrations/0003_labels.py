"""Labels as they read now: no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("docket", "0002_receipt"),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="status",
            field=models.CharField(
                choices=[
                    ("consultation", "First consultation"),
                    ("open", "Open"),
                    ("closed", "Closed"),
                    ("declined", "Declined"),
                    ("erased", "Erased"),
                ],
                db_index=True,
                default="consultation",
                max_length=20,
            ),
        ),
    ]

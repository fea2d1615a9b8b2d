"""Labels as they read now: no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reaching", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="message",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Scheduled"),
                    ("by_hand", "To be sent by hand"),
                    ("sending", "Being sent"),
                    ("sent", "Sent"),
                    ("unsure", "Perhaps sent"),
                    ("refused", "Not allowed"),
                    ("failed", "Could not be sent"),
                    ("expired", "Too late"),
                    ("cancelled", "Cancelled"),
                ],
                db_index=True,
                default="waiting",
                max_length=10,
            ),
        ),
    ]

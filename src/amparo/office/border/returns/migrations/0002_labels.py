"""Labels as they read now: no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("returns", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="passage",
            name="kind",
            field=models.CharField(
                choices=[
                    ("encounter", "Encounter with US officers"),
                    ("return", "Returned to Mexico"),
                    ("reentry", "Came back into the United States"),
                    ("exemption", "Exemption requested"),
                    ("parole", "Parole requested"),
                    ("disenrolment", "Disenrolled from MPP"),
                ],
                max_length=12,
            ),
        ),
    ]

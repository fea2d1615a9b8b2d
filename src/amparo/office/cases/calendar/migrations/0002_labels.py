"""Labels as they read now: no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office_calendar", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="appointment",
            name="kind",
            field=models.CharField(
                choices=[
                    ("master", "Master calendar hearing"),
                    ("merits", "Individual (merits) hearing"),
                    ("bond", "Bond hearing"),
                    ("asylum_interview", "Asylum interview"),
                    ("fear_interview", "Fear interview"),
                    ("biometrics", "Biometrics"),
                    ("port", "Appearance at a port of entry"),
                    ("consultation", "First consultation"),
                    ("meeting", "Meeting with the client"),
                    ("due", "Due date"),
                    ("other", "Other"),
                ],
                max_length=20,
            ),
        ),
    ]

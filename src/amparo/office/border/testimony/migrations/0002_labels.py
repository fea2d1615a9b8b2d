"""Labels as they read now: no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("testimony", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="text",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("given", "With a second reader"),
                    ("read", "Read by a second person"),
                    ("refused", "Returned by the second reader"),
                ],
                db_index=True,
                default="draft",
                max_length=10,
            ),
        ),
    ]

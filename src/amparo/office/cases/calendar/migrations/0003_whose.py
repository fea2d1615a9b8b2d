"""Whose a date is, and the statements that a hearing took the place of."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("office_calendar", "0002_labels"),
    ]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="stands_for",
            field=models.JSONField(default=list),
        ),
    ]

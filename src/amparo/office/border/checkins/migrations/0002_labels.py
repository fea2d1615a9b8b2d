"""Labels as they read now: no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("checkins", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="due",
            name="how",
            field=models.CharField(
                blank=True, choices=[("heard", "heard from"), ("settled", "closed out")], max_length=10
            ),
        ),
        migrations.AlterField(
            model_name="rise",
            name="kind",
            field=models.CharField(
                choices=[
                    ("remind", "Remind the client, if their safe contact allows it"),
                    ("lead", "Responsible attorney"),
                    ("everybody", "Everyone on the case"),
                    ("agreed", "Carry out the agreed plan"),
                    ("call", "They asked to be called"),
                    ("danger", "They said that they are in danger"),
                ],
                max_length=10,
            ),
        ),
    ]

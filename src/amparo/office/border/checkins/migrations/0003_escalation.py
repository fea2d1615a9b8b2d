import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A rise is called an escalation. Its table keeps its name, to which seals are bound; no column changes."""

    dependencies = [
        ("checkins", "0002_labels"),
    ]

    operations = [
        migrations.AlterModelTable(name="rise", table="checkins_rise"),
        migrations.RenameModel(old_name="Rise", new_name="Escalation"),
        migrations.AlterField(
            model_name="escalation",
            name="answer",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="escalation",
                to="checkins.answer",
            ),
        ),
        migrations.AlterField(
            model_name="escalation",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="escalations", to="docket.case"
            ),
        ),
        migrations.AlterField(
            model_name="escalation",
            name="due",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="escalations",
                to="checkins.due",
            ),
        ),
        migrations.AlterField(
            model_name="escalation",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="escalations", to="checkins.plan"
            ),
        ),
    ]

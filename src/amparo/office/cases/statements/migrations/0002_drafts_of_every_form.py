"""A draft for every form: named by the address that the form is sent to, several where two tabs differ."""

from __future__ import annotations

import uuid
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def name_by_address(apps: Any, schema_editor: Any) -> None:
    """`7 2026-0042 note` was the draft of a note, `7 2026-0042 1-entry` that of facts about the first person."""
    for row in apps.get_model("statements", "Draft").objects.select_related("case"):
        form = row.form.rpartition(" ")[2]
        place, _, group = form.partition("-")
        within = "notes/" if form == "note" else f"people/{place}/facts/{group}/"
        row.form = row.page = f"/cases/{row.case.number}/{within}"
        row.save(update_fields=["form", "page"])


class Migration(migrations.Migration):
    dependencies = [
        ("statements", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField("draft", "form", models.CharField(max_length=200, db_index=True)),
        migrations.AddField("draft", "page", models.CharField(max_length=200, default="")),
        migrations.AddField("draft", "version", models.PositiveIntegerField(default=1)),
        migrations.AddField("draft", "owner", models.UUIDField(null=True, db_index=True)),
        migrations.AlterField(
            "draft",
            "case",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="drafts",
                to="docket.case",
            ),
        ),
        migrations.CreateModel(
            name="MemberKey",
            fields=[
                ("office_key", models.CharField(db_index=True, max_length=16)),
                ("wrapped", models.BinaryField()),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RunPython(name_by_address, migrations.RunPython.noop),
    ]

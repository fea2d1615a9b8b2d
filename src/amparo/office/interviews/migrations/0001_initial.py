import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("docket", "0001_initial"),
        ("office_calendar", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Wanted",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To be held"), ("held", "Held"), ("withdrawn", "Withdrawn")],
                        db_index=True,
                        default="open",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("lost_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("sealed_needs", models.BinaryField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="interviews", to="docket.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at"],
            },
        ),
        migrations.CreateModel(
            name="Interpreter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("languages", models.CharField(max_length=200)),
                ("weekdays", models.CharField(default="0,1,2,3,4", max_length=20)),
                ("minutes", models.PositiveSmallIntegerField(default=360)),
                ("leaves_on", models.DateField(blank=True, null=True)),
                ("name", models.CharField(max_length=100, unique=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("kinds", models.JSONField(default=dict)),
                ("child", models.PositiveSmallIntegerField(default=30)),
                ("trauma", models.PositiveSmallIntegerField(default=30)),
                ("interpreter", models.PositiveSmallIntegerField(default=30)),
                ("rooms", models.JSONField(default=dict)),
                ("days", models.PositiveSmallIntegerField(default=60)),
                ("plan", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Interviewer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("languages", models.CharField(max_length=200)),
                ("weekdays", models.CharField(default="0,1,2,3,4", max_length=20)),
                ("minutes", models.PositiveSmallIntegerField(default=360)),
                ("leaves_on", models.DateField(blank=True, null=True)),
                ("cap", models.PositiveSmallIntegerField(default=4)),
                ("gap", models.PositiveSmallIntegerField(default=15)),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                (
                    "gender",
                    models.CharField(
                        blank=True, choices=[("", "No matter"), ("f", "A woman"), ("m", "A man")], max_length=1
                    ),
                ),
                ("places", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviewer",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["user__name"],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField()),
                ("last", models.DateField()),
                (
                    "interpreter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="interviews.interpreter",
                    ),
                ),
                (
                    "interviewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="interviews.interviewer",
                    ),
                ),
            ],
            options={
                "ordering": ["first"],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("mend", "Mend the plan"),
                            ("anew", "Plan anew"),
                            ("move", "Move an interview"),
                            ("more", "More time for somebody"),
                        ],
                        max_length=6,
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("base", models.PositiveIntegerField()),
                ("bookings", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Published",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("mend", "Mend the plan"),
                            ("anew", "Plan anew"),
                            ("move", "Move an interview"),
                            ("more", "More time for somebody"),
                        ],
                        max_length=6,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("new", models.PositiveIntegerField()),
                ("moved", models.PositiveIntegerField()),
                ("lost", models.PositiveIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "wanted",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="booking",
                        serialize=False,
                        to="interviews.wanted",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField()),
                ("place", models.CharField(blank=True, max_length=80)),
                ("told_at", models.DateTimeField(null=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "All was said that there was to say"),
                            ("more", "More time is needed"),
                            ("cut", "It was cut short: the time ran out"),
                            ("broken_off", "Broken off, for the person's sake"),
                            ("absent", "The person did not come"),
                        ],
                        max_length=12,
                    ),
                ),
                ("cap_then", models.PositiveSmallIntegerField(default=0)),
                (
                    "appointment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interview",
                        to="office_calendar.appointment",
                    ),
                ),
                (
                    "interpreter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="interviews.interpreter",
                    ),
                ),
                (
                    "interviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="interviews.interviewer",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sealed_reason", models.BinaryField()),
                (
                    "interviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="interviews.interviewer"
                    ),
                ),
                (
                    "wanted",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recusals", to="interviews.wanted"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("wanted", "interviewer"), name="recused_once")],
            },
        ),
    ]

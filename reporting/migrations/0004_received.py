import django.db.models.deletion
from django.db import migrations, models

from budgets.migrations._append_only import MakeAppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0001_squashed_0002_activities"),
        ("reporting", "0003_editor"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReceivedReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "facts",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.storedfile",
                        verbose_name="uppgifter",
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="reporting.reportstep",
                        verbose_name="inlämning",
                    ),
                ),
            ],
            options={"verbose_name": "mottagen rapport", "verbose_name_plural": "mottagna rapporter"},
        ),
        MakeAppendOnly("reporting_receivedreport"),
    ]

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import partnerships.fields
from budgets.migrations._append_only import MakeAppendOnly
from partnerships.migrations._together import together
from reporting.migrations._first_reports import bring_forward

WRITTEN_ONCE = (
    "reporting_sectioncomment",
    "reporting_reportstep",
    "reporting_findingoverride",
    "reporting_frozenreport",
)


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0001_squashed_0002_activities"),
        ("reporting", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = together(
        [
            migrations.CreateModel(
                name="CaseStep",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    (
                        "uuid",
                        models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="stabilt id"),
                    ),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="ordning")),
                    ("planned_on", partnerships.fields.Day(blank=True, null=True, verbose_name="planerat till")),
                    (
                        "agenda_number",
                        partnerships.fields.Count(
                            blank=True, maximum=999, minimum=1, null=True, verbose_name="ärende på dagordningen"
                        ),
                    ),
                    (
                        "proposal",
                        partnerships.fields.LongText(blank=True, max_length=4000, verbose_name="förslag till organet"),
                    ),
                    (
                        "proceedings",
                        partnerships.fields.LongText(blank=True, max_length=4000, verbose_name="beslutsgång"),
                    ),
                    (
                        "supporting_records",
                        partnerships.fields.LongText(
                            blank=True,
                            max_length=8000,
                            verbose_name="beslutsunderlag enligt protokollet, en handling per rad",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "steg i ärendet",
                    "verbose_name_plural": "steg i ärendet",
                },
            ),
            migrations.CreateModel(
                name="DecisionDispatch",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="nummer")),
                    ("name", partnerships.fields.ShortText(max_length=200, verbose_name="mottagare")),
                    ("dispatched_on", partnerships.fields.Day(blank=True, null=True, verbose_name="skickat")),
                ],
                options={
                    "verbose_name": "expediering",
                    "verbose_name_plural": "expedieringar",
                },
            ),
            migrations.CreateModel(
                name="Dissent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="nummer")),
                    (
                        "kind",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("dissent", "reservation"),
                                ("separate_statement", "särskilt yttrande"),
                                ("minute_note", "protokollsanteckning"),
                            ],
                            max_length=30,
                            verbose_name="slag",
                        ),
                    ),
                    ("parties", partnerships.fields.ShortText(max_length=100, verbose_name="partier")),
                    (
                        "announced_by",
                        partnerships.fields.ShortText(blank=True, max_length=300, verbose_name="anmäldes av"),
                    ),
                    (
                        "signed_by",
                        partnerships.fields.ShortText(blank=True, max_length=300, verbose_name="undertecknat av"),
                    ),
                    ("dated_on", partnerships.fields.Day(blank=True, null=True, verbose_name="daterat")),
                    ("annex", partnerships.fields.ShortText(blank=True, max_length=60, verbose_name="bilaga")),
                    ("text", partnerships.fields.LongText(blank=True, max_length=20000, verbose_name="text")),
                ],
                options={
                    "verbose_name": "reservation eller särskilt yttrande",
                    "verbose_name_plural": "reservationer och särskilda yttranden",
                },
            ),
            migrations.CreateModel(
                name="FindingOverride",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("finding", partnerships.fields.ShortText(max_length=200, verbose_name="anmärkning")),
                    ("text", partnerships.fields.LongText(max_length=1000, verbose_name="anmärkningen i ord")),
                    ("reason", partnerships.fields.LongText(max_length=1000, verbose_name="varför den får stå")),
                    ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="när")),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                ],
                options={
                    "verbose_name": "godtagen anmärkning",
                    "verbose_name_plural": "godtagna anmärkningar",
                },
            ),
            migrations.CreateModel(
                name="FollowUpRequest",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    ("year", partnerships.fields.Year(maximum=2099, minimum=1990, verbose_name="skrivelsen gäller")),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="nummer")),
                    ("sentence", partnerships.fields.LongText(max_length=1000, verbose_name="meningen i skrivelsen")),
                    (
                        "summary",
                        partnerships.fields.ShortText(max_length=200, verbose_name="vad som efterfrågas, kort"),
                    ),
                ],
                options={
                    "verbose_name": "efterfrågan",
                    "verbose_name_plural": "efterfrågningar",
                },
            ),
            migrations.CreateModel(
                name="FrozenReport",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "uuid",
                        models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="stabilt id"),
                    ),
                    (
                        "checksum",
                        partnerships.fields.ShortText(editable=False, max_length=64, verbose_name="kontrollsumma"),
                    ),
                    (
                        "template_name",
                        partnerships.fields.ShortText(editable=False, max_length=100, verbose_name="mall"),
                    ),
                    (
                        "template_version",
                        partnerships.fields.Count(
                            editable=False, maximum=1000000, minimum=1, verbose_name="mallens version"
                        ),
                    ),
                    (
                        "made_with",
                        partnerships.fields.ShortText(editable=False, max_length=200, verbose_name="skapad med"),
                    ),
                    ("seen_at", models.DateTimeField(verbose_name="uppgifterna lästes")),
                    ("frozen_at", models.DateTimeField(auto_now_add=True, verbose_name="upprättad")),
                ],
                options={
                    "verbose_name": "upprättad rapport",
                    "verbose_name_plural": "upprättade rapporter",
                },
            ),
            migrations.CreateModel(
                name="HistoricalCaseStep",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    (
                        "uuid",
                        models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name="stabilt id"),
                    ),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="ordning")),
                    ("planned_on", partnerships.fields.Day(blank=True, null=True, verbose_name="planerat till")),
                    (
                        "agenda_number",
                        partnerships.fields.Count(
                            blank=True, maximum=999, minimum=1, null=True, verbose_name="ärende på dagordningen"
                        ),
                    ),
                    (
                        "proposal",
                        partnerships.fields.LongText(blank=True, max_length=4000, verbose_name="förslag till organet"),
                    ),
                    (
                        "proceedings",
                        partnerships.fields.LongText(blank=True, max_length=4000, verbose_name="beslutsgång"),
                    ),
                    (
                        "supporting_records",
                        partnerships.fields.LongText(
                            blank=True,
                            max_length=8000,
                            verbose_name="beslutsunderlag enligt protokollet, en handling per rad",
                        ),
                    ),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical steg i ärendet",
                    "verbose_name_plural": "historical steg i ärendet",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalDecisionDispatch",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="nummer")),
                    ("name", partnerships.fields.ShortText(max_length=200, verbose_name="mottagare")),
                    ("dispatched_on", partnerships.fields.Day(blank=True, null=True, verbose_name="skickat")),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical expediering",
                    "verbose_name_plural": "historical expedieringar",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalDissent",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="nummer")),
                    (
                        "kind",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("dissent", "reservation"),
                                ("separate_statement", "särskilt yttrande"),
                                ("minute_note", "protokollsanteckning"),
                            ],
                            max_length=30,
                            verbose_name="slag",
                        ),
                    ),
                    ("parties", partnerships.fields.ShortText(max_length=100, verbose_name="partier")),
                    (
                        "announced_by",
                        partnerships.fields.ShortText(blank=True, max_length=300, verbose_name="anmäldes av"),
                    ),
                    (
                        "signed_by",
                        partnerships.fields.ShortText(blank=True, max_length=300, verbose_name="undertecknat av"),
                    ),
                    ("dated_on", partnerships.fields.Day(blank=True, null=True, verbose_name="daterat")),
                    ("annex", partnerships.fields.ShortText(blank=True, max_length=60, verbose_name="bilaga")),
                    ("text", partnerships.fields.LongText(blank=True, max_length=20000, verbose_name="text")),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical reservation eller särskilt yttrande",
                    "verbose_name_plural": "historical reservationer och särskilda yttranden",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalFollowUpRequest",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    ("year", partnerships.fields.Year(maximum=2099, minimum=1990, verbose_name="skrivelsen gäller")),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="nummer")),
                    ("sentence", partnerships.fields.LongText(max_length=1000, verbose_name="meningen i skrivelsen")),
                    (
                        "summary",
                        partnerships.fields.ShortText(max_length=200, verbose_name="vad som efterfrågas, kort"),
                    ),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical efterfrågan",
                    "verbose_name_plural": "historical efterfrågningar",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalIndicatorFigure",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    ("figure", partnerships.fields.ShortText(max_length=120, verbose_name="siffra")),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical siffra för ett mått",
                    "verbose_name_plural": "historical siffror för mått",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalMeasureAnswer",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    ("text", partnerships.fields.LongText(blank=True, max_length=4000, verbose_name="vad vi vet")),
                    (
                        "missing_reason",
                        partnerships.fields.LongText(
                            blank=True, max_length=1000, verbose_name="varför uppgiften saknas"
                        ),
                    ),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical svar på mått",
                    "verbose_name_plural": "historical svar på mått",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalReport",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    (
                        "kind",
                        partnerships.fields.ChoiceText(
                            choices=[("annual_report", "uppföljningsrapport"), ("staff_report", "tjänsteskrivelse")],
                            max_length=30,
                            verbose_name="slag",
                        ),
                    ),
                    ("year", partnerships.fields.Year(maximum=2099, minimum=1990, verbose_name="verksamhetsår")),
                    ("edition", partnerships.fields.Count(default=1, maximum=99, minimum=1, verbose_name="utgåva")),
                    ("title", partnerships.fields.ShortText(max_length=200, verbose_name="rubrik")),
                    (
                        "status",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("draft", "utkast"),
                                ("submitted", "inlämnad"),
                                ("reviewed", "granskad"),
                                ("approved", "godkänd"),
                                ("finalised", "upprättad"),
                            ],
                            default="draft",
                            max_length=30,
                            verbose_name="läge",
                        ),
                    ),
                    (
                        "correction_reason",
                        partnerships.fields.LongText(blank=True, max_length=1000, verbose_name="varför den rättas"),
                    ),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical rapport",
                    "verbose_name_plural": "historical rapporter",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalReportTemplate",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    (
                        "kind",
                        partnerships.fields.ChoiceText(
                            choices=[("annual_report", "uppföljningsrapport"), ("staff_report", "tjänsteskrivelse")],
                            max_length=30,
                            verbose_name="slag",
                        ),
                    ),
                    ("code", partnerships.fields.Slug(max_length=60, verbose_name="kortnamn")),
                    ("name", partnerships.fields.ShortText(max_length=100, verbose_name="namn")),
                    ("is_standard", models.BooleanField(default=False, verbose_name="används om ingen annan väljs")),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical mall",
                    "verbose_name_plural": "historical mallar",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalRequestAnswer",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    ("year", partnerships.fields.Year(maximum=2099, minimum=1990, verbose_name="verksamhetsår")),
                    (
                        "outcome",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("met", "genomfört"),
                                ("partly", "delvis genomfört"),
                                ("not_met", "inte genomfört"),
                            ],
                            max_length=30,
                            verbose_name="hur det gick",
                        ),
                    ),
                    ("text", partnerships.fields.LongText(max_length=2000, verbose_name="vad som hände")),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical svar på efterfrågan",
                    "verbose_name_plural": "historical svar på efterfrågningar",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="HistoricalTemplateSection",
                fields=[
                    ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="ordning")),
                    ("code", partnerships.fields.Slug(max_length=60, verbose_name="kortnamn")),
                    ("heading", partnerships.fields.ShortText(max_length=150, verbose_name="rubrik")),
                    ("level", partnerships.fields.Count(default=1, maximum=3, minimum=1, verbose_name="rubriknivå")),
                    (
                        "content",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("prose", "text"),
                                ("areas", "ett avsnitt per verksamhetsområde, med aktiviteterna ur loggen"),
                                ("areas_and_goals", "ett avsnitt per verksamhetsområde, med effektmål och aktiviteter"),
                                ("requests", "stadskontorets efterfrågningar och vad som hände med dem"),
                                ("measures", "avtalets mått"),
                                ("economy", "budget, utfall och avvikelser"),
                                ("proposal", "förslag till beslut"),
                                ("supporting_records", "beslutsunderlag"),
                                ("schedule", "beslutsplanering"),
                                ("recipients", "beslutet skickas till"),
                                ("officials", "ansvariga"),
                            ],
                            default="prose",
                            max_length=30,
                            verbose_name="innehåll",
                        ),
                    ),
                    (
                        "guidance",
                        partnerships.fields.LongText(
                            blank=True, max_length=1000, verbose_name="råd till den som skriver"
                        ),
                    ),
                    ("history_id", models.AutoField(primary_key=True, serialize=False)),
                    ("history_date", models.DateTimeField(db_index=True)),
                    ("history_change_reason", models.CharField(max_length=100, null=True)),
                    (
                        "history_type",
                        models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                    ),
                ],
                options={
                    "verbose_name": "historical rubrik i mallen",
                    "verbose_name_plural": "historical rubriker i mallen",
                    "ordering": ("-history_date", "-history_id"),
                    "get_latest_by": ("history_date", "history_id"),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name="IndicatorFigure",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    ("figure", partnerships.fields.ShortText(max_length=120, verbose_name="siffra")),
                ],
                options={
                    "verbose_name": "siffra för ett mått",
                    "verbose_name_plural": "siffror för mått",
                },
            ),
            migrations.CreateModel(
                name="MeasureAnswer",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    ("text", partnerships.fields.LongText(blank=True, max_length=4000, verbose_name="vad vi vet")),
                    (
                        "missing_reason",
                        partnerships.fields.LongText(
                            blank=True, max_length=1000, verbose_name="varför uppgiften saknas"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "svar på mått",
                    "verbose_name_plural": "svar på mått",
                },
            ),
            migrations.CreateModel(
                name="RenderJob",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "purpose",
                        partnerships.fields.ChoiceText(
                            choices=[("preview", "förhandsvisning"), ("finalise", "upprättande")],
                            default="preview",
                            max_length=30,
                            verbose_name="vad den är till",
                        ),
                    ),
                    (
                        "status",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("waiting", "väntar"),
                                ("reading", "läser uppgifterna"),
                                ("drawing", "ritar sidorna"),
                                ("storing", "sparar"),
                                ("done", "klar"),
                                ("failed", "misslyckades"),
                            ],
                            default="waiting",
                            max_length=30,
                            verbose_name="läge",
                        ),
                    ),
                    ("key", partnerships.fields.ShortText(blank=True, max_length=64, verbose_name="nyckel")),
                    (
                        "failure",
                        partnerships.fields.ShortText(blank=True, max_length=500, verbose_name="varför det inte gick"),
                    ),
                    ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="begärd")),
                    ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="klar")),
                ],
                options={
                    "verbose_name": "fil på väg",
                    "verbose_name_plural": "filer på väg",
                },
            ),
            migrations.CreateModel(
                name="Report",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    (
                        "kind",
                        partnerships.fields.ChoiceText(
                            choices=[("annual_report", "uppföljningsrapport"), ("staff_report", "tjänsteskrivelse")],
                            max_length=30,
                            verbose_name="slag",
                        ),
                    ),
                    ("year", partnerships.fields.Year(maximum=2099, minimum=1990, verbose_name="verksamhetsår")),
                    ("edition", partnerships.fields.Count(default=1, maximum=99, minimum=1, verbose_name="utgåva")),
                    ("title", partnerships.fields.ShortText(max_length=200, verbose_name="rubrik")),
                    (
                        "status",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("draft", "utkast"),
                                ("submitted", "inlämnad"),
                                ("reviewed", "granskad"),
                                ("approved", "godkänd"),
                                ("finalised", "upprättad"),
                            ],
                            default="draft",
                            max_length=30,
                            verbose_name="läge",
                        ),
                    ),
                    (
                        "correction_reason",
                        partnerships.fields.LongText(blank=True, max_length=1000, verbose_name="varför den rättas"),
                    ),
                ],
                options={
                    "verbose_name": "rapport",
                    "verbose_name_plural": "rapporter",
                },
            ),
            migrations.CreateModel(
                name="ReportStep",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("submit", "lämnade in"),
                                ("review", "granskade"),
                                ("approve", "godkände"),
                                ("return", "lämnade tillbaka"),
                                ("withdraw", "tog tillbaka"),
                                ("hand_over", "lämnade över"),
                                ("finalise", "upprättade"),
                            ],
                            max_length=30,
                            verbose_name="steg",
                        ),
                    ),
                    ("round", partnerships.fields.Count(maximum=999, minimum=1, verbose_name="omgång")),
                    ("taken_at", models.DateTimeField(auto_now_add=True, verbose_name="när")),
                    ("reason", partnerships.fields.LongText(blank=True, max_length=2000, verbose_name="skäl")),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                ],
                options={
                    "verbose_name": "steg",
                    "verbose_name_plural": "steg",
                },
            ),
            migrations.CreateModel(
                name="ReportTemplate",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    (
                        "kind",
                        partnerships.fields.ChoiceText(
                            choices=[("annual_report", "uppföljningsrapport"), ("staff_report", "tjänsteskrivelse")],
                            max_length=30,
                            verbose_name="slag",
                        ),
                    ),
                    ("code", partnerships.fields.Slug(max_length=60, unique=True, verbose_name="kortnamn")),
                    ("name", partnerships.fields.ShortText(max_length=100, verbose_name="namn")),
                    ("is_standard", models.BooleanField(default=False, verbose_name="används om ingen annan väljs")),
                ],
                options={
                    "verbose_name": "mall",
                    "verbose_name_plural": "mallar",
                },
            ),
            migrations.CreateModel(
                name="RequestAnswer",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    (
                        "version",
                        partnerships.fields.Count(
                            default=1, editable=False, maximum=1000000, minimum=1, verbose_name="version"
                        ),
                    ),
                    ("year", partnerships.fields.Year(maximum=2099, minimum=1990, verbose_name="verksamhetsår")),
                    (
                        "outcome",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("met", "genomfört"),
                                ("partly", "delvis genomfört"),
                                ("not_met", "inte genomfört"),
                            ],
                            max_length=30,
                            verbose_name="hur det gick",
                        ),
                    ),
                    ("text", partnerships.fields.LongText(max_length=2000, verbose_name="vad som hände")),
                ],
                options={
                    "verbose_name": "svar på efterfrågan",
                    "verbose_name_plural": "svar på efterfrågningar",
                },
            ),
            migrations.CreateModel(
                name="SectionComment",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("text", partnerships.fields.LongText(max_length=2000, verbose_name="kommentar")),
                    ("closes", models.BooleanField(default=False, verbose_name="avslutar tråden")),
                    ("written_at", models.DateTimeField(auto_now_add=True, verbose_name="skriven")),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                ],
                options={
                    "verbose_name": "kommentar till avsnitt",
                    "verbose_name_plural": "kommentarer till avsnitt",
                },
            ),
            migrations.CreateModel(
                name="SectionDraft",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("body", partnerships.fields.LongText(blank=True, max_length=20000, verbose_name="text")),
                    (
                        "base_version",
                        partnerships.fields.Count(maximum=1000000, minimum=1, verbose_name="påbörjad från version"),
                    ),
                    ("saved_at", models.DateTimeField(auto_now=True, verbose_name="sparad")),
                ],
                options={
                    "verbose_name": "osparad text",
                    "verbose_name_plural": "osparade texter",
                },
            ),
            migrations.CreateModel(
                name="TemplateSection",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        partnerships.fields.ShortText(blank=True, editable=False, max_length=60, verbose_name="källa"),
                    ),
                    ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                    ("position", partnerships.fields.Count(maximum=99, minimum=1, verbose_name="ordning")),
                    ("code", partnerships.fields.Slug(max_length=60, verbose_name="kortnamn")),
                    ("heading", partnerships.fields.ShortText(max_length=150, verbose_name="rubrik")),
                    ("level", partnerships.fields.Count(default=1, maximum=3, minimum=1, verbose_name="rubriknivå")),
                    (
                        "content",
                        partnerships.fields.ChoiceText(
                            choices=[
                                ("prose", "text"),
                                ("areas", "ett avsnitt per verksamhetsområde, med aktiviteterna ur loggen"),
                                ("areas_and_goals", "ett avsnitt per verksamhetsområde, med effektmål och aktiviteter"),
                                ("requests", "stadskontorets efterfrågningar och vad som hände med dem"),
                                ("measures", "avtalets mått"),
                                ("economy", "budget, utfall och avvikelser"),
                                ("proposal", "förslag till beslut"),
                                ("supporting_records", "beslutsunderlag"),
                                ("schedule", "beslutsplanering"),
                                ("recipients", "beslutet skickas till"),
                                ("officials", "ansvariga"),
                            ],
                            default="prose",
                            max_length=30,
                            verbose_name="innehåll",
                        ),
                    ),
                    (
                        "guidance",
                        partnerships.fields.LongText(
                            blank=True, max_length=1000, verbose_name="råd till den som skriver"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "rubrik i mallen",
                    "verbose_name_plural": "rubriker i mallen",
                },
            ),
            migrations.AddField(
                model_name="casestep",
                name="body",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.organisation",
                    verbose_name="organ",
                ),
            ),
            migrations.AddField(
                model_name="casestep",
                name="decision",
                field=models.OneToOneField(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.decision",
                    verbose_name="beslut",
                ),
            ),
            migrations.AddField(
                model_name="decisiondispatch",
                name="organisation",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.organisation",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="decisiondispatch",
                name="step",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="dispatches",
                    to="reporting.casestep",
                    verbose_name="steg",
                ),
            ),
            migrations.AddField(
                model_name="dissent",
                name="step",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="dissents",
                    to="reporting.casestep",
                    verbose_name="steg",
                ),
            ),
            migrations.AddField(
                model_name="findingoverride",
                name="by",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="av",
                ),
            ),
            migrations.AddField(
                model_name="followuprequest",
                name="continues",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="reporting.followuprequest",
                    verbose_name="fortsätter",
                ),
            ),
            migrations.AddField(
                model_name="followuprequest",
                name="partnership",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.partnership",
                    verbose_name="partnerskap",
                ),
            ),
            migrations.AddField(
                model_name="followuprequest",
                name="section",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="reporting.reportsection",
                    verbose_name="avsnitt",
                ),
            ),
            migrations.AddField(
                model_name="frozenreport",
                name="facts",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.storedfile",
                    verbose_name="uppgifter",
                ),
            ),
            migrations.AddField(
                model_name="frozenreport",
                name="frozen_by",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="av",
                ),
            ),
            migrations.AddField(
                model_name="frozenreport",
                name="pdf",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.storedfile",
                    verbose_name="fil (PDF)",
                ),
            ),
            migrations.AddField(
                model_name="frozenreport",
                name="rows",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.storedfile",
                    verbose_name="rader",
                ),
            ),
            migrations.AddField(
                model_name="historicalcasestep",
                name="body",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="partnerships.organisation",
                    verbose_name="organ",
                ),
            ),
            migrations.AddField(
                model_name="historicalcasestep",
                name="decision",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="partnerships.decision",
                    verbose_name="beslut",
                ),
            ),
            migrations.AddField(
                model_name="historicalcasestep",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicaldecisiondispatch",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicaldecisiondispatch",
                name="organisation",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="partnerships.organisation",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="historicaldecisiondispatch",
                name="step",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.casestep",
                    verbose_name="steg",
                ),
            ),
            migrations.AddField(
                model_name="historicaldissent",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicaldissent",
                name="step",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.casestep",
                    verbose_name="steg",
                ),
            ),
            migrations.AddField(
                model_name="historicalfollowuprequest",
                name="continues",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.followuprequest",
                    verbose_name="fortsätter",
                ),
            ),
            migrations.AddField(
                model_name="historicalfollowuprequest",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicalfollowuprequest",
                name="partnership",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="partnerships.partnership",
                    verbose_name="partnerskap",
                ),
            ),
            migrations.AddField(
                model_name="historicalfollowuprequest",
                name="section",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.reportsection",
                    verbose_name="avsnitt",
                ),
            ),
            migrations.AddField(
                model_name="historicalindicatorfigure",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicalindicatorfigure",
                name="indicator",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="partnerships.indicator",
                    verbose_name="mått",
                ),
            ),
            migrations.AddField(
                model_name="historicalmeasureanswer",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicalmeasureanswer",
                name="indicator",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="partnerships.indicator",
                    verbose_name="mått",
                ),
            ),
            migrations.AddField(
                model_name="historicalreport",
                name="approver",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="godkänns av",
                ),
            ),
            migrations.AddField(
                model_name="historicalreport",
                name="author",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="författare",
                ),
            ),
            migrations.AddField(
                model_name="historicalreport",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicalreport",
                name="partnership",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="partnerships.partnership",
                    verbose_name="partnerskap",
                ),
            ),
            migrations.AddField(
                model_name="historicalreport",
                name="reviewer",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="granskare",
                ),
            ),
            migrations.AddField(
                model_name="historicalreporttemplate",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicalrequestanswer",
                name="by",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="av",
                ),
            ),
            migrations.AddField(
                model_name="historicalrequestanswer",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="historicalrequestanswer",
                name="request",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.followuprequest",
                    verbose_name="efterfrågan",
                ),
            ),
            migrations.AddField(
                model_name="historicaltemplatesection",
                name="history_user",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="indicatorfigure",
                name="indicator",
                field=models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="answered_by",
                    to="partnerships.indicator",
                    verbose_name="mått",
                ),
            ),
            migrations.AddField(
                model_name="measureanswer",
                name="indicator",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.indicator",
                    verbose_name="mått",
                ),
            ),
            migrations.AddField(
                model_name="renderjob",
                name="asked_by",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="begärd av",
                ),
            ),
            migrations.AddField(
                model_name="renderjob",
                name="pdf",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.storedfile",
                    verbose_name="fil (PDF)",
                ),
            ),
            migrations.AddField(
                model_name="report",
                name="approver",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="godkänns av",
                ),
            ),
            migrations.AddField(
                model_name="report",
                name="author",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="författare",
                ),
            ),
            migrations.AddField(
                model_name="report",
                name="corrects",
                field=models.OneToOneField(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="corrected_by",
                    to="reporting.report",
                    verbose_name="rättar",
                ),
            ),
            migrations.AddField(
                model_name="report",
                name="partnership",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.partnership",
                    verbose_name="partnerskap",
                ),
            ),
            migrations.AddField(
                model_name="report",
                name="reviewer",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="granskare",
                ),
            ),
            migrations.AddField(
                model_name="renderjob",
                name="report",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AddField(
                model_name="measureanswer",
                name="report",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="measure_answers",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AddField(
                model_name="historicalreport",
                name="corrects",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.report",
                    verbose_name="rättar",
                ),
            ),
            migrations.AddField(
                model_name="historicalmeasureanswer",
                name="report",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AddField(
                model_name="historicalfollowuprequest",
                name="report",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.report",
                    verbose_name="skrivelse",
                ),
            ),
            migrations.AddField(
                model_name="historicalcasestep",
                name="report",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.report",
                    verbose_name="tjänsteskrivelse",
                ),
            ),
            migrations.AddField(
                model_name="frozenreport",
                name="report",
                field=models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="frozen",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AddField(
                model_name="followuprequest",
                name="report",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="requests",
                    to="reporting.report",
                    verbose_name="skrivelse",
                ),
            ),
            migrations.AddField(
                model_name="findingoverride",
                name="report",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="overrides",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AddField(
                model_name="casestep",
                name="report",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="case_steps",
                    to="reporting.report",
                    verbose_name="tjänsteskrivelse",
                ),
            ),
            migrations.AddField(
                model_name="reportstep",
                name="by",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="av",
                ),
            ),
            migrations.AddField(
                model_name="reportstep",
                name="party",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="partnerships.organisation",
                    verbose_name="för parten",
                ),
            ),
            migrations.AddField(
                model_name="reportstep",
                name="report",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="steps",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AddField(
                model_name="reportstep",
                name="to",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="till",
                ),
            ),
            migrations.AddConstraint(
                model_name="reporttemplate",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("is_standard", True)),
                    fields=("kind",),
                    name="reporttemplate_one_standard",
                    violation_error_message="Det finns redan en mall som används om ingen annan väljs.",
                ),
            ),
            migrations.AddField(
                model_name="report",
                name="template",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="reporting.reporttemplate",
                    verbose_name="mall",
                ),
            ),
            migrations.AddField(
                model_name="historicaltemplatesection",
                name="template",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.reporttemplate",
                    verbose_name="mall",
                ),
            ),
            migrations.AddField(
                model_name="historicalreport",
                name="template",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.reporttemplate",
                    verbose_name="mall",
                ),
            ),
            migrations.AddField(
                model_name="requestanswer",
                name="by",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="av",
                ),
            ),
            migrations.AddField(
                model_name="requestanswer",
                name="request",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="answers",
                    to="reporting.followuprequest",
                    verbose_name="efterfrågan",
                ),
            ),
            migrations.AddField(
                model_name="sectioncomment",
                name="answers",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replies",
                    to="reporting.sectioncomment",
                    verbose_name="svar på",
                ),
            ),
            migrations.AddField(
                model_name="sectioncomment",
                name="by",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="av",
                ),
            ),
            migrations.AddField(
                model_name="sectioncomment",
                name="section",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="comments",
                    to="reporting.reportsection",
                    verbose_name="avsnitt",
                ),
            ),
            migrations.AddField(
                model_name="sectiondraft",
                name="by",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="av",
                ),
            ),
            migrations.AddField(
                model_name="sectiondraft",
                name="section",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="reporting.reportsection",
                    verbose_name="avsnitt",
                ),
            ),
            migrations.AddField(
                model_name="templatesection",
                name="template",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="sections",
                    to="reporting.reporttemplate",
                    verbose_name="mall",
                ),
            ),
            migrations.AddConstraint(
                model_name="decisiondispatch",
                constraint=models.UniqueConstraint(fields=("step", "position"), name="decisiondispatch_number_unique"),
            ),
            migrations.AddConstraint(
                model_name="dissent",
                constraint=models.UniqueConstraint(fields=("step", "position"), name="dissent_number_unique"),
            ),
            migrations.AddIndex(
                model_name="renderjob",
                index=models.Index(fields=["key"], name="renderjob_key"),
            ),
            migrations.AddConstraint(
                model_name="renderjob",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("pdf__isnull", False), ("status", "done")),
                        models.Q(("status", "done"), _negated=True),
                        _connector="OR",
                    ),
                    name="renderjob_done_has_a_file",
                    violation_error_message="En färdig PDF har en fil.",
                ),
            ),
            migrations.AddConstraint(
                model_name="renderjob",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status", "failed"), models.Q(("failure", ""), _negated=True)),
                        models.Q(models.Q(("status", "failed"), _negated=True), ("failure", "")),
                        _connector="OR",
                    ),
                    name="renderjob_failure_is_told",
                    violation_error_message="Ett misslyckande säger varför.",
                ),
            ),
            migrations.AddConstraint(
                model_name="measureanswer",
                constraint=models.UniqueConstraint(fields=("report", "indicator"), name="measureanswer_one_a_measure"),
            ),
            migrations.AddConstraint(
                model_name="measureanswer",
                constraint=models.CheckConstraint(
                    condition=models.Q(("text", ""), ("missing_reason", ""), _connector="OR"),
                    name="measureanswer_text_or_reason",
                    violation_error_message="Skriv antingen vad ni vet eller varför uppgiften saknas, inte båda.",
                ),
            ),
            migrations.AddConstraint(
                model_name="followuprequest",
                constraint=models.UniqueConstraint(
                    fields=("partnership", "year", "position"), name="followuprequest_number_unique"
                ),
            ),
            migrations.AddConstraint(
                model_name="followuprequest",
                constraint=models.CheckConstraint(
                    condition=models.Q(("section__isnull", True), ("report__isnull", False), _connector="OR"),
                    name="followuprequest_section_of_a_report",
                    violation_error_message="En mening i ett avsnitt hör till en skrivelse.",
                ),
            ),
            migrations.AddConstraint(
                model_name="findingoverride",
                constraint=models.UniqueConstraint(
                    fields=("report", "finding"),
                    name="findingoverride_once",
                    violation_error_message="Någon har redan godtagit anmärkningen.",
                ),
            ),
            migrations.AddConstraint(
                model_name="casestep",
                constraint=models.UniqueConstraint(fields=("report", "position"), name="casestep_number_unique"),
            ),
            migrations.AddConstraint(
                model_name="reportstep",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "return"), _negated=True),
                        models.Q(("reason", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="reportstep_return_has_a_reason",
                    violation_error_message="Skriv varför rapporten lämnas tillbaka.",
                ),
            ),
            migrations.AddConstraint(
                model_name="reportstep",
                constraint=models.CheckConstraint(
                    condition=models.Q(("kind", "hand_over"), ("to__isnull", True), _connector="OR"),
                    name="reportstep_hand_over_to_somebody",
                    violation_error_message="Bara en överlämning har en mottagare.",
                ),
            ),
            migrations.AddConstraint(
                model_name="reportstep",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("kind", "approve"), ("party__isnull", False)),
                    fields=("report", "round", "party"),
                    name="reportstep_party_approves_once",
                    violation_error_message="Parten har redan godkänt.",
                ),
            ),
            migrations.AddConstraint(
                model_name="report",
                constraint=models.UniqueConstraint(
                    fields=("kind", "partnership", "year", "edition"),
                    name="report_one_a_year",
                    violation_error_message="Det finns redan en sådan rapport för det året.",
                ),
            ),
            migrations.AddConstraint(
                model_name="report",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("correction_reason", ""), ("corrects__isnull", True), ("edition", 1)),
                        models.Q(
                            ("corrects__isnull", False),
                            ("edition__gt", 1),
                            models.Q(("correction_reason", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="report_later_edition_corrects",
                    violation_error_message="En ny utgåva säger vilken den rättar och varför.",
                ),
            ),
            migrations.AddConstraint(
                model_name="report",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("reviewer__isnull", True),
                        models.Q(("author__isnull", False), models.Q(("reviewer", models.F("author")), _negated=True)),
                        _connector="OR",
                    ),
                    name="report_reviewer_is_not_author",
                    violation_error_message="Granskaren är någon annan än författaren.",
                ),
            ),
            migrations.AddConstraint(
                model_name="report",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("approver__isnull", True),
                        models.Q(
                            ("author__isnull", False),
                            ("reviewer__isnull", False),
                            models.Q(("approver", models.F("author")), _negated=True),
                            models.Q(("approver", models.F("reviewer")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="report_approver_is_a_third_person",
                    violation_error_message="Den som godkänner är varken författare eller granskare.",
                ),
            ),
            migrations.AddConstraint(
                model_name="report",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("kind", "staff_report"),
                        models.Q(models.Q(("status", "reviewed"), _negated=True), ("reviewer__isnull", True)),
                        _connector="OR",
                    ),
                    name="report_only_letters_are_reviewed",
                    violation_error_message="Bara en tjänsteskrivelse har granskare; parterna godkänner sin uppföljningsrapport.",
                ),
            ),
            migrations.AddConstraint(
                model_name="requestanswer",
                constraint=models.UniqueConstraint(fields=("request", "year"), name="requestanswer_one_a_year"),
            ),
            migrations.AddConstraint(
                model_name="sectioncomment",
                constraint=models.CheckConstraint(
                    condition=models.Q(("answers__isnull", False), ("closes", False), _connector="OR"),
                    name="sectioncomment_only_answers_close",
                    violation_error_message="Bara ett svar avslutar en tråd.",
                ),
            ),
            migrations.AddConstraint(
                model_name="sectiondraft",
                constraint=models.UniqueConstraint(fields=("section", "by"), name="sectiondraft_one_a_person"),
            ),
            migrations.AddConstraint(
                model_name="templatesection",
                constraint=models.UniqueConstraint(fields=("template", "code"), name="templatesection_code_unique"),
            ),
            migrations.AddConstraint(
                model_name="templatesection",
                constraint=models.UniqueConstraint(
                    fields=("template", "position"), name="templatesection_position_unique"
                ),
            ),
            migrations.RemoveConstraint(
                model_name="decisionclause",
                name="decisionclause_number_unique",
            ),
            migrations.RemoveConstraint(
                model_name="dispatchrecipient",
                name="dispatchrecipient_number_unique",
            ),
            migrations.RemoveConstraint(
                model_name="responsibleofficial",
                name="responsibleofficial_number_unique",
            ),
            migrations.RemoveConstraint(
                model_name="scheduledstep",
                name="scheduledstep_number_unique",
            ),
            migrations.RemoveConstraint(
                model_name="staffreport",
                name="staffreport_one_a_year",
            ),
            migrations.RemoveConstraint(
                model_name="supportingrecord",
                name="supportingrecord_number_unique",
            ),
            migrations.RenameField(
                model_name="decisionclause",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="dispatchrecipient",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="historicaldecisionclause",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="historicaldispatchrecipient",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="historicalresponsibleofficial",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="historicalscheduledstep",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="historicalsupportingrecord",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="responsibleofficial",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="scheduledstep",
                old_name="report",
                new_name="letter",
            ),
            migrations.RenameField(
                model_name="supportingrecord",
                old_name="report",
                new_name="letter",
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="code",
                field=partnerships.fields.Slug(default="", max_length=80, verbose_name="kortnamn"),
                preserve_default=False,
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="content",
                field=partnerships.fields.ChoiceText(
                    choices=[
                        ("prose", "text"),
                        ("areas", "ett avsnitt per verksamhetsområde, med aktiviteterna ur loggen"),
                        ("areas_and_goals", "ett avsnitt per verksamhetsområde, med effektmål och aktiviteter"),
                        ("requests", "stadskontorets efterfrågningar och vad som hände med dem"),
                        ("measures", "avtalets mått"),
                        ("economy", "budget, utfall och avvikelser"),
                        ("proposal", "förslag till beslut"),
                        ("supporting_records", "beslutsunderlag"),
                        ("schedule", "beslutsplanering"),
                        ("recipients", "beslutet skickas till"),
                        ("officials", "ansvariga"),
                    ],
                    default="prose",
                    max_length=30,
                    verbose_name="innehåll",
                ),
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="guidance",
                field=partnerships.fields.LongText(
                    blank=True, max_length=1000, verbose_name="råd till den som skriver"
                ),
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="heading",
                field=partnerships.fields.ShortText(default="", max_length=200, verbose_name="rubrik"),
                preserve_default=False,
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="is_proposal",
                field=models.BooleanField(default=False, verbose_name="förslag som ingen har godtagit"),
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="level",
                field=partnerships.fields.Count(default=1, maximum=3, minimum=1, verbose_name="rubriknivå"),
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="proposed_from",
                field=partnerships.fields.ShortText(blank=True, max_length=100, verbose_name="förslaget kommer från"),
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="responsible",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="ansvarig",
                ),
            ),
            migrations.AddField(
                model_name="historicalreportsection",
                name="state",
                field=partnerships.fields.ChoiceText(
                    choices=[("draft", "utkast"), ("ready", "klart"), ("returned", "åter för ändring")],
                    default="draft",
                    max_length=30,
                    verbose_name="läge",
                ),
            ),
            migrations.AddField(
                model_name="historicalstaffreport",
                name="signed_on",
                field=partnerships.fields.Day(blank=True, null=True, verbose_name="signerad"),
            ),
            migrations.AddField(
                model_name="reportsection",
                name="code",
                field=partnerships.fields.Slug(default="", max_length=80, verbose_name="kortnamn"),
                preserve_default=False,
            ),
            migrations.AddField(
                model_name="reportsection",
                name="content",
                field=partnerships.fields.ChoiceText(
                    choices=[
                        ("prose", "text"),
                        ("areas", "ett avsnitt per verksamhetsområde, med aktiviteterna ur loggen"),
                        ("areas_and_goals", "ett avsnitt per verksamhetsområde, med effektmål och aktiviteter"),
                        ("requests", "stadskontorets efterfrågningar och vad som hände med dem"),
                        ("measures", "avtalets mått"),
                        ("economy", "budget, utfall och avvikelser"),
                        ("proposal", "förslag till beslut"),
                        ("supporting_records", "beslutsunderlag"),
                        ("schedule", "beslutsplanering"),
                        ("recipients", "beslutet skickas till"),
                        ("officials", "ansvariga"),
                    ],
                    default="prose",
                    max_length=30,
                    verbose_name="innehåll",
                ),
            ),
            migrations.AddField(
                model_name="reportsection",
                name="guidance",
                field=partnerships.fields.LongText(
                    blank=True, max_length=1000, verbose_name="råd till den som skriver"
                ),
            ),
            migrations.AddField(
                model_name="reportsection",
                name="heading",
                field=partnerships.fields.ShortText(default="", max_length=200, verbose_name="rubrik"),
                preserve_default=False,
            ),
            migrations.AddField(
                model_name="reportsection",
                name="is_proposal",
                field=models.BooleanField(default=False, verbose_name="förslag som ingen har godtagit"),
            ),
            migrations.AddField(
                model_name="reportsection",
                name="level",
                field=partnerships.fields.Count(default=1, maximum=3, minimum=1, verbose_name="rubriknivå"),
            ),
            migrations.AddField(
                model_name="reportsection",
                name="proposed_from",
                field=partnerships.fields.ShortText(blank=True, max_length=100, verbose_name="förslaget kommer från"),
            ),
            migrations.AddField(
                model_name="reportsection",
                name="responsible",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="ansvarig",
                ),
            ),
            migrations.AddField(
                model_name="reportsection",
                name="state",
                field=partnerships.fields.ChoiceText(
                    choices=[("draft", "utkast"), ("ready", "klart"), ("returned", "åter för ändring")],
                    default="draft",
                    max_length=30,
                    verbose_name="läge",
                ),
            ),
            migrations.AddField(
                model_name="staffreport",
                name="signed_on",
                field=partnerships.fields.Day(blank=True, null=True, verbose_name="signerad"),
            ),
            migrations.AddField(
                model_name="historicalstaffreport",
                name="report",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AddField(
                model_name="staffreport",
                name="report",
                field=models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="letter",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.RunPython(bring_forward),
            migrations.RemoveField(
                model_name="historicalreportsection",
                name="kind",
            ),
            migrations.RemoveField(
                model_name="historicalstaffreport",
                name="partnership",
            ),
            migrations.RemoveField(
                model_name="historicalstaffreport",
                name="title",
            ),
            migrations.RemoveField(
                model_name="historicalstaffreport",
                name="year",
            ),
            migrations.RemoveField(
                model_name="reportsection",
                name="kind",
            ),
            migrations.RemoveField(
                model_name="staffreport",
                name="partnership",
            ),
            migrations.RemoveField(
                model_name="staffreport",
                name="title",
            ),
            migrations.RemoveField(
                model_name="staffreport",
                name="year",
            ),
            migrations.AlterField(
                model_name="staffreport",
                name="report",
                field=models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="letter",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AlterField(
                model_name="historicalreportsection",
                name="position",
                field=partnerships.fields.Count(maximum=99, minimum=1, verbose_name="ordning"),
            ),
            migrations.AlterField(
                model_name="reportsection",
                name="position",
                field=partnerships.fields.Count(maximum=99, minimum=1, verbose_name="ordning"),
            ),
            migrations.AlterField(
                model_name="historicalreportsection",
                name="report",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AlterField(
                model_name="reportsection",
                name="report",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="sections",
                    to="reporting.report",
                    verbose_name="rapport",
                ),
            ),
            migrations.AddConstraint(
                model_name="decisionclause",
                constraint=models.UniqueConstraint(fields=("letter", "position"), name="decisionclause_number_unique"),
            ),
            migrations.AddConstraint(
                model_name="dispatchrecipient",
                constraint=models.UniqueConstraint(
                    fields=("letter", "position"), name="dispatchrecipient_number_unique"
                ),
            ),
            migrations.AddConstraint(
                model_name="responsibleofficial",
                constraint=models.UniqueConstraint(
                    fields=("letter", "position"), name="responsibleofficial_number_unique"
                ),
            ),
            migrations.AddConstraint(
                model_name="scheduledstep",
                constraint=models.UniqueConstraint(fields=("letter", "position"), name="scheduledstep_number_unique"),
            ),
            migrations.AddConstraint(
                model_name="supportingrecord",
                constraint=models.UniqueConstraint(
                    fields=("letter", "position"), name="supportingrecord_number_unique"
                ),
            ),
            migrations.AddConstraint(
                model_name="reportsection",
                constraint=models.UniqueConstraint(fields=("report", "code"), name="reportsection_code_unique"),
            ),
            migrations.AddConstraint(
                model_name="reportsection",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("content__in", ("prose", "areas", "areas_and_goals")),
                        models.Q(("body", ""), ("is_proposal", False)),
                        _connector="OR",
                    ),
                    name="reportsection_only_prose_has_text",
                    violation_error_message="Det avsnittet fylls av sig självt.",
                ),
            ),
            migrations.AddConstraint(
                model_name="reportsection",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("is_proposal", False),
                        models.Q(
                            models.Q(("body", ""), _negated=True),
                            models.Q(("proposed_from", ""), _negated=True),
                            models.Q(("state", "ready"), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="reportsection_proposal_has_text",
                    violation_error_message="Ett förslag har en text, säger var den kommer från och är inte klart förrän någon godtar det.",
                ),
            ),
            migrations.AddConstraint(
                model_name="reportsection",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "ready"), _negated=True),
                        models.Q(("body", ""), _negated=True),
                        models.Q(("content__in", ("prose", "areas", "areas_and_goals")), _negated=True),
                        _connector="OR",
                    ),
                    name="reportsection_ready_has_text",
                    violation_error_message="Ett tomt avsnitt är inte klart.",
                ),
            ),
            *(MakeAppendOnly(table) for table in WRITTEN_ONCE),
        ]
    )

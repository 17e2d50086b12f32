from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "rapporter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reporting.frozen_lock import FROZEN_LOCK

        FROZEN_LOCK.around_migrations_of(self)

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = "partnerskap"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partnerships.file_lock import FILE_LOCK
        from partnerships.plan_lock import PLAN_LOCK

        for guards in (PLAN_LOCK, FILE_LOCK):
            guards.around_migrations_of(self)

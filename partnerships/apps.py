from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = "partnerskap"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partnerships import plan_lock

        pre_migrate.connect(plan_lock.take_down, sender=self)
        post_migrate.connect(plan_lock.put_up, sender=self)

from django.apps import AppConfig

from kraftsamling.logs import hide_secrets


class KraftsamlingConfig(AppConfig):
    """The roof: wires the floors together and owns no table."""

    name = "kraftsamling"
    verbose_name = "Kraftsamling"

    def ready(self) -> None:
        """Before the first request: no log line shows the secret of a personal link."""
        hide_secrets()

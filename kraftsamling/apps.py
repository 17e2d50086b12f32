from django.apps import AppConfig


class KraftsamlingConfig(AppConfig):
    """The roof: wires the floors together and owns no table."""

    name = "kraftsamling"
    verbose_name = "Kraftsamling"

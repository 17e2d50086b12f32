"""Loads the facts of the source documents."""

from typing import Any

from django.core.management.base import BaseCommand

from partnerships.fact_files import load_facts


class Command(BaseCommand):
    """`manage.py load_facts`: safe to run again; what people have changed stays as they left it."""

    help = "Loads the facts of the source documents (fixtures/*.json); makes only what is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        files = load_facts()
        for file in files:
            if options["verbosity"] > 1:
                self.stdout.write(f"{file.name}: {file.made} new, {file.already_there} already there")
        made, there = sum(file.made for file in files), sum(file.already_there for file in files)
        self.stdout.write(f"Facts: {made} new, {there} already there.")

"""The whole case as one zip: letter, the parties' report, each step with decision and dissents, the figures,
a page to read and metadata for machines (domain.md § 5). The same state gives the same bytes."""

from reporting.package.archive import PackageTooLarge, verify_package, write_package
from reporting.package.gather import gather, lacking
from reporting.package.parts import Package

__all__ = ["Package", "PackageTooLarge", "gather", "lacking", "verify_package", "write_package"]

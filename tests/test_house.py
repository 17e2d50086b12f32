"""The house rules that a machine can hold (CONTRIBUTING.md, docs/decisions/0001-the-house.md): code and templates.

tests/test_house_of_records.py holds those for the models.
"""

import ast
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import django.forms
import pytest
from django.core.management import call_command
from django.template.utils import get_app_template_dirs

ROOT = Path(__file__).parent.parent
FLOORS = ("kraftsamling", "reporting", "budgets", "partnerships")


def files(*folders, ending):
    return sorted(path for folder in folders for path in (ROOT / folder).rglob(f"*{ending}"))


def name(path):
    return path.relative_to(ROOT).as_posix()


SOURCE = [path for path in files(*FLOORS, "benchmarks", ending=".py") if path.parent.name != "migrations"]
TESTS = files("tests", ending=".py")
TEMPLATES = files("templates", ending=".html") + files("templates", ending=".txt")
TREES = {name(path): ast.parse(path.read_text()) for path in [*SOURCE, *TESTS]}


# --- Small enough to be read -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paths", "limit"), [(SOURCE, 400), (TESTS, 300), (TEMPLATES, 150)])
def test_files_are_short(paths, limit):
    lengths = {name(path): len(path.read_text().splitlines()) for path in paths}
    assert {path: lines for path, lines in lengths.items() if lines > limit} == {}


LONG: dict[str, str] = {}


def test_functions_are_short():
    lengths = {f"{path}: {node.name}": node.end_lineno - node.lineno + 1 for path, node in functions(TREES)}
    assert {function for function, lines in lengths.items() if lines > 40} == set(LONG)


# --- Clear to the one who calls ----------------------------------------------------------------------------------


OTHERS_CALL_THEM = {"partnerships/fields.py: pre_save(add)", "tests/readonly.py: refuse_writes(many)"}  # Django does


def test_booleans_are_keyword_only():
    found = {each for path, tree in TREES.items() for each in positional_booleans(path, tree)}
    assert found == OTHERS_CALL_THEM


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f(self, deep=False): ...", ["x: f(deep)"]),
        ("def f(self, deep: bool): ...", ["x: f(deep)"]),
        ("def f(self, *, deep: bool = False): ...", []),
        ("def f(self, deep: bool | str = ''): ...", []),
    ],
)
def test_the_reader_of_booleans_sees_what_it_should(source, found):
    assert positional_booleans("x", ast.parse(source)) == found


# --- Nothing behind the history's back ---------------------------------------------------------------------------

PAST_THE_HISTORY = {"bulk_create", "bulk_update", "update", "abulk_create", "aupdate"}
ALLOWED_PAST_THE_HISTORY = {  # module: why nobody needs to see who changed what
    "partnerships/actions/search_keys.py": "what a search compares follows the names",
    "partnerships/actions/imports.py": "how far a running import has come is no change by anyone",
    "reporting/actions/jobs.py": "how far a drawing has come is no change by anyone",
    "reporting/models/kept.py": "it refuses what is of a finalised report, and hands on what others may",
}


def test_changes_are_made_where_the_history_sees_them():
    found = {path for path, tree in TREES.items() if not path.startswith("tests/") and writes_in_bulk(tree)}
    assert found == set(ALLOWED_PAST_THE_HISTORY)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Activity.objects.filter(pk=1).update(name='x')", True),
        ("links.bulk_create(rows)", True),
        ("names.update(more)", False),
        ("digest.update(b'x')", False),
    ],
)
def test_the_reader_of_writes_sees_what_it_should(source, found):
    assert writes_in_bulk(ast.parse(source)) is found


def test_models_know_nothing_of_pages():
    pages = ("contrib.messages", "forms", "http", "shortcuts", "template", "views")
    banned = tuple(f"django.{package}" for package in pages)
    found = [
        f"{path}: {module}"
        for path, tree in TREES.items()
        if "/models/" in path
        for module in imported(tree)
        if module.startswith(banned)
    ]
    assert found == []


# --- Nothing that nobody uses, nothing that is missing -----------------------------------------------------------


def test_every_template_is_used():
    """By a view, by another template, or by a library whose own template it replaces."""
    text = "\n".join(path.read_text() for path in [*SOURCE, *TEMPLATES])
    named = set(re.findall(r"""["']([\w./-]+\.(?:html|txt))(?:#\w+)?["']""", text))
    inside = {path.relative_to(ROOT / "templates").as_posix() for path in TEMPLATES}
    libraries = [*get_app_template_dirs("templates"), Path(django.forms.__file__).parent / "templates"]
    replaced = {template for template in inside for library in libraries if (library / template).exists()}
    assert inside - named - replaced == set()


def test_no_comment_in_a_template_is_shown():
    """{# … #} ends on its line, or it is printed; longer ones are {% comment %}."""
    assert [name(path) for path in TEMPLATES if re.search(r"{#(?:(?!#}).)*$", path.read_text(), re.M)] == []


def test_no_migration_is_missing(db):
    answer = StringIO()
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=answer)
    assert answer.getvalue().strip() == "No changes detected"


def test_no_file_knows_the_machine_it_was_written_on():
    """No registry's address, no folder of one machine: a clone anywhere must work the same."""
    traces = re.compile(r"files\.pythonhosted|registry\.npmjs|/[w]ork/|/[r]oot/|/[h]ome/\w")
    kinds = {".py", ".html", ".css", ".js", ".md", ".txt", ".in", ".toml", ".json", ".sh", ""}
    ours = [path for path in ROOT.rglob("*") if not (set(path.relative_to(ROOT).parts) & NOT_OURS)]
    texts = {name(path): path.read_text() for path in ours if path.is_file() and path.suffix in kinds}
    assert [path for path, text in texts.items() if traces.search(text)] == []


NOT_OURS = {".git", ".venv", "data", "__pycache__", ".env", ".hypothesis", "test-results", "node_modules"} | {
    f".{tool}_cache" for tool in ("mypy", "pytest", "ruff", "import_linter")
}


def test_starting_does_not_load_what_only_a_report_needs():
    """start-import (limits P8): half a second and 23 MiB in every process, for the one that draws a PDF."""
    heavy = {"weasyprint", "openpyxl", "xlsxwriter", "pikepdf", "fontTools"}
    program = "import django; django.setup(); import kraftsamling.urls, sys; print(*sys.modules)"
    started = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert heavy & set(started.stdout.split()) == set()


# --- Readers of code ---------------------------------------------------------------------------------------------


def functions(trees):
    return [
        (path, node)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def positional_booleans(path, tree):
    found = []
    for _, node in functions({path: tree}):
        positional = node.args.posonlyargs + node.args.args
        defaults = [None] * (len(positional) - len(node.args.defaults)) + node.args.defaults
        for argument, default in zip(positional, defaults, strict=True):
            is_annotated = isinstance(argument.annotation, ast.Name) and argument.annotation.id == "bool"
            is_given = isinstance(default, ast.Constant) and isinstance(default.value, bool)
            if is_annotated or is_given:
                found.append(f"{path}: {node.name}({argument.arg})")
    return found


def writes_in_bulk(tree):
    """Any call of a bulk write; `update` only with the keywords that a QuerySet takes."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    suspects = [call for call in calls if call.func.attr in PAST_THE_HISTORY]
    return any(call.func.attr not in {"update", "aupdate"} or (call.keywords and not call.args) for call in suspects)


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module

"""What the environment may say is written down, and nothing else is."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_sample_environment_names_what_the_settings_read():
    settings = (ROOT / "kraftsamling" / "settings.py").read_text()
    sample = (ROOT / ".env.example").read_text()
    read = re.findall(r"""env(?:\.\w+)?\(\s*["'](\w+)["']""", settings)
    written = re.findall(r"^#?([A-Z_]+)=", sample, flags=re.MULTILINE)
    assert sorted(written) == sorted(read)

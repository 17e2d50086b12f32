"""What a machine can see of WCAG 2.2 AA (axe-core). Keyboard and zoom need tests of their own."""

from axe_playwright_python.sync_playwright import Axe

WCAG_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page):
    """Return each broken rule on the page with the HTML that breaks it."""
    page.wait_for_load_state()  # half a page has faults of its own
    found = Axe().run(page, options={"runOnly": WCAG_AA}).response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]

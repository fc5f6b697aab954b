"""A check as JUnit XML, which CI systems show: a test case a fixture, its difference as failure."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from csto_events.faces.checking import Check

# What XML 1.0 cannot hold, escaped or not; an article may hold anything.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(check: Check) -> bytes:
    """The file's bytes, UTF-8; without times, so that the same run gives the same bytes."""
    failed = [found for found in check.disagreeing if not found.error]
    errors = [found for found in check.disagreeing if found.error]
    suite = ElementTree.Element(
        "testsuite",
        name="csto-events",
        tests=str(len(check.results)),
        failures=str(len(failed)),
        errors=str(len(errors)),
        skipped=str(sum(check.expects(found) for _, found in check.results)),
    )
    for fixture, found in check.results:
        case = ElementTree.SubElement(
            suite, "testcase", classname=fixture.path.parent.as_posix(), name=found.name
        )
        if check.expects(found):
            ElementTree.SubElement(case, "skipped", message=_clean(check.known[found.name]))
        elif not found.agrees:
            outcome = "error" if found.error else "failure"
            told = ElementTree.SubElement(case, outcome, message=_clean(found.summary()))
            told.text = _clean(found.text())
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    file: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return file + b"\n"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("�", text)

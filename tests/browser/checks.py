"""What must be true of every page? Checks that a test calls on a page in a real Chromium."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request

from tests import machine

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TOOLS = Path(__file__).parent / "tools"
# HTML_CodeSniffer's list is older than HTML's, which allows `username` for an e-mail address that one signs in with.
NOT_FAULTS = ("Invalid autocomplete value: username.",)
# The HTML checker guesses a page's language from its words, wrongly where a Welsh page shows many English names.
# The others are warnings about GOV.UK's own parts, which old browsers need: its date input, and its menu button while
# there is room for the whole menu.
NOT_FAULTS_OF_HTML = re.compile(
    r"This document appears to be written in|“group” role is unnecessary for element “fieldset”"
    r"|“aria-hidden” is unnecessary for elements that have attribute “hidden”"
)
NARROW = 320  # CSS pixels: a small phone, and also a window of 1280 zoomed to 400%
MOST_STOPS = 400


class Watch:
    """Listens to a page from before it opens, and keeps what went wrong: errors in the console, failed requests."""

    def __init__(self, page: Page, expected_status: int = 200) -> None:
        self.wrong: list[str] = []
        page.on("console", lambda m: self.wrong.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("requestfailed", self._failed)
        self.expected_status = expected_status

    def _failed(self, request: Request) -> None:
        """Leaving a page while its icon still comes ends that request: nobody missed anything."""
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.url} failed: {request.failure}")

    def serious(self) -> list[str]:
        """Chromium itself reports a page that is meant to answer 404; that is no fault."""
        if self.expected_status == 200:
            return self.wrong
        return [text for text in self.wrong if f"status of {self.expected_status}" not in text]


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, each as one line naming the rule and the element.

    Nothing has the focus then: a focused link trades its underline for a filled background and a thick line, which
    axe takes for a link told by colour alone.
    """
    page.evaluate("document.activeElement && document.activeElement.blur()")
    # "resultTypes": what passed is counted and not described, which takes as long again as looking.
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    results = Axe().run(page, options=options)
    return [
        f"{found['id']}: {found['help']}: {node['html'][:200]}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """What makes the page wider than its window. Parts that scroll inside their own frame are no fault."""
    found: list[str] = page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          const framed = (el) => { for (let p = el.parentElement; p; p = p.parentElement) {
            if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) return true; } return false; };
          const edge = (el) => Math.round(el.getBoundingClientRect().right);
          const wide = [...document.body.querySelectorAll('*')]
            .filter((el) => edge(el) > room + 1 && !framed(el))
            .map((el) => `${el.tagName}.${el.className} reaches ${edge(el)} of ${room}`);
          const whole = `the page is ${document.documentElement.scrollWidth} wide in ${room}`;
          return wide.length ? wide.slice(0, 5) : [whole];
        }"""
    )
    return found


@dataclass(frozen=True)
class Stop:
    """Where the Tab key stopped: what it is, and whether a person can see that it is there."""

    mark: str
    words: str
    seen: bool
    why: str


_MARK_AND_COUNT = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const shown = (el) => el.checkVisibility({visibilityProperty: true});
  const usable = all.filter((el) => !el.disabled && el.type !== 'hidden' && shown(el));
  const groups = new Set();
  const kept = usable.filter((el) => {   // the Tab key stops once at a group of radio buttons
    if (el.type !== 'radio') return true;
    if (groups.has(el.name)) return false;
    groups.add(el.name); return true;
  });
  const looks = (el) => { const s = getComputedStyle(el); return [s.outlineStyle + s.outlineWidth + s.outlineColor,
    s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth].join('|'); };
  window.__looks = looks;
  kept.forEach((el, n) => {
    el.dataset.stop = String(n);
    // A radio or a checkbox of GOV.UK is invisible itself; its label's ring shows the focus.
    window.__before = window.__before || {};
    window.__before[n] = looks(el);
  });
  return kept.length;
}"""

_WHERE = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const box = el.getBoundingClientRect();
  const mark = el.dataset.stop ?? '';
  const ring = el.nextElementSibling ? getComputedStyle(el.nextElementSibling, '::before').boxShadow : 'none';
  const ringed = ['radio', 'checkbox'].includes(el.type) && ring !== 'none';
  const changed = window.__looks(el) !== window.__before[mark] || ringed;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  return {mark, words: (el.innerText || el.name || el.id || el.tagName).trim().slice(0, 60), seen: changed && inside,
    why: !changed ? 'nothing about it changes' : !inside ? 'it is outside the window' : ''};
}"""


def keyboard_walk(page: Page) -> tuple[list[Stop], int]:
    """Every stop of the Tab key from the top of the page, and how many things ought to be stops."""
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    wanted = int(page.evaluate(_MARK_AND_COUNT))
    stops: list[Stop] = []
    for _press in range(min(wanted + 5, MOST_STOPS)):
        page.keyboard.press("Tab")
        found = page.evaluate(_WHERE)
        if found is None or any(stop.mark == found["mark"] for stop in stops):
            break
        stops.append(Stop(**found))
    return stops, wanted


def keyboard_faults(page: Page) -> list[str]:
    """What a person without a mouse would miss: stops that cannot be seen, things that are never reached."""
    stops, wanted = keyboard_walk(page)
    faults = [f"“{stop.words}” takes the focus unseen: {stop.why}" for stop in stops if not stop.seen]
    if not stops or stops[0].mark != "0":
        faults.append("the first stop is not the first link of the page")
    if wanted <= MOST_STOPS and len(stops) != wanted:
        faults.append(f"the Tab key stops at {len(stops)} of {wanted} things")
    return faults


def skips_to_content(page: Page) -> bool:
    """The first stop is the skip link, and following it leads into the content."""
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    page.keyboard.press("Tab")
    first = page.evaluate("() => document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate(
        """() => {
          const main = document.querySelector('#main-content');
          if (!main.querySelector('a[href], button, summary, input:not([type=hidden])')) return true;
          return main.contains(document.activeElement);
        }"""
    )
    return bool(first == "#main-content" and inside)


def links_of(html: str) -> list[str]:
    """Every address that a page's text links to, in order."""
    return [unescape(address) for address in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html)]


def words_of(page: Page) -> str:
    """The words of the content, without the buttons that only scripts bring (such as "Show" beside a password)."""
    text = page.locator("main").inner_text()
    for button in page.locator("main button[type=button]").all():
        text = text.replace(button.inner_text(), "", 1) if button.is_visible() else text
    return " ".join(text.split())


def html_faults(files: list[Path]) -> list[str]:
    """What the reference HTML checker says is wrong in saved pages, one line each. One Java start for all of them."""
    java = machine.require("java")
    jar = Path(machine.require("page checkers")) / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-jar", str(jar), "--format", "json", "--stdout", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [
        f"{Path(m['url']).name}:{m.get('lastLine', '?')}: {m['message']} {m.get('extract', '').strip()!r}"
        for m in messages
        if m["type"] == "error" or (m.get("subType") == "warning" and not NOT_FAULTS_OF_HTML.search(m["message"]))
    ]


def pa11y_faults(pages: list[dict[str, str]]) -> list[str]:
    """What pa11y finds in pages (dicts of name, url, cookie), one line each. One browser for all of them."""
    machine.require("page checkers")
    asked = json.dumps({"chromium": machine.require("chromium"), "pages": pages})
    done = subprocess.run(
        ["node", "pa11y-batch.mjs"], input=asked, capture_output=True, text=True, cwd=TOOLS, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [
        f"{page['name']}: {issue['code']}: {issue['message']} ({issue['context'][:160]})"
        for page in json.loads(done.stdout)
        for issue in page["issues"]
        if not any(known in issue["message"] for known in NOT_FAULTS)
    ]

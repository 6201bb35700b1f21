"""A browser that is driven by its keyboard alone, and that fails when a page complains."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


# How many stops of Tab lie between the focus and an element: fewer than nothing when it stands before.
STOPS = """
    const stops = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex]')]
        .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility());
    const from = stops.indexOf(document.activeElement), to = stops.indexOf(arguments[0]);
    return from < 0 ? 0 : to - from;
"""


class Failure(Exception):
    """What should have been seen and was not."""


def expect(condition, what):
    if not condition:
        raise Failure(what)


class Bureau:
    """The sample bureau at the end of a day, served on a free port of this machine until it is closed."""

    def __init__(self, program, day):
        self.folder = tempfile.mkdtemp(prefix="guatu-browser-")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.program = program
        self.log = open(os.path.join(self.folder, "log"), "w")
        self.process = subprocess.Popen(
            [program, "demo", "--data", self.data, "--port", str(self.port), "--until", day],
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + 120
        while True:
            try:
                urllib.request.urlopen(self.base + "/readyz", timeout=2).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    self.log.flush()
                    output = open(self.log.name).read()
                    self.close()
                    raise Failure(f"the server did not come up:\n{output}")
                time.sleep(0.2)

    @property
    def data(self):
        return os.path.join(self.folder, "data")

    def verified(self):
        """What the program says about its journal."""
        return subprocess.run(
            [self.program, "verify", "--data", self.data], capture_output=True, text=True, timeout=120
        )

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def close(self):
        self.stop()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Browser:
    """One window. Everything a person does in it is a key that is pressed."""

    def __init__(self, base, width=1440, height=900, language="zh-Hans"):
        options = Options()
        options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
        arguments = ["--headless=new", "--hide-scrollbars", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-US"]
        if os.geteuid() == 0:
            # Chromium has no sandbox for root.
            arguments.append("--no-sandbox")
        for argument in arguments + [f"--window-size={width},{height}"]:
            options.add_argument(argument)
        if width < 500:
            metrics = {"width": width, "height": height, "pixelRatio": 2, "touch": True}
            options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(
            service=Service(shutil.which("chromedriver") or "/usr/bin/chromedriver"), options=options
        )
        self.driver.set_page_load_timeout(60)
        self.base = base
        self.language = language

    def close(self):
        self.driver.quit()

    # Looking

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css):
        found = self.all(css)
        expect(found, f"{self.path}: nothing is “{css}”\n{self.text[:1500]}")
        return found[0]

    @property
    def text(self):
        return self.run("return (document.querySelector('main') ?? document.body).innerText")

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.base)

    def quiet(self):
        """Fails when the console holds an error, a warning or a breach of the content security policy."""
        loud = [line for line in self.driver.get_log("browser") if line["level"] in ("SEVERE", "WARNING")]
        expect(not loud, f"{self.path}: the console says {loud}")

    # Going

    def open(self, path):
        """Types an address."""
        self.driver.get(self.base + path)
        self.quiet()

    def leave(self):
        """Another person sits down: nothing of the one before stays."""
        self.quiet()
        self.driver.delete_all_cookies()

    def key(self, *keys):
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def turning(self, key):
        """A key that leads to another page."""
        self.run("window.leaving = true")
        self.key(key)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                if self.run("return !window.leaving && document.readyState === 'complete'"):
                    self.quiet()
                    return
            except Exception:  # between two documents there is nothing to ask
                pass
            time.sleep(0.03)
        raise Failure(f"{self.path}: {key!r} led nowhere\n{self.text[:1500]}")

    def tab(self, back=False):
        for kind in ("rawKeyDown", "keyUp"):
            key = {"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": 8 if back else 0}
            self.driver.execute_cdp_cmd("Input.dispatchKeyEvent", key)

    def reach(self, element):
        """Presses Tab, or Shift and Tab, until an element has the focus, and sees that the focus shows."""
        if not hasattr(element, "tag_name"):
            element = self.one(element)
        expect(element.is_displayed(), f"{self.path}: not to be seen: {element.get_attribute('outerHTML')[:300]}")
        # The document says about how far it is; the rest is felt for one by one.
        stops = self.run(STOPS, element)
        back = stops < 0
        for _ in range(abs(stops) - 2):
            self.tab(back)
        for _ in range(1200):
            if self.run("return document.activeElement === arguments[0]", element):
                style = "const s = getComputedStyle(arguments[0]); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'"
                expect(
                    self.run(style, element),
                    f"{self.path}: no focus to be seen on {element.get_attribute('outerHTML')[:200]}",
                )
                return element
            self.tab(back)
        raise Failure(f"{self.path}: Tab never reaches {element.get_attribute('outerHTML')[:300]}")

    def follow(self, element):
        """A link or a button."""
        self.reach(element)
        self.turning(Keys.ENTER)

    # Filling in

    def write(self, element, text):
        element = self.reach(element)
        if element.get_attribute("type") == "date":
            year, month, day = text.split("-")
            self.key(month + day + year)
        elif element.tag_name == "textarea":
            # As from the clipboard: new lines must not be typed.
            self.driver.execute_cdp_cmd("Input.insertText", {"text": text})
        else:
            self.key(text)
        return element

    def choose(self, element, value):
        """Goes down or up a list of options."""
        element = self.reach(element)
        values = self.run("return [...arguments[0].options].map(one => one.value)", element)
        expect(value in values, f"{self.path}: “{value}” is not among {values}")
        steps = values.index(value) - values.index(element.get_attribute("value"))
        self.key(*[Keys.ARROW_DOWN if steps > 0 else Keys.ARROW_UP] * abs(steps))
        expect(element.get_attribute("value") == value, f"{self.path}: the arrow keys do not choose “{value}”")

    def upload(self, element, path):
        """The one thing that no key does: the file dialogue belongs to the system."""
        self.reach(element).send_keys(os.path.realpath(path))

    def sign_in(self, person):
        self.leave()
        self.open(f"/sign-in?lang={self.language}")
        card = self.one(f"input[name=card][value={person}]")
        button = self.run("return arguments[0].form.querySelector('button')", card)
        folded = self.run("return arguments[0].closest('details:not([open])')?.querySelector('summary')", button)
        if folded:
            self.reach(folded)
            self.key(Keys.ENTER)
        self.follow(button)


def told(body):
    """Runs a script's body and says how it went; a failure names the step."""
    began = time.monotonic()
    try:
        body()
    except Failure as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)
    print(f"passed in {time.monotonic() - began:.0f} s")

"""Every page at three widths in both languages: nothing wider than the window, nothing in the console.

    pages.py PROGRAM [--axe FILE] [--pictures FOLDER]

With axe-core (https://github.com/dequelabs/axe-core) every page is checked for what it calls serious or critical;
with a folder every page is kept as a picture to be looked at.
"""

import argparse
import os
import re

from browser import Browser, Bureau, expect, told

DAY = "2023-06-15"
WIDTHS = [(390, 844), (1440, 900), (1920, 1080)]
LANGUAGES = ["zh-Hans", "en"]

# Who looks at what; what stands in braces is found on the way.
PAGES = {
    None: ["/sign-in"],
    "mo-xingchi": [
        "/wall", "/wall?group=unit", "/wall?group=leader", "/wall?focus=starting", "/wall/screen", "/wall/screen?page=2",
        "/wall/print?paper=a3", "/wall/print?paper=a0", "/desk", "/desk?only=urge", "/sources", "{source}",
        "{source}?tab=figures", "{source}?tab=problems", "{source}/check", "{source}/answers", "/ledgers",
        "/ledgers/work-order", "/ledgers/work-order?words=%E7%AE%A1%E7%BD%91", "/ledgers/work-order?as-of=2023-04-01",
        "/ledgers/work-order/definition", "/ledgers/work-order/new", "/ledgers/work-order/import",
        "/ledgers/work-order/together/submit", "/ledgers/rectification", "/ledgers/figure", "{red}", "{red}?as-of=2023-04-01",
        "{red}/acts/urge", "/units", "/units/housing-market", "/people/tu-mingyuan", "/organisation", "/settings",
        "/journal", "/vague", "/nothing-here",
    ],
    "tang-boyan": ["/desk", "/desk/sheet", "/wall", "/ledgers/work-order/together/issue", "{item}"],
    "jing-quanyin": ["/desk", "/wall", "{item}", "{owed}"],
    "wei-nuanyang": ["/desk", "/units/public-utilities"],
    "bu-jingyan": ["/desk", "/wall", "/journal", "/settings"],
}  # fmt: skip

SERIOUS = """
    const done = arguments[arguments.length - 1];
    axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations
        .filter(one => ['serious', 'critical'].includes(one.impact))
        .map(one => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 160)}`)));
"""

# Text that its box cuts off without saying so, and what hangs out of the window.
CLIPPED = """
    const cut = [...document.querySelectorAll('main *')].filter(one => {
        const style = getComputedStyle(one);
        if (one.closest('.hid, details:not([open]), svg') || !one.checkVisibility() || !one.innerText?.trim()) return false;
        return style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1;
    });
    return cut.map(one => one.outerHTML.slice(0, 160));
"""


class Sweep:
    def __init__(self, bureau, axe, pictures):
        self.bureau, self.axe, self.pictures = bureau, axe, pictures
        self.found = []
        self.seen = 0

    def run(self):
        for width, height in WIDTHS:
            for language in LANGUAGES:
                browser = Browser(self.bureau.base, width, height, language)
                try:
                    for person, paths in PAGES.items():
                        self.look(browser, person, paths, width, height)
                finally:
                    browser.close()
        expect(not self.found, "\n" + "\n".join(self.found))
        kinds = "overflow, console" + (", axe" if self.axe else "")
        print(f"{self.seen} pages looked at: {kinds}")

    def look(self, browser, person, paths, width, height):
        if person:
            browser.sign_in(person)
            names = self.names(browser)
        else:
            browser.open(f"/sign-in?lang={browser.language}")
            names = {}
        for path in paths:
            path = path.format(**names)
            where = f"{width} {browser.language} {person} {path}"
            browser.driver.get(browser.base + path)
            self.seen += 1
            wide = browser.run("return document.documentElement.scrollWidth - innerWidth")
            if wide > 0 and "/wall/print" not in path:
                self.found.append(f"{where}: {wide} px wider than the window")
            for one in browser.run(CLIPPED):
                self.found.append(f"{where}: clipped {one}")
            for line in browser.driver.get_log("browser"):
                # The page that is not there answers so.
                if "404" not in line["message"] or "/nothing-here" not in path:
                    self.found.append(f"{where}: {line['level']} {line['message']}")
            if self.axe:
                browser.run(self.axe)
                self.found += [f"{where}: {one}" for one in browser.driver.execute_async_script(SERIOUS)]
            if self.pictures:
                self.keep(browser, where, width, height)

    def names(self, browser):
        """An item and a text that this person finds."""

        def first(path, pattern, otherwise):
            browser.driver.get(browser.base + path)
            found = re.search(pattern, browser.driver.page_source)
            browser.driver.get_log("browser")
            return found.group(1) if found else otherwise

        item = r'href="(/items/[0-9a-z]{26})"'
        return {
            "item": first("/ledgers/work-order", item, "/desk"),
            "red": first("/ledgers/work-order?light=red", item, "/desk"),
            "owed": first("/desk", r'href="(/items/[0-9a-z]{26}/acts/report)"', "/desk"),
            "source": first("/sources", r'href="(/sources/[0-9a-z]{26})"', "/sources"),
        }

    def keep(self, browser, where, width, height):
        tall = browser.run("return document.documentElement.scrollHeight")
        browser.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": min(max(height, tall), 6000), "deviceScaleFactor": 1, "mobile": width < 500},
        )
        name = re.sub(r"[0-9a-z]{26}", "id", where)
        browser.driver.save_screenshot(os.path.join(self.pictures, re.sub(r"[^0-9A-Za-z-]+", "_", name) + ".png"))
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        if width < 500:
            browser.driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": True},
            )


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("program")
    asked.add_argument("--axe")
    asked.add_argument("--pictures")
    asked = asked.parse_args()
    axe = open(asked.axe, encoding="utf-8").read() if asked.axe else None
    if asked.pictures:
        os.makedirs(asked.pictures, exist_ok=True)
    bureau = Bureau(asked.program, DAY)
    try:
        Sweep(bureau, axe, asked.pictures).run()
    finally:
        bureau.close()


told(main)

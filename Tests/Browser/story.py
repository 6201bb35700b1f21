"""A year's work from the speech to the close-out, by keyboard, in one bureau.

    story.py PROGRAM SPEECH

The clerk reads a speech, compares it with a list, looks for faults without measures and puts ten orders before a
leader, who signs them on a phone; the liaison declines one, signs for the others and reports; the head accepts; the
clerk verifies and closes out; the wall, the item and the journal show it.
"""

import sys
import tempfile
import time

from selenium.webdriver.common.keys import Keys

from browser import Browser, Bureau, Failure, expect, told

CLERK, LEADER, LIAISON, HEAD = "mo-xingchi", "tang-boyan", "ye-zhiqiu", "ning-cangshan"
UNIT = "urban-construction"
ORDERS = 10
STANDARD = "按批复内容完成并通过验收"
PHONE = {"width": 390, "height": 844}


class Story:
    def __init__(self, bureau, speech):
        self.bureau = bureau
        self.speech = speech
        self.step = 0
        self.began = time.monotonic()
        self.titles = []

    def says(self, line):
        self.step += 1
        print(f"{self.step:2}. {line} ({time.monotonic() - self.began:.0f} s)", flush=True)

    def tell(self):
        desk = Browser(self.bureau.base)
        try:
            desk.sign_in(CLERK)
            self.read(desk)
            self.compare(desk)
            self.unanswered(desk)
            self.accept(desk)
            self.submit(desk)
            self.sign()
            desk.sign_in(LIAISON)
            declined = self.decline(desk)
            held = [title for title in self.titles if title != declined]
            self.sign_for(desk, held)
            item = self.report(desk)
            desk.sign_in(HEAD)
            self.accept_report(desk, item)
            desk.sign_in(LIAISON)
            self.finish(desk, item)
            desk.sign_in(CLERK)
            self.close_out(desk, item)
            self.shown(desk, item, held)
            desk.quiet()
        finally:
            desk.close()
        self.verified()

    # The clerk reads

    def read(self, desk):
        desk.follow('nav a[href="/sources"]')
        desk.write("#s-title", "年度工作会议讲话")
        desk.upload("#s-file", self.speech)
        desk.follow("form[enctype] button[type=submit]")
        expect("/sources/" in desk.path, f"the text has no page of its own: {desk.path}")
        self.source = desk.path.split("?")[0]
        self.found = len(desk.all(".find"))
        expect(self.found >= 30, f"only {self.found} tasks were read")
        expect(len(desk.all("#original mark")) >= self.found, "the text is not marked")
        self.says(f"the speech is read: {self.found} tasks, each with its words marked")

    def compare(self, desk):
        known = [name.text for name in desk.all(".find .name")[:5]]
        stranger = "启用新的档案库房"
        desk.follow(f'a[href="{self.source}/check"]')
        said = self.lines(desk, 0)
        expect(len(said) >= self.found, f"of {self.found} tasks only {len(said)} have no order yet")
        desk.write("#c-list", "\n".join(known + [stranger]))
        desk.follow("form.compare button[type=submit]")
        missing, strangers = self.lines(desk, 0), self.lines(desk, 1)
        expect(
            len(said) - 2 * len(known) <= len(missing) <= len(said) - len(known),
            f"of {len(said)} clauses {len(missing)} are not on a list that has {len(known)} of them",
        )
        expect(len(strangers) == 1 and stranger in strangers[0], f"what nobody said is not found: {strangers}")
        self.says(f"against a pasted list of {len(known) + 1}: {len(missing)} clauses are not on it, one entry has no source")

    def lines(self, desk, panel):
        return desk.run("return [...document.querySelectorAll('section.panel')[arguments[0]].querySelectorAll('ol.pairs > li')].map(row => row.innerText)", panel)

    def unanswered(self, desk):
        desk.open(self.source)
        desk.follow(f'a[href="{self.source}/answers"]')
        open_ = desk.all("ol.pairs > li p.none")
        expect(open_, "no fault is without a measure")
        self.says(f"{len(open_)} faults have no measure against them")

    # Ten orders

    def accept(self, desk):
        desk.open(self.source)
        for count in range(ORDERS):
            self.stand_on_open(desk)
            title = desk.one(".find[aria-current] .name").text
            desk.turning("e")
            card = ".find.opened"
            if not desk.one(f'{card} [name^="due."]').get_attribute("value"):
                desk.write(f'{card} [name^="due."]', "2023-10-31")
            desk.choose(f'{card} [name^="lead."]', UNIT)
            if not desk.one(f'{card} [name^="standard."]').get_attribute("value"):
                desk.write(f'{card} [name^="standard."]', STANDARD)
            title = desk.one(f'{card} [name^="title."]').get_attribute("value")
            # Enter in a field accepts; anywhere else on the card as well.
            desk.reach(f'{card} [name^="title."]')
            desk.turning(Keys.ENTER)
            expect(len(desk.all(".find.taken")) == count + 1, f"“{title}” was not accepted\n{desk.text[:800]}")
            self.titles.append(title)
        self.says(f"{ORDERS} tasks are orders with lead, deadline and standard")

    def stand_on_open(self, desk):
        for _ in range(self.found):
            if desk.all(".find.open[aria-current]"):
                return
            desk.key("j")
        raise Failure("no finding is open")

    def submit(self, desk):
        desk.open(self.source)
        desk.follow('a[href*="/together/submit"]')
        chosen = desk.all("input[name=chosen]:checked")
        expect(len(chosen) == ORDERS, f"{len(chosen)} orders are ready for signature, not {ORDERS}")
        desk.follow("form button.pri")
        expect(desk.path.startswith(self.source), f"from the batch back to the text, not to {desk.path}")
        self.says(f"{ORDERS} orders are put before the leader at once")

    # The leader's phone

    def sign(self):
        phone = Browser(self.bureau.base, **PHONE)
        try:
            phone.sign_in(LEADER)
            signed = 0
            while signed < ORDERS:
                phone.open("/desk")
                width = phone.run("return document.documentElement.scrollWidth")
                expect(width <= PHONE["width"], f"the desk is {width} px wide on a phone")
                phone.follow('a[href*="/together/issue"]')
                chosen = len(phone.all("input[name=chosen]:checked"))
                expect(chosen, "no order waits for the signature")
                for field in phone.all("[name=meeting]"):
                    if field.get_attribute("required"):
                        phone.write(field, "局党委〔2023〕2号")
                phone.follow("form button.pri")
                signed += chosen
            expect(signed == ORDERS, f"{signed} orders were signed")
            phone.quiet()
        finally:
            phone.close()
        self.says(f"the leader signs {ORDERS} orders on a phone of {PHONE['width']} px")

    # The unit

    def stage(self, desk):
        return desk.one(".stages [aria-current=step]").text

    def decline(self, desk):
        desk.open("/desk")
        task = desk.one(".tasks a[href*='/acts/decline']")
        title = desk.run("return arguments[0].closest('li').querySelector('.t-title').innerText", task)
        desk.follow(task)
        desk.write("[name=reason]", "不属本科室职责范围")
        desk.follow("form button.pri")
        expect(self.stage(desk) == "退单待裁定", f"after the decline it stands at {self.stage(desk)}")
        self.says("the liaison declines one with a reason")
        return next(one for one in self.titles if one in title or title in one)

    def sign_for(self, desk, held):
        desk.open("/desk")
        desk.follow('a[href*="/together/sign-for"]')
        chosen = desk.all("input[name=chosen]:checked")
        expect(len(chosen) == len(held), f"{len(chosen)} orders are to be signed for, not {len(held)}")
        desk.follow("form button.pri")
        self.says(f"and signs for the other {len(held)} at once")

    def report(self, desk):
        desk.open("/desk")
        expect(not desk.all("a[href*='/acts/accept-report']"), "a liaison may accept reports")
        task = desk.one(".tasks a[href$='/acts/report']")
        item = "/items/" + task.get_attribute("href").split("/items/")[1].split("/")[0]
        desk.follow(task)
        desk.write("[name=progress]", "已完成前期手续，施工单位进场")
        desk.follow("form button.pri")
        expect(self.stage(desk) == "已报待审", f"after the report it stands at {self.stage(desk)}")
        self.says("the liaison reports; the report waits for the head")
        return item

    def accept_report(self, desk, item):
        desk.open("/desk")
        desk.follow(f"a[href='{item}/acts/accept-report']")
        desk.follow("form button.pri")
        expect(self.stage(desk) == "在办", f"after the head accepted it stands at {self.stage(desk)}")
        self.says("the head accepts the report")

    def finish(self, desk, item):
        note = tempfile.NamedTemporaryFile(prefix="验收单", suffix=".txt", mode="w", encoding="utf-8")
        with note:
            note.write("分段验收合格\n")
            note.flush()
            desk.open(f"{item}/acts/attach")
            desk.upload("input[type=file]", note.name)
            desk.follow("form button.pri")
        desk.open(f"{item}/acts/finish")
        desk.write("[name=note]", "已按标准完成")
        desk.follow("form button.pri")
        self.says("the liaison attaches the evidence and reports it done")

    # The clerk ends it

    def close_out(self, desk, item):
        desk.open("/desk")
        desk.follow(f"a[href='{item}/acts/verify']")
        desk.follow("form button.pri")
        desk.open("/desk")
        desk.follow(f"a[href='{item}/acts/close-out']")
        desk.follow("form button.pri")
        self.says("the clerk verifies and closes it out")

    def shown(self, desk, item, held):
        desk.open(item)
        for word in ("销号", "验收单", "已完成前期手续", "已按标准完成"):
            expect(word in desk.run("return document.body.textContent"), f"the item does not show “{word}”")
        desk.open("/wall")
        wall = desk.text
        missing = [one for one in held if one not in wall]
        expect(not missing, f"not on the wall: {missing}")
        desk.open("/journal")
        facts = desk.run("return [...document.querySelectorAll('tr')].filter(row => row.querySelector(arguments[0])).map(row => row.innerText)", f"a[href='{item}']")
        for word in ("销号", "核验", "反馈"):
            expect(any(word in fact for fact in facts), f"the journal does not show “{word}”: {facts}")
        self.says("the item, the wall and the journal show it")

    def verified(self):
        self.bureau.stop()
        outcome = self.bureau.verified()
        expect(outcome.returncode == 0, f"the journal does not hold: {outcome.stdout}{outcome.stderr}")
        self.says("every fact of it stands in a chain that holds")


def main():
    program, speech = sys.argv[1:3]
    bureau = Bureau(program, "2023-01-09")
    try:
        Story(bureau, speech).tell()
    finally:
        bureau.close()


told(main)

import type { CDPSession, Page } from "@playwright/test";
import { createTranslator } from "../ui/i18n/translator.ts";
import type { Mailbox } from "./mailbox.ts";
import letters from "./page/letters.json" with { type: "json" };
import { texts } from "./page/texts.js";
import type { Step } from "./player.ts";
import { type StoryLanguage, toWords } from "./words.ts";

/** What the letter of each language holds, and what comes of it. */
const FAULTS = {
  en: {
    block: ["not my job", "I already told you how"],
    warn: ["sensor will arrive on Wednesday"],
    first: ["The invoice is not my job, please ask Finance.", "I will take care of this for you."],
    second: ["I already told you how to bleed the circuit.", "Let me go over the key points once more for you."],
    third: [
      "The new sensor will arrive on Wednesday.",
      "We expect the part to arrive by {date} and will confirm as soon as it is on its way.",
    ],
    dates: "en-GB",
  },
  zh: {
    block: ["这事不归我管", "我早就跟您说过了"],
    warn: ["周三到货"],
    first: ["发票这事不归我管。", "这件事我来帮您处理。"],
    second: ["怎么排气我早就跟您说过了。", "我再为您说明一次操作要点。"],
    third: ["新传感器周三到货。", "预计{日期}前到货，发出后我们会立即与您确认。"],
    dates: "zh-CN",
  },
} as const;

/** The gap for a date in an approved wording, named in its own language. */
const SLOT = /\{[^}]+\}/;

type Pair = readonly [faulty: string, approved: string];
const replaced = (text: string, [faulty, approved]: Pair) => text.replace(faulty, () => approved);

/** The demo's story: a letter is typed, marked, mended, held, mended to the end, and sent once. */
export function toStory(page: Page, mailbox: Mailbox, language: StoryLanguage, today: Date): Step[] {
  const words = toWords(language);
  const own = texts[language];
  const t = createTranslator(language === "zh" ? "zh-CN" : "en");
  const faults = FAULTS[language];
  const { reply, customer } = letters[language];
  const panel = page.locator("countersign-panel");
  const gate = page.getByRole("alertdialog");
  const editor = page.getByRole("textbox", { name: own.body });
  const send = page.getByRole("button", { name: own.send, exact: true });
  const quote = [reply.quoteHead, ...customer.lines];
  const typed = reply.lines.join("\n");

  const lines = () => editor.evaluate((el) => [...el.children].flatMap((line) => (line.textContent ?? "").split("\n")));
  /** The writer's own words, without the quoted letter. */
  const written = async () => {
    const all = await lines();
    return all.slice(0, all.indexOf(reply.quoteHead)).join("\n").trimEnd();
  };
  const marked = () => page.evaluate(readMarks);
  const wording = (approved: string) => t("card.use", { text: approved.replace(SLOT, t("slot.date")) });
  const sent = () => mailbox.outbox.length;

  const arrival = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 21);
  const arrivalText = new Intl.DateTimeFormat(faults.dates, { dateStyle: "long" }).format(arrival);
  const third: Pair = [faults.third[0], faults.third[1].replace(SLOT, arrivalText)];
  const afterFirst = replaced(typed, faults.first);
  const afterSecond = replaced(afterFirst, faults.second);
  const afterThird = replaced(afterSecond, third);

  return [
    {
      name: "watching",
      words: words.watching,
      async play(check) {
        await page.getByText(customer.subject).first().click();
        await page.getByRole("button", { name: own.reply, exact: true }).click();
        await check(
          "the badge's quiet tick",
          () => panel.getByRole("button", { name: t("badge.protected") }).count(),
          1,
        );
        await check("nothing is marked", marked, {});
        await check("the outbox is empty", sent, 0);
      },
    },
    {
      name: "marked",
      words: words.marked,
      async play(check) {
        await editor.click({ position: { x: 60, y: 24 } });
        await page.keyboard.press("ControlOrMeta+Home");
        await typeLines(page, reply.lines, language);
        await check("the letter reads as typed", written, typed);
        await check("the marked words", marked, {
          "countersign-block": [...faults.block],
          "countersign-warn": [...faults.warn],
        });
        await check(
          "the panel's headline",
          () => panel.getByRole("heading", { level: 2 }).textContent(),
          t("panel.toLookAt", { count: 3 }),
        );
      },
    },
    {
      name: "mended",
      words: words.mended,
      async play(check) {
        const before = await editor.innerHTML();
        await panel.getByRole("button", { name: wording(faults.first[1]) }).click();
        await check("the letter", written, afterFirst);
        await check("nothing else of the letter has changed", () => editor.innerHTML(), replaced(before, faults.first));
        await check("the marked words", marked, {
          "countersign-block": [faults.block[1]],
          "countersign-warn": [...faults.warn],
        });
      },
    },
    {
      name: "held",
      words: words.held,
      async play(check) {
        await send.click();
        await gate.waitFor();
        await check("the outbox is empty", sent, 0);
        await check("the safe button has the focus", () => page.evaluate(readFocus), t("gate.back"));
        await page.keyboard.press("Escape");
        await gate.waitFor({ state: "hidden" });
        await editor.press("ControlOrMeta+Enter");
        await gate.waitFor();
        await check("the outbox is empty after Ctrl+Enter", sent, 0);
        await check("the letter", written, afterFirst);
      },
    },
    {
      name: "settled",
      words: words.settled,
      async play(check) {
        await gate.getByRole("button", { name: wording(faults.second[1]) }).click();
        await check("the letter", written, afterSecond);
        await gate.getByRole("button", { name: wording(faults.third[1]) }).click();
        const frame = page.locator("countersign-gate").frameLocator("iframe");
        await frame.getByLabel(t("slot.date")).fill(toIsoDate(arrival));
        await frame.getByRole("button", { name: t("frame.insert") }).click();
        await check("the letter", written, afterThird);
        await check(
          "the dialog's headline",
          () => gate.getByRole("heading", { level: 2 }).textContent(),
          t("gate.ready"),
        );
        await check("nothing is marked", marked, {});
        await check("the outbox is empty", sent, 0);
      },
    },
    {
      name: "sent",
      words: words.sent,
      async play(check) {
        const ready = (await lines()).join("\n");
        await gate.getByRole("button", { name: t("gate.send") }).click();
        await check("one letter in the outbox", sent, 1);
        await check("the compose window has gone", () => editor.count(), 0);
        await check("the panel has gone with it", () => panel.count(), 0);
        const [letter] = mailbox.outbox;
        await check("its recipients", () => [...(letter?.to ?? []), ...(letter?.cc ?? [])], [
          customer.address,
          reply.cc.address,
        ]);
        await check("it is the letter that was approved", () => squeeze(letter?.text), squeeze(ready));
        await check(
          "its own words and the quoted ones",
          () => squeeze(letter?.text),
          squeeze([afterThird, ...quote].join("\n")),
        );
        await check("still one letter in the outbox", sent, 1);
        await page.getByText(own.sentNote).waitFor();
      },
    },
  ];
}

/** Runs in the page: the words of every mark, by the name of its highlight. */
function readMarks(): Record<string, string[]> {
  return Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)]));
}

/** Runs in the page: what the focused control says, through our open shadow roots. */
function readFocus(): string {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.textContent ?? "";
}

/** Types by keys; Chinese through compositions, as an input method does. */
async function typeLines(page: Page, lines: readonly string[], language: StoryLanguage): Promise<void> {
  const input = language === "zh" ? await page.context().newCDPSession(page) : undefined;
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press("Enter");
    if (input) await compose(input, line);
    else await page.keyboard.type(line);
  }
}

async function compose(input: CDPSession, line: string): Promise<void> {
  for (const phrase of line.match(/[^，。：！]+[，。：！]?/g) ?? []) {
    for (const text of [phrase.slice(0, 1), phrase]) {
      await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await input.send("Input.insertText", { text: phrase });
  }
}

const toIsoDate = (date: Date) =>
  [date.getFullYear(), String(date.getMonth() + 1).padStart(2, "0"), String(date.getDate()).padStart(2, "0")].join("-");

/** Line breaks and blanks come out of an editor in more than one way. */
const squeeze = (text = "") => text.replace(/\s+/g, "");

import { boxesIn, covered as coveredBy } from "../clear.ts";
import { isOnlyFile, isSameLetter } from "./arrived.ts";
import { clickOn, type DrivenPage, pressWithControl, untilTrue } from "./driven-page.ts";
import type { Webmail, WebmailMode } from "./server.ts";
import type { WalkResult, WebmailWay } from "./verdict.ts";

type Pair = readonly [passage: string, approved: string];

const FAULTY = "Hello Dana, that's not my job. The report follows.";
const ENGLISH: Pair = ["that's not my job.", "I will take care of this for you."];
/** Written on a line of its own below, by an input method. */
const CHINESE: Pair = ["这事不归我管。", "这件事我来帮您处理。"];
/** Files that are attached: with a mark that outsiders must not see, and without. */
const MARKED_FILE = { name: "inspection.txt", text: "INTERNAL USE ONLY\nCrane 4471 is safe to use.\n" };
const CLEAN_FILE = { name: "report.txt", text: "Crane 4471 is safe to use.\n" };
const STAGES = ["z", "zhe", "这事", CHINESE[0]];
const WIDE = 1280;
/** Here Roundcube takes Send from under the letter into its toolbar. */
const NARROW = 700;

const BODY = `(document.querySelector("#composebody_ifr")?.checkVisibility()
  ? document.querySelector("#composebody_ifr").contentDocument.body : document.querySelector("#composebody"))`;
/** All that the editor holds: its HTML, or its text. */
const HELD = `((body) => body.value ?? body.innerHTML)(${BODY})`;
/** Passages that must change: ranges in the editor's window, or spans in the layer over a text area. */
const MARKED = `[...[...(${BODY}.ownerDocument.defaultView.CSS.highlights?.get("countersign-block") ?? [])].map(String),
  ...[...document.querySelectorAll("countersign-marks")]
    .flatMap((host) => [...host.shadowRoot.querySelectorAll(".block")].map((span) => span.textContent))]`;
const SEND = `document.querySelector("button.send")`;
const TOOLBAR_SEND = `[...document.querySelectorAll("a.send")].find((el) => el.checkVisibility())`;
const DIALOG = `document.querySelector("countersign-gate")?.shadowRoot.querySelector("dialog[open]")`;

const button = (host: "countersign-gate" | "countersign-panel", words: string) =>
  `[...document.querySelectorAll("${host}")].flatMap((host) => [...host.shadowRoot.querySelectorAll("button")])
    .find((el) => ((el.getAttribute("aria-label") ?? "") + " " + el.textContent.trim()).includes(${JSON.stringify(words)}))`;

const nothing = async () => {};
const replaced = (text: string, [passage, approved]: Pair) => text.replace(passage, () => approved);
const editorOf = (mode: WebmailMode) =>
  `document.querySelector("${mode === "html" ? "#composebody_ifr" : "#composebody"}")`;

/** Writes the faulty letter and nothing more. @returns what the editor holds then */
export async function typeInWebmail(page: DrivenPage, webmail: Webmail, mode: WebmailMode): Promise<string> {
  await openCompose(page, webmail, mode);
  await typeLetter(page, mode, nothing);
  return (await page.evaluate(HELD)) as string;
}

async function openCompose(page: DrivenPage, webmail: Webmail, mode: WebmailMode): Promise<void> {
  const until = (what: string, expression: string) => untilTrue(what, () => page.evaluate(expression));
  await page.goto(webmail.url);
  await until("the login form", `Boolean(document.querySelector("#rcmloginuser, #taskmenu"))`);
  if (await page.evaluate(`Boolean(document.querySelector("#rcmloginuser"))`)) {
    await clickOn(page, `document.querySelector("#rcmloginuser")`);
    await page.keyboard.type("engineer");
    await clickOn(page, `document.querySelector("#rcmloginpwd")`);
    await page.keyboard.type("x");
    await page.keyboard.press("Enter");
    await until("the mailbox", `location.search.includes("_task=mail") && document.readyState === "complete"`);
  }
  // A request of the mailbox that ends late writes the session without the new letter; then Roundcube asks to begin again.
  let lost: unknown;
  do {
    await page.goto(`${webmail.url}?_task=mail&_action=compose`);
    await until("the compose page", `document.readyState === "complete"`);
    lost = await page.evaluate(`!document.querySelector("#composebody") && /session/i.test(document.body.innerText)`);
  } while (lost);
  if (mode === "html") await until("the editor", `Boolean(window.tinymce?.activeEditor?.initialized)`);
}

async function typeLetter(page: DrivenPage, mode: WebmailMode, whileComposing: () => Promise<void>): Promise<void> {
  const until = (words: string) =>
    untilTrue(`the words ${words}`, () => page.evaluate(`(${HELD}).includes(${JSON.stringify(words)})`));
  await clickOn(page, `document.querySelector("#compose_to .recipient-input input")`);
  await page.keyboard.type("dana.lee@northgate-crane.example,");
  await clickOn(page, `document.querySelector("#compose-subject")`);
  await page.keyboard.type("Unit 4471");
  await clickOn(page, editorOf(mode));
  await page.keyboard.type(FAULTY);
  await until(FAULTY.slice(-12));
  await page.keyboard.press("Enter");
  await page.compose(STAGES, whileComposing);
  await until(CHINESE[0]);
}

/**
 * Writes a faulty letter in the webmail by real keys and compositions, takes a fix in the panel back by Ctrl+Z, tries
 * every way to send, then takes the approved wording in the dialog and lets the letter go.
 * @param plain what the editor holds without the extension @throws when a step does not come about
 */
export async function walkWebmail(
  page: DrivenPage,
  webmail: Webmail,
  mode: WebmailMode,
  plain: string,
): Promise<WalkResult> {
  const ask = <T>(expression: string) => page.evaluate(expression) as Promise<T>;
  const until = (what: string, expression: string) => untilTrue(what, () => ask(expression));
  const before = webmail.messages.length;
  const sendsBefore = webmail.sendRequests();
  const pairs = [ENGLISH, CHINESE];

  await openCompose(page, webmail, mode);
  await until("the panel", `Boolean(document.querySelector("countersign-panel"))`);
  let markedWhileComposing: string[] = [];
  await typeLetter(page, mode, async () => {
    // The English words are marked by now; two frames later the composed ones would be.
    await until("the first mark", `(${MARKED}).length > 0`);
    await ask(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`);
    markedWhileComposing = await ask<string[]>(MARKED);
  });
  await until("a mark on each passage", `(${MARKED}).length >= ${pairs.length}`);
  const marked = await ask<string[]>(MARKED);
  const covered = await countCovered(page);
  const untouched = (await ask<string>(HELD)) === plain;

  const mendedOnce = replaced(plain, ENGLISH);
  const panelFix = button("countersign-panel", ENGLISH[1]);
  if (!(await ask(`Boolean(${panelFix})`))) await clickOn(page, button("countersign-panel", "Show the findings"));
  await clickOn(page, panelFix);
  await until("the approved wording", `(${HELD}).includes(${JSON.stringify(ENGLISH[1])})`);
  let onlyReplaced = (await ask<string>(HELD)) === mendedOnce;
  await clickOn(page, editorOf(mode));
  await pressWithControl(page, () => page.keyboard.press("z"));
  await until("the writer's own words again", `(${HELD}).includes(${JSON.stringify(ENGLISH[0])})`);
  const undone = (await ask<string>(HELD)) === plain;

  const heldBy = await tryEveryWay(page, mode);
  const arrivedWhileHeld = webmail.messages.length - before;

  await attach(page, MARKED_FILE);
  await clickOn(page, SEND);
  await until("the file and its mark", `/INTERNAL USE ONLY/.test(${DIALOG}?.textContent)`);
  const heldForFile = await ask<boolean>(`${DIALOG}.textContent.includes("${MARKED_FILE.name}")`);
  await page.keyboard.press("Escape");
  await until("the letter again", `!document.querySelector("countersign-gate")`);
  await clickOn(page, `document.querySelector("#attachment-list a.delete")`);
  await until("no file", `!document.querySelector("#attachment-list li")`);
  await attach(page, CLEAN_FILE);

  await clickOn(page, SEND);
  await until("the dialog", `Boolean(${DIALOG})`);
  let expected = plain;
  for (const pair of pairs) {
    await clickOn(page, button("countersign-gate", pair[1]));
    await until("the approved wording", `(${HELD}).includes(${JSON.stringify(pair[1])})`);
    expected = replaced(expected, pair);
    onlyReplaced &&= (await ask<string>(HELD)) === expected;
  }
  const written = await ask<string>(mode === "html" ? "tinymce.activeEditor.getContent()" : HELD);
  await until("Send in the dialog", `Boolean(${SEND_NOW})`);
  await clickOn(page, SEND_NOW);
  await untilTrue("the message", async () => webmail.messages.length > before);
  await until("the mailbox again", `!location.search.includes("_action=compose")`);

  const arrived = webmail.messages.slice(before);
  return {
    mode,
    heldBy,
    arrivedWhileHeld,
    released: webmail.sendRequests() - sendsBefore,
    arrived: arrived.length,
    untouched,
    undone,
    onlyReplaced,
    equal: arrived.length === 1 && (await isSameLetter(arrived[0] as Buffer, written, mode)),
    heldForFile,
    fileArrived: arrived.length === 1 && (await isOnlyFile(arrived[0] as Buffer, CLEAN_FILE.name, CLEAN_FILE.text)),
    composed: CHINESE[0],
    markedWhileComposing,
    marked,
    covered,
  };
}

/** Attaches a file as the page's own button does, and waits until the webmail has it. */
async function attach(page: DrivenPage, { name, text }: { name: string; text: string }): Promise<void> {
  await page.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: "text/plain" }));
    const input = document.querySelector("input[type=file][name^='_attachments']");
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  })()`);
  const list = `[...document.querySelectorAll("#attachment-list li:not(.uploading)")]`;
  await untilTrue(`the file ${name}`, () =>
    page.evaluate(`${list}.some((item) => item.textContent.includes(${JSON.stringify(name)}))`),
  );
}

/** Not "Send anyway": the release of a letter that is fit to go. */
const SEND_NOW = `[...document.querySelectorAll("countersign-gate")].flatMap((host) => [...host.shadowRoot.querySelectorAll("button")])
  .find((el) => /^Send(?! anyway)/.test(el.textContent.trim()))`;

/** Presses Send in every way there is; each time the dialog must open, and Escape leads back. @returns the ways held */
async function tryEveryWay(page: DrivenPage, mode: WebmailMode): Promise<WebmailWay[]> {
  const until = (what: string, expression: string) => untilTrue(what, () => page.evaluate(expression));
  const onFocused = (control: string, key: "Enter" | " ") => async () => {
    await page.evaluate(`${control}.focus()`);
    await page.keyboard.press(key);
  };
  const presses: [way: WebmailWay, width: number, press: () => Promise<void>][] = [
    ["A click on Send", WIDE, () => clickOn(page, SEND)],
    ["Enter on Send", WIDE, onFocused(SEND, "Enter")],
    ["Space on Send", WIDE, onFocused(SEND, " ")],
    [
      "Ctrl+Enter in the text",
      WIDE,
      async () => {
        await clickOn(page, editorOf(mode));
        await pressWithControl(page, () => page.keyboard.press("Enter"));
      },
    ],
    ["A click on Send in the toolbar of a narrow window", NARROW, () => clickOn(page, TOOLBAR_SEND)],
    ["Enter on Send in the toolbar of a narrow window", NARROW, onFocused(TOOLBAR_SEND, "Enter")],
  ];
  const heldBy: WebmailWay[] = [];
  for (const [way, width, press] of presses) {
    await page.resize(width);
    await press();
    await until(`the dialog after: ${way}`, `Boolean(${DIALOG})`);
    heldBy.push(way);
    await page.keyboard.press("Escape");
    await until("the letter again", `!document.querySelector("countersign-gate")`);
  }
  await page.resize(WIDE);
  return heldBy;
}

/** Folds and opens the panel at each width, and counts what it covers once it has come to rest there. */
async function countCovered(page: DrivenPage): Promise<number> {
  let count = 0;
  for (const width of [800, 1024, WIDE]) {
    await page.resize(width);
    for (const action of ["Show the findings", "Fold"]) {
      const control = button("countersign-panel", action);
      if (await page.evaluate(`Boolean(${control})`)) await clickOn(page, control);
      const parts = JSON.stringify({ editor: "#composebody_ifr, #composebody", send: "button.send, a.send" });
      let now = Number.POSITIVE_INFINITY;
      await untilTrue("the panel at rest", async () => {
        const before = now;
        now = coveredBy((await page.evaluate(`(${boxesIn})(${parts})`)) as ReturnType<typeof boxesIn>).length;
        return now === before;
      });
      count += now;
    }
  }
  return count;
}

import PostalMime from "postal-mime";
import { boxesIn, covered as coveredBy } from "../clear.ts";
import type { Webmail, WebmailMode } from "./server.ts";

/** What the walk needs of a page: the same in Playwright and in Puppeteer. */
export type DrivenPage = {
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  mouse: { click(x: number, y: number): Promise<void> };
  resize(width: number): Promise<void>;
  keyboard: { type(text: string): Promise<void>; press(key: "Escape" | "Tab" | "Enter"): Promise<void> };
};

export type WalkResult = {
  mode: WebmailMode;
  /** Presses on Send that the gate held, and the messages the mail server had by then. */
  held: number;
  arrivedWhileHeld: number;
  released: number;
  arrived: number;
  /** While nothing is fixed, the editor holds what it holds in a browser without the extension, byte by byte. */
  untouched: boolean;
  /** What arrived is what stood in the editor at the release, character by character. */
  equal: boolean;
  marked: string[];
  /** Lines of text and Sends that the panel covered, folded and open, at three widths. */
  covered: number;
};

const FAULTY = "Hello Dana, that's not my job. The report follows.";
export const APPROVED = "I will take care of this for you.";
const STEP_MS = 120_000;
const BODY = `(document.querySelector("#composebody_ifr")?.checkVisibility()
  ? document.querySelector("#composebody_ifr").contentDocument.body : document.querySelector("#composebody"))`;

/** All that the editor holds: its HTML, or its text. */
const HELD = `((body) => body.value ?? body.innerHTML)(${BODY})`;

/** Writes the faulty letter and nothing more. @returns what the editor holds then */
export async function typeInWebmail(page: DrivenPage, webmail: Webmail, mode: WebmailMode): Promise<string> {
  await openCompose(page, webmail, mode);
  await typeLetter(page, mode);
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

async function typeLetter(page: DrivenPage, mode: WebmailMode): Promise<void> {
  await clickOn(page, `document.querySelector("#compose_to .recipient-input input")`);
  await page.keyboard.type("dana.lee@northgate-crane.example,");
  await clickOn(page, `document.querySelector("#compose-subject")`);
  await page.keyboard.type("Unit 4471");
  const editor = mode === "html" ? "#composebody_ifr" : "#composebody";
  await clickOn(page, `document.querySelector("${editor}")`);
  await page.keyboard.type(FAULTY);
  await untilTrue("the typed text", () => page.evaluate(`(${HELD}).includes(${JSON.stringify(FAULTY.slice(-12))})`));
}

/**
 * Writes a faulty letter in the webmail by real keys, presses Send until it was held twice, takes the approved wording
 * in the dialog and lets the letter go. @param plain what the editor holds without the extension
 * @throws when a step does not come about
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

  await openCompose(page, webmail, mode);
  await until("the panel", `Boolean(document.querySelector("countersign-panel"))`);
  await typeLetter(page, mode);
  await until(
    "the finding",
    `document.querySelector("countersign-panel").shadowRoot.textContent.includes("not my job")`,
  );
  const marked = await ask<string[]>(
    `[...((${BODY}).ownerDocument.defaultView.CSS.highlights ?? [])].flatMap(([, set]) => [...set].map(String))`,
  );

  const covered = await countCovered(page);

  let held = 0;
  for (let press = 0; press < 2; press++) {
    await clickOn(page, SEND);
    await until(
      "the dialog",
      `Boolean(document.querySelector("countersign-gate")?.shadowRoot.querySelector("dialog[open]"))`,
    );
    held++;
    await page.keyboard.press("Escape");
    await until("the letter again", `!document.querySelector("countersign-gate")`);
  }
  const arrivedWhileHeld = webmail.messages.length - before;
  const untouched = (await ask<string>(HELD)) === plain;

  await clickOn(page, SEND);
  await until(
    "the dialog",
    `Boolean(document.querySelector("countersign-gate")?.shadowRoot.querySelector("dialog[open]"))`,
  );
  await clickOn(page, ours(APPROVED));
  await until(
    "the approved wording",
    `(${BODY}).innerText?.includes(${JSON.stringify(APPROVED)}) || (${BODY}).value?.includes(${JSON.stringify(APPROVED)})`,
  );
  const written = await ask<string>(mode === "html" ? "tinymce.activeEditor.getContent()" : `(${BODY}).value`);
  await until("Send in the dialog", `Boolean(${ours("Send")})`);
  await clickOn(page, ours("Send"));
  await untilTrue("the message", async () => webmail.messages.length > before);
  await until("the mailbox again", `!location.search.includes("_action=compose")`);

  const arrived = webmail.messages.slice(before);
  return {
    mode,
    held,
    arrivedWhileHeld,
    untouched,
    released: 1,
    arrived: arrived.length,
    equal: arrived.length === 1 && (await sameText(arrived[0] as Buffer, written, mode)),
    marked,
    covered,
  };
}

/** Folds and opens the panel at each width, and counts what it covers once it has come to rest there. */
async function countCovered(page: DrivenPage): Promise<number> {
  let count = 0;
  for (const width of [800, 1024, 1280]) {
    await page.resize(width);
    for (const action of ["Show the findings", "Fold"]) {
      const button = `[...document.querySelector("countersign-panel").shadowRoot.querySelectorAll("button")]
        .find((el) => ((el.getAttribute("aria-label") ?? "") + el.textContent).includes(${JSON.stringify(action)}))`;
      if (await page.evaluate(`Boolean(${button})`)) await clickOn(page, button);
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

const SEND = `[...document.querySelectorAll("button.send, a.send")].find((el) => el.checkVisibility())`;

/** A button of ours whose words start like this. */
const ours = (name: string) =>
  `[...document.querySelectorAll("countersign-gate")].flatMap((host) => [...host.shadowRoot.querySelectorAll("button")])
    .find((el) => el.textContent.trim().startsWith(${JSON.stringify(name)}))`;

async function clickOn(page: DrivenPage, element: string): Promise<void> {
  let at: { x: number; y: number } | null = null;
  await untilTrue(`a place to click: ${element}`, async () => {
    const found = (await page.evaluate(
      `(() => { const el = ${element}; if (!el) return null; el.scrollIntoView({ block: "nearest" });
        const box = el.getBoundingClientRect(); return box.width ? [box.left + box.width / 2, box.top + Math.min(box.height / 2, 60)] : null; })()`,
    )) as [number, number] | null;
    if (found) at = { x: found[0], y: found[1] };
    return at !== null;
  });
  const point = at as { x: number; y: number } | null;
  if (point) await page.mouse.click(point.x, point.y);
}

async function untilTrue(what: string, ask: () => Promise<unknown>): Promise<void> {
  const started = Date.now();
  for (;;) {
    // A page that is being left answers nothing for a moment.
    if (await ask().catch(() => false)) return;
    if (Date.now() - started > STEP_MS) throw new Error(`waited in vain for ${what}`);
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

/** Compares what the mail server got with what stood in the editor; a mail's lines end in CRLF and its text in one. */
async function sameText(message: Buffer, written: string, mode: WebmailMode): Promise<boolean> {
  const mail = await PostalMime.parse(message);
  const unix = (text: string | undefined) => (text ?? "").replace(/\r\n/g, "\n");
  if (mode === "plain") return unix(mail.text).replace(/\n+$/, "") === unix(written).replace(/\n+$/, "");
  // The webmail itself drops the empty place it keeps for a signature.
  return unix(mail.html).includes(unix(written).replace('\n<div id="_rc_sig"></div>', ""));
}

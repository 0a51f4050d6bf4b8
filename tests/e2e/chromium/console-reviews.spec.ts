import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { hubTexts } from "../../../src/console/i18n/hub.ts";
import { reviewsTexts } from "../../../src/console/i18n/reviews.ts";
import { shellTexts } from "../../../src/console/i18n/shell.ts";
import { MASK } from "../../../src/model/exchange/review.ts";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { createTranslatorOf } from "../../../src/ui/i18n/translator.ts";
import { signInAt } from "../../support/console/browser.ts";
import { listen } from "../../support/console/heard.ts";
import { lookAt } from "../../support/console/look.ts";
import { type Office, openOffice } from "../../support/console/office.ts";
import type { BrowserCaller, PersonCaller } from "../../support/hub/people.ts";

/** The supervisor's day at the queue: a real hub, a real browser, the keyboard alone. */
test.describe.configure({ mode: "serial" });

let browser: Browser;
let office: Office;
let chen: PersonCaller;
let mai: PersonCaller;
let writing: BrowserCaller;

test.beforeAll(async () => {
  office = await openOffice();
  ({ chen, mai, writing } = office);
  browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
});
test.afterAll(async () => {
  await browser?.close();
  await office?.close();
});

for (const language of ["en", "zh-CN"] as const) {
  test.describe(language, () => {
    const t = createTranslatorOf<typeof reviewsTexts.en>(reviewsTexts[language], language);
    const shell = createTranslatorOf<typeof shellTexts.en>(shellTexts[language], language);
    const hubWords = createTranslatorOf<typeof hubTexts.en>(hubTexts[language], language);
    // Letters of the other language's walk under the same subject would be versions of this one.
    const first = `Your first crane, ${language}`;
    let page: Page;
    const problems: string[] = [];
    const look = (state: string) => lookAt(page, language, state);
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
    const dialog = () => page.getByRole("dialog");
    const said = (text: string) => page.getByRole("status").filter({ hasText: text });
    const title = (subject: string) => page.getByRole("heading", { level: 2, name: subject, exact: true });

    test.beforeAll(async () => {
      const context = await browser.newContext({ locale: language, viewport: { width: 1280, height: 800 } });
      page = await context.newPage();
      for (const name of ["sign-in", "set-up", "join"]) {
        await page.goto(`${office.origin}/${name}`);
        await expect(page.getByRole("button")).toBeVisible();
        await look(name);
      }
      // The page's own content policy stops nothing that the page itself does.
      page.on("console", (message) => {
        if (message.text().includes("Content Security Policy")) problems.push(message.text());
      });
      page.on("pageerror", (error) => problems.push(String(error)));
      await signInAt(page, office.origin, chen.email);
    });
    test.afterAll(async () => {
      await page.context().close();
    });
    test.afterEach(() => expect(problems).toEqual([]));

    test("an empty queue teaches; a request appears by itself and is said once", async () => {
      await expect(page.getByText(t("empty.title"))).toBeVisible();
      await expect(page.getByText(shell("link.live"))).toBeVisible();
      await look("empty");
      const heard = await listen(page);
      const { id } = await office.ask({ subject: first });
      await expect(page.getByRole("link", { name: new RegExp(first) })).toBeVisible();
      const words = shell("reviews.arrived", { count: 1 });
      await expect(said(words)).toBeAttached();
      expect(await heard()).toEqual([words]);
      const waiting = new RegExp(shell("reviews.waiting", { count: 1 }));
      await expect(page.getByRole("link", { name: waiting })).toBeAttached();
      await look("list");
      await chen.post(`/v1/reviews/${id}/decision`, { decision: "refuse", note: "No price, please." });
      await expect(page.getByText(t("empty.title"))).toBeVisible();
    });

    test("open, walk the findings, see what changed, approve: the writer has the approval", async () => {
      const { id } = await office.ask({ subject: first, cc: ["mai@works.example"] });
      await expect(page.getByRole("link", { name: new RegExp(first) })).toBeVisible();
      await press("j");
      await expect(title(first)).toBeVisible();
      await expect(page.getByText("They ask for the price by noon.")).toBeVisible();
      await expect(page.getByText(t("versions.title", { count: 1 }))).toBeVisible();
      await expect(page.getByText(/No price, please\./)).toBeVisible();
      await expect(page.locator("mark")).toHaveCount(4);
      await press("n", "n");
      await expect(page.locator("#finding-2")).toBeFocused();
      await expect(page.locator("mark[data-current=true]")).toHaveText("ask someone else");
      await press("p");
      await expect(page.locator("mark[data-current=true]")).toHaveText("not my job");
      await look("letter");
      // In the system's colours the words that are looked at are not written in those of their ground.
      await page.emulateMedia({ forcedColors: "active" });
      const colours = page.locator("mark[data-current=true]").evaluate((mark) => {
        return {
          words: getComputedStyle(mark.firstElementChild ?? mark).color,
          ground: getComputedStyle(mark).backgroundColor,
        };
      });
      expect((await colours).words).not.toBe((await colours).ground);
      await page.emulateMedia({ forcedColors: "none" });
      await press("?");
      await expect(dialog()).toContainText(t("keys.title"));
      await look("keys");
      await press("Escape", "a");
      await expect(dialog().getByRole("button", { name: t("answer.back") })).toBeFocused();
      await look("approve");
      // Enter on the way back sends nothing.
      await press("Enter");
      await expect(dialog()).toBeHidden();
      expect((await office.reviewOf(id)).state).toBe("waiting");
      await press("a", "Tab", "Enter");
      await expect(said(t("done.approved", { name: "Noor Haas" }))).toBeAttached();
      expect(await office.reviewOf(id)).toMatchObject({ state: "approved", decidedBy: { name: "Chen Hao" } });
    });

    test("refusing wants a reason, and keeps it over a reload", async () => {
      const { id } = await office.ask({ subject: "Your second crane" });
      await expect(page.getByRole("link", { name: /Your second crane/ })).toBeVisible();
      await press("j");
      await expect(title("Your second crane")).toBeVisible();
      await press("r", "Tab", "Tab", "Enter");
      await expect(dialog().getByText(t("refuse.missing", { name: "Noor Haas" }))).toBeVisible();
      await expect(dialog().getByRole("textbox")).toBeFocused();
      await look("refuse");
      // Keys that stand for answers are letters while one types.
      await page.keyboard.type("J, a car: ask Ruth?");
      await page.reload();
      await expect(title("Your second crane")).toBeVisible();
      await press("r");
      await expect(dialog().getByRole("textbox")).toHaveValue("J, a car: ask Ruth?");
      await press("Tab", "Tab", "Enter");
      await expect(said(t("done.refused", { name: "Noor Haas" }))).toBeAttached();
      expect(await office.reviewOf(id)).toMatchObject({ state: "refused", answer: "J, a car: ask Ruth?" });
    });

    test("changes are audited while one types, outlive a reload, and go out approved", async () => {
      const { id } = await office.ask({ subject: "Your third crane" });
      await expect(page.getByRole("link", { name: /Your third crane/ })).toBeVisible();
      await press("j");
      await expect(title("Your third crane")).toBeVisible();
      await press("c");
      const editor = page.getByRole("textbox", { name: t("change.body") });
      await expect(editor).toBeFocused();
      await expect(page.locator(".cm-content .r-mark")).toHaveText("ask someone else");
      await look("change");
      await press("Control+a");
      await page.keyboard.type("Dear Ms Lee,\nwe see to it. If not, ask someone else.");
      await expect(page.locator(".cm-content .r-mark")).toHaveText("ask someone else");
      await press("Control+Shift+ArrowLeft", "Control+Shift+ArrowLeft", "Control+Shift+ArrowLeft");
      await press("Control+Shift+ArrowLeft");
      await page.keyboard.type("call me.");
      await expect(page.locator(".r-audit")).toHaveText(t("audit.clean"));
      await page.reload();
      await expect(editor).toContainText("we see to it. If not, call me.");
      await expect(said(t("kept.restored"))).toBeAttached();
      await page.getByRole("button", { name: t("change.review") }).focus();
      await press("Enter");
      await expect(dialog().getByRole("button", { name: t("change.back") })).toBeFocused();
      await expect(dialog().locator("ins").first()).toBeVisible();
      await look("change-confirm");
      await dialog()
        .getByRole("button", { name: t("change.send") })
        .focus();
      await press("Enter");
      await expect(said(t("done.approved-with-changes", { name: "Noor Haas" }))).toBeAttached();
      const { changed, state } = await office.reviewOf(id);
      expect(state).toBe("approved-with-changes");
      expect(changed?.body).toBe("Dear Ms Lee,\nwe see to it. If not, call me.");
    });

    test("someone else answers first: it is said, nothing is sent, nothing typed is lost", async () => {
      const { id } = await office.ask({ subject: "Your fourth crane" });
      await expect(page.getByRole("link", { name: /Your fourth crane/ })).toBeVisible();
      await mai.put(`/v1/reviews/${id}/claim`, { held: true });
      await press("j");
      await expect(page.getByText(t("letter.claimed", { name: "Mai Tran" }))).toBeVisible();
      await press("a", "Shift+Tab");
      await page.keyboard.type("Well said.");
      await mai.post(`/v1/reviews/${id}/decision`, { decision: "refuse", note: "Not yet." });
      await expect(dialog().getByText(t("outcome.notSent"))).toBeVisible();
      await expect(dialog().getByRole("button", { name: t("approve.send") })).toBeHidden();
      await look("conflict");
      await press("Escape");
      await expect(page.getByText("Well said.")).toBeVisible();
      await look("answered");
      await page.getByRole("button", { name: t("kept.discard") }).focus();
      await press("Enter");
      await expect(page.getByText("Well said.")).toBeHidden();
    });

    test("masked passages are shown as masked; the writer takes the letter back while it is read", async () => {
      const body = `Call ${MASK.repeat(8)}.`;
      const { id } = await office.ask({ subject: "Masked", body }, { masked: 1, findings: [] });
      await expect(page.getByRole("link", { name: /Masked/ })).toBeVisible();
      await page.getByRole("link", { name: /Masked/ }).focus();
      await press("Enter");
      await expect(title("Masked")).toBeVisible();
      await expect(page.getByRole("img", { name: t("letter.masked", { count: 8 }) })).toBeVisible();
      await expect(page.getByRole("button", { name: t("bar.change") })).toBeHidden();
      await look("masked");
      await writing.post(`/v1/reviews/${id}/withdrawal`);
      await expect(page.locator(".r-outcome")).toBeVisible();
      await expect(page.getByRole("button", { name: t("bar.approve") })).toBeHidden();
      await page.getByRole("radio", { name: t("list.waiting") }).focus();
      await press("ArrowRight");
      await expect(page.getByRole("link", { name: /Your third crane/ }).first()).toBeVisible();
      await look("history");
      // Narrow, the list made room for the letter, and the focus was lost with it.
      await page.getByRole("radio", { name: t("list.answered") }).focus();
      await press("ArrowLeft");
    });

    test("the hub is away: it is said, and the answer is sent when it is back", async () => {
      const { id } = await office.ask({ subject: "Your fifth crane" });
      await expect(page.getByRole("link", { name: /Your fifth crane/ })).toBeVisible();
      await page.getByRole("link", { name: /Your fifth crane/ }).focus();
      await press("Enter");
      await expect(title("Your fifth crane")).toBeVisible();
      await press("a");
      await page.context().setOffline(true);
      await press("Tab", "Enter");
      await expect(dialog().getByRole("alert")).toContainText(t("answer.failed"));
      await look("offline-answer");
      await page.context().setOffline(false);
      await dialog()
        .getByRole("button", { name: t("approve.send") })
        .focus();
      await press("Enter");
      await expect(said(t("done.approved", { name: "Noor Haas" }))).toBeAttached();
      expect((await office.reviewOf(id)).state).toBe("approved");
    });

    test("a list that can’t be loaded, an address with nothing behind it", async () => {
      await page.route("**/v1/reviews?**", (route) => route.abort());
      await page.goto(`${office.origin}/console/reviews`);
      await expect(page.getByRole("alert")).toContainText(t("failed.list"));
      await look("failed");
      await page.unroute("**/v1/reviews?**");
      await page.getByRole("button", { name: shell("retry") }).focus();
      await press("Enter");
      await expect(page.getByText(t("empty.title"))).toBeVisible();
      await page.goto(`${office.origin}/console/reviews/00000000-0000-4000-8000-000000000000`);
      await expect(page.getByText(t("gone.title"))).toBeVisible();
      await look("gone");
      await page.goto(`${office.origin}/console/nowhere`);
      await expect(page.getByText(shell("missing.title"))).toBeVisible();
      await look("nowhere");
    });

    test("the hub’s own state", async () => {
      await page.getByRole("link", { name: shell("section.hub") }).focus();
      await press("Enter");
      await expect(page.getByRole("heading", { name: hubWords("health") })).toBeVisible();
      await expect(page.getByRole("heading", { name: hubWords("keys") })).toBeVisible();
      await look("hub");
    });

    test("the menu, the account, and a session that ends", async () => {
      await page.goto(`${office.origin}/console/reviews`);
      await expect(page.getByText(t("empty.title"))).toBeVisible();
      await page.setViewportSize({ width: 320, height: 640 });
      const menu = page.getByRole("button", { name: shell("section.reviews") });
      await menu.focus();
      await press("Enter");
      await expect(page.getByRole("link", { name: shell("section.reviews") })).toBeVisible();
      await press("Escape");
      await page.locator(".c-account > summary").focus();
      await press("Enter");
      await expect(page.getByRole("radio", { name: "简体中文" })).toBeVisible();
      await look("account");
      await press("Escape");
      await page.request.post(`${office.origin}/auth/sign-out`, { headers: { origin: office.origin }, data: {} });
      const { id } = await office.ask({ subject: "Nobody is there" });
      await expect(page.getByRole("heading", { name: shell("signedOut.title") })).toBeVisible();
      await look("signed-out-notice");
      await page.reload();
      await expect(page.getByRole("link", { name: shell("signIn.do") })).toBeVisible();
      await look("signed-out");
      await writing.post(`/v1/reviews/${id}/withdrawal`);
    });
  });
}

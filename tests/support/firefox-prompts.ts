import type { Browser } from "puppeteer-core";
import { z } from "zod";

/** What BiDi says of Firefox's own windows, and of what is evaluated there. */
const treeSchema = z.object({
  result: z.object({ contexts: z.array(z.object({ context: z.string(), url: z.string() })) }),
});
const valueSchema = z.object({
  result: z.object({ type: z.literal("success"), result: z.object({ value: z.string().optional() }) }),
});

type Connection = { send(method: string, params: object): Promise<unknown> };

const connectionOf = (browser: Browser) => (browser as unknown as { connection: Connection }).connection;

/** Firefox's own window, where its questions stand; puppeteer has no words for it, its connection has. */
async function ownWindow(browser: Browser): Promise<string | undefined> {
  const { result } = treeSchema.parse(
    await connectionOf(browser).send("browsingContext.getTree", { "moz:scope": "chrome" }),
  );
  return result.contexts.find(({ url }) => url.includes("browser.xhtml"))?.context;
}

/** False for a Firefox that keeps its own windows from tests, as 140 does: nobody can press a button of its questions. */
export const canAnswerFirefox = async (browser: Browser): Promise<boolean> => (await ownWindow(browser)) !== undefined;

async function inWindow(browser: Browser, expression: string): Promise<string | undefined> {
  const context = await ownWindow(browser);
  if (context === undefined) throw new Error("this Firefox shows no window of its own to a test");
  const answer = await connectionOf(browser).send("script.evaluate", {
    expression,
    target: { context },
    awaitPromise: true,
  });
  return valueSchema.parse(answer).result.result.value;
}

const PROMPT = "addon-webext-permissions-notification";

/**
 * Waits for Firefox's question about an extension's permissions, and presses a button of it as a person would.
 * @returns the words of the question
 */
export async function answerFirefox(browser: Browser, answer: "allow" | "deny"): Promise<string> {
  const words = await inWindow(
    browser,
    `(async () => {
      const find = () => document.getElementById("${PROMPT}");
      while (!find() || document.getElementById("notification-popup").state !== "open") {
        await new Promise((done) => setTimeout(done, 50));
      }
      const prompt = find();
      const words = prompt.textContent + " " + [...prompt.querySelectorAll("*")].map((one) => one.value ?? "").join(" ");
      prompt.${answer === "allow" ? "button" : "secondaryButton"}.click();
      return prompt.getAttribute("label") + " " + prompt.getAttribute("name") + " " + words;
    })()`,
  );
  return (words ?? "").replace(/\s+/g, " ");
}

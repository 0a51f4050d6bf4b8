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

/** Evaluates in Firefox's own window, where its questions stand; puppeteer has no words for it, its connection has. */
async function inWindow(browser: Browser, expression: string): Promise<string | undefined> {
  const { connection } = browser as unknown as { connection: Connection };
  const tree = treeSchema.parse(await connection.send("browsingContext.getTree", { "moz:scope": "chrome" }));
  const own = tree.result.contexts.find(({ url }) => url.includes("browser.xhtml"));
  if (!own) throw new Error("Firefox shows no window of its own");
  const answer = await connection.send("script.evaluate", {
    expression,
    target: { context: own.context },
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

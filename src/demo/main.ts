/**
 * `npm run demo`: opens a browser with the extension on a demo mailbox. Without a display, or with `--headless`, it
 * plays the story by itself. Exit code 0 only when every step held.
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { projectEnvironment, root } from "../tools/packages.mjs";
import { runTask } from "../tools/task.mjs";
import { type BrowserOptions, openBrowser } from "./browser.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import { play } from "./player.ts";
import { toStory } from "./story.ts";
import { type StoryLanguage, toWords } from "./words.ts";

const USAGE = `npm run demo -- [--headless] [--lang en|zh] [--dark] | --letters
  --headless   plays the story by itself, with a screenshot of each step in demo-output/
  --lang       the browser's language: en or zh
  --dark       the dark colours
  --letters    audits the sample letters on the command line instead`;

const OUTPUT = join(root, "demo-output");
const EXTENSION = join(root, ".output/chrome-mv3-demo");

type Options = { headless: boolean; language?: StoryLanguage; dark: boolean; letters: boolean; help: boolean };

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      headless: { type: "boolean", default: false },
      lang: { type: "string" },
      dark: { type: "boolean", default: false },
      letters: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { lang, ...flags } = values;
  if (lang !== undefined && !/^(en|zh)(-|$)/i.test(lang)) throw new Error(`--lang takes en or zh, not ${lang}`);
  return { ...flags, ...(lang !== undefined && { language: /^zh/i.test(lang) ? ("zh" as const) : ("en" as const) }) };
}

/** @returns the exit code */
async function main(args: string[]): Promise<number> {
  let options: Options;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  if (options.letters) return auditSamples();
  const language = options.language ?? ownLanguage();
  if (!(await buildExtension(language))) return 1;
  const hasWindow = !options.headless && hasDisplay();
  if (!options.headless && !hasWindow) console.log(`${toWords(language).noWindow}\n`);
  const mailbox = await openMailbox();
  try {
    return hasWindow ? await letTry(mailbox, options, language) : await tell(mailbox, options, language);
  } finally {
    await mailbox.close();
  }
}

const ownLanguage = (): StoryLanguage => (/^zh/i.test(Intl.DateTimeFormat().resolvedOptions().locale) ? "zh" : "en");

const hasDisplay = () => process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function auditSamples(): number {
  const script = fileURLToPath(new URL("../cli/sample-letters.ts", import.meta.url));
  return spawnSync(process.execPath, [script], { stdio: "inherit" }).status ?? 1;
}

/** The demo build is the real one, and watches this machine's own pages beside. */
async function buildExtension(language: StoryLanguage): Promise<boolean> {
  const wxt = join(root, "node_modules/wxt/bin/wxt.mjs");
  const args = [wxt, "build", "-b", "chrome", "--mv3", "--mode", "demo"];
  const env = projectEnvironment(process.execPath);
  const { ok, output } = await runTask(toWords(language).building, process.execPath, args, { cwd: root, env });
  if (!ok) console.error(output);
  return ok;
}

/** Plays the story. @returns the exit code */
async function tell(mailbox: Mailbox, { dark }: Options, language: StoryLanguage): Promise<number> {
  const words = toWords(language);
  const browser = await openBrowser({ ...toBrowser(language), headless: true, dark });
  try {
    await browser.page.goto(`${mailbox.url}#inbox`);
    console.log(`\n${words.playing}\n`);
    const prefix = dark ? `${language}-dark` : language;
    const held = await play(toStory(browser.page, mailbox, language, new Date()), browser.page, OUTPUT, prefix);
    console.log(`\n${held ? words.allHeld : words.failed} ${relative(process.cwd(), OUTPUT)}/${prefix}-*.png`);
    return held ? 0 : 1;
  } finally {
    await browser.close();
  }
}

/** Opens the mailbox for a person and waits until they close it. @returns the exit code */
async function letTry(mailbox: Mailbox, options: Options, language: StoryLanguage): Promise<number> {
  const words = toWords(language);
  const chosen = options.language ? toBrowser(options.language) : { extension: EXTENSION };
  const browser = await openBrowser({ ...chosen, headless: false, dark: options.dark });
  const left = new Promise((done) => browser.context.once("close", done));
  await browser.page.goto(mailbox.url);
  console.log([`\n${words.open}`, ...words.tips.map((tip) => `  · ${tip}`), words.close].join("\n"));
  await Promise.race([left, once(process, "SIGINT"), once(process, "SIGTERM")]);
  await browser.close();
  return 0;
}

function toBrowser(language: StoryLanguage): Pick<BrowserOptions, "extension" | "language"> {
  return { extension: EXTENSION, language: language === "zh" ? "zh-CN" : "en-US" };
}

process.exitCode = await main(process.argv.slice(2));

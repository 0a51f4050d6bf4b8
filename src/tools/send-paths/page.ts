import { HOSTS, type Host, TRAPS, trapOf, WAYS } from "./hosts.ts";
import type { NamedTest, WebmailLine } from "./results.ts";

const BROWSERS = ["chromium", "firefox"] as const;

/** How a test is written in the document; what stands between the backticks is found again by the test of it. */
export const nameOf = ({ browser, file, title }: NamedTest): string => `${browser}/${file} › ${title}`;

function line(test: NamedTest): string {
  const came = { passed: "", failed: " **failed**", unknown: " (no result)" }[test.outcome ?? "unknown"];
  return `\`${nameOf(test).replaceAll("|", "\\|")}\`${came}`;
}

function cell(tests: readonly NamedTest[], host: Host): string {
  if (tests.length === 0) return "not covered";
  return [host.evidence, ...tests.map(line)].join("<br>");
}

function section(host: Host, all: readonly NamedTest[]): string {
  const own = all.filter(host.owns);
  const rows = WAYS.map(({ name, of }) => {
    const cells = BROWSERS.map((browser) =>
      cell(
        own.filter((test) => test.browser === browser && of.test(test.title)),
        host,
      ),
    );
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  const note = host.note ? `${host.note}\n\n` : "";
  return `## ${host.name}\n\n${note}| Way | Chromium | Firefox |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

const MODES = [
  ["html", "HTML"],
  ["plain", "plain text"],
] as const;

/** What came of one walk through the webmail, in the words of `say`. */
function webmailCell(walk: WebmailLine | undefined, say: (walk: WebmailLine) => string): string {
  if (!walk) return "`npm run test:webmail` (no result)";
  return walk.heldBy ? say(walk) : "`npm run test:webmail` **failed**";
}

function webmailSection(lines: readonly WebmailLine[]): string {
  const row = (name: string, mode: WebmailLine["mode"], say: (walk: WebmailLine) => string) => {
    const cells = BROWSERS.map((browser) =>
      webmailCell(
        lines.find((one) => one.browser === browser && one.mode === mode),
        say,
      ),
    );
    return `| ${name} | ${cells.join(" | ")} |`;
  };
  const ways = [...new Set(lines.flatMap(({ heldBy = [] }) => heldBy))];
  const rows = MODES.flatMap(([mode, title]) => [
    ...ways.map((way) =>
      row(`${way}, ${title}`, mode, ({ heldBy }) => (heldBy?.includes(way) ? "held" : "not covered")),
    ),
    row(`Released from the dialog, ${title}`, mode, ({ arrivedWhileHeld, released, arrived, equal }) => {
      const counts = `${arrivedWhileHeld} arrived while held; sent ${released} time, ${arrived} arrived`;
      return `${counts}${equal ? ", whole as it was written" : ", **not as it was written**"}`;
    }),
  ]);
  return `## Roundcube

The only real webmail here: Roundcube with a mail server that counts what arrives, walked by \`npm run test:webmail\`. On its page no
menu, scheduling or shortcut of its own for sending was found (Ctrl+Enter is held all the same).

| Way | Chromium | Firefox |
| --- | --- | --- |
${rows.join("\n")}
`;
}

function trapsSection(all: readonly NamedTest[]): string {
  const rows = Array.from({ length: TRAPS }, (_, at) => {
    const own = all.filter((test) => trapOf(test) === at + 1);
    return `| ${at + 1} | ${own.length > 0 ? own.map(line).join("<br>") : "not covered"} |`;
  });
  return `## Traps\n\nMistakes that are easily made in front of Send, each with a test.\n\n| Trap | Test |\n| --- | --- |\n${rows.join("\n")}\n`;
}

/** The whole document. Pure. @param all every browser test there is, with what came of it where that is known */
export function toPage(all: readonly NamedTest[], webmail: readonly WebmailLine[]): string {
  const inCells = all.filter((test) =>
    HOSTS.some((host) => host.owns(test) && WAYS.some(({ of }) => of.test(test.title))),
  );
  const count = (outcome: NamedTest["outcome"]) => inCells.filter((test) => test.outcome === outcome).length;
  return `# Ways to send, and what was tried

Written by \`npm run send-paths\` from the list of the browser tests and from the results of their last run (\`test-output\`); do not
edit. Every line in a cell is the name of a test, as Playwright prints it.

**Stand-in only** means a page built from documented attributes and served at the real address: the test proves that the
gate does what the documents say, not that it works on the live site. **Not covered** means that no test presses this way there.
Nobody has walked the live sites of Google, Microsoft, Tencent or NetEase, nor eFax, SRFax, FAX.PLUS, RightFax or Coremail.

Of the ${inCells.length} tests named for a way to send, ${count("passed")} passed when they last ran, ${count("failed")} failed, and of ${count(undefined)} no result is recorded here.

${[...HOSTS.map((host) => section(host, all)), webmailSection(webmail), trapsSection(all)].join("\n")}`;
}

import { TextlintKernel } from "@textlint/kernel";
import textPlugin from "@textlint/textlint-plugin-text";
import { LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";
import prh from "textlint-rule-prh";
import writeGood from "write-good";

export type Peer = { name: string; check(text: string): unknown };

/** The peers, each warmed by its own set-up: harper.js, textlint with three prh rules, write-good. */
export async function loadPeers(): Promise<{ harper: Peer; textlint: Peer; writeGood: Peer }> {
  const linter = new LocalLinter({ binary });
  await linter.setup();
  const kernel = new TextlintKernel();
  const rules = ["not my job", "company policy", "no idea"].map((pattern) => ({ expected: "…", pattern }));
  const options = {
    ext: ".txt",
    plugins: [{ pluginId: "text", plugin: unwrap(textPlugin) }],
    rules: [{ ruleId: "prh", rule: unwrap(prh), options: { ruleContents: [JSON.stringify({ version: 1, rules })] } }],
  };
  return {
    harper: { name: "harper.js", check: (text) => linter.lint(text) },
    textlint: { name: "textlint+prh", check: (text) => kernel.lintText(text, options) },
    writeGood: { name: "write-good", check: (text) => writeGood(text) },
  };
}

/** CommonJS modules arrive with their export under `default`, sometimes twice. */
// biome-ignore lint/suspicious/noExplicitAny: the peers' plug-in types are their own and not exported
function unwrap(module: any): any {
  return module?.default ?? module;
}

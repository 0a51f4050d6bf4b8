import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import { root } from "./packages.mjs";

/**
 * What Mozilla's linter says of libraries as they are published, each in a file that holds no code of ours. Anything else
 * it says is an error of ours.
 */
const KNOWN: readonly { code: string; file: RegExp; reason: string }[] = [
  {
    code: "DANGEROUS_EVAL",
    file: /^chunks\/tesseract-[\w-]+\.js$/,
    reason: "regenerator's last resort, reached only where there is no globalThis; the page's policy refuses it",
  },
  {
    code: "DANGEROUS_EVAL",
    file: /^reading\/tesseract\.worker\.js$/,
    reason: "the same, and a polyfill's way to the global object; the worker's policy refuses both",
  },
  {
    code: "DANGEROUS_EVAL",
    file: /^(?:chunks\/pdfjs-[\w-]+\.js|reading\/pdf\.worker\.mjs)$/,
    reason:
      "a polyfill's last way to the global object, reached only where there is no globalThis; the policy refuses it",
  },
  {
    code: "UNSAFE_VAR_ASSIGNMENT",
    file: /^chunks\/pdfjs-[\w-]+\.js$/,
    reason: "pdf.js imports its worker from the address it was given: a file of the package",
  },
  {
    code: "UNSAFE_VAR_ASSIGNMENT",
    file: /^reading\/pdf\.worker\.mjs$/,
    reason: "pdf.js imports its decoders from the address it was given: files of the package",
  },
];

const messageSchema = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().nullish(),
  line: z.number().nullish(),
});
const resultSchema = z.object({
  errors: z.array(messageSchema),
  warnings: z.array(messageSchema),
  notices: z.array(messageSchema),
});
type Message = z.output<typeof messageSchema>;

export type LintResult = { known: { message: Message; reason: string }[]; unknown: Message[] };

/** Runs Mozilla's linter over a Firefox package or its folder. @throws when it can't run or its answer isn't known */
export function lintPackage(path: string): LintResult {
  const linter = join(root, "node_modules/addons-linter/bin/addons-linter");
  const { stdout, stderr } = spawnSync(process.execPath, [linter, path, "--output", "json"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    throw new Error(`addons-linter gave no answer for ${path}: ${stderr.trim().split("\n").at(-1)}`);
  }
  const { errors, warnings, notices } = resultSchema.parse(answer);
  const result: LintResult = { known: [], unknown: [...errors] };
  for (const message of [...warnings, ...notices]) {
    const row = KNOWN.find(({ code, file }) => code === message.code && file.test(message.file ?? ""));
    if (row) result.known.push({ message, reason: row.reason });
    else result.unknown.push(message);
  }
  return result;
}

import { parseArgs } from "node:util";

export type AuditArguments = {
  files: string[];
  org?: string;
  policy?: string;
  format: "text" | "json";
  /** How often to audit each draft with nothing remembered; absent when time is not asked for. */
  time?: number;
};

export const USAGE = `usage: npm run --silent audit -- [--org FILE] [--policy FILE] [--format text|json] [--time N] [FILE…]

Reads .eml, .json and .jsonl files, or standard input, and says which words may not be sent, which clause says so and
what to write instead. Without --policy and --org the bundled ones serve.

exit 0: all may go   1: something is held   2: an input, the policy or the organisation is unusable`;

/** @throws Error that says which option is wrong and what it takes */
export function parseArguments(args: readonly string[]): AuditArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      org: { type: "string" },
      policy: { type: "string" },
      format: { type: "string", default: "text" },
      time: { type: "string" },
    },
  });
  const { format } = values;
  if (format !== "text" && format !== "json") throw new Error(`--format takes text or json, not “${format}”`);
  const time = values.time === undefined ? undefined : Number(values.time);
  if (time !== undefined && !(Number.isInteger(time) && time > 0 && time <= 100_000)) {
    throw new Error(`--time takes a whole number from 1 to 100000, not “${values.time}”`);
  }
  return {
    files: positionals,
    format,
    ...(values.org === undefined ? {} : { org: values.org }),
    ...(values.policy === undefined ? {} : { policy: values.policy }),
    ...(time === undefined ? {} : { time }),
  };
}

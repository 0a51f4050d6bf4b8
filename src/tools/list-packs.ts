/**
 * Writes src/policy/packs/index.ts: the list of the files in the handbooks' folders. `npm run fix` does it, and a test
 * compares. A bundler needs the imports spelled out, and the rest of the product must not read folders.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../policy/packs/", import.meta.url);
export const indexFile = fileURLToPath(new URL("index.ts", folder));

/** Paths of all packs, as `zl/letters.json`, sorted. */
export function packFiles(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`))
    .filter((path) => path.endsWith(".json"))
    .sort();
}

/** `zl/follow-ups.json` as `zlFollowUps`. */
const nameOf = (path: string): string =>
  path.replace(/\.json$/, "").replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());

export function packIndex(files: readonly string[] = packFiles()): string {
  const exempt = files.filter((path) => path.endsWith("/exempt.json"));
  const packs = files.filter((path) => !exempt.includes(path));
  const line = (path: string, name: string): string => `import ${name} from "./${path}" with { type: "json" };`;
  const list = (paths: readonly string[]): string => paths.map((path) => `  ${nameOf(path)},`).join("\n");
  return `// Written by src/tools/list-packs.ts (npm run fix).
${line("handbooks.json", "handbooks")}
${files.map((path) => line(path, nameOf(path))).join("\n")}
${line("shared.json", "shared")}

/**
 * What one handbook says on one matter: rules, wording that is always fit to send, phrases and letters, clocks. \`classes\`
 * are word lists that its rules (and those of other packs) refer to.
 */
export type Pack = {
  handbook: string;
  classes?: object;
  allow?: unknown[];
  rules?: readonly { id: string; detect: readonly { kind: string; idea?: string }[] }[];
  templates?: unknown[];
  followUps?: unknown[];
};

/** Clauses that no text can show, and what is missing in the handbook itself. */
export type ExemptPack = {
  handbook: string;
  exempt: { clause: string; reason: { en: string; zh: string } }[];
  gaps: { en: string; zh: string }[];
};

/** Titles of the handbooks by their code, in both languages. */
export { handbooks };

/** Word lists that packs of several handbooks use, and the weights of a letter's importance. */
export { shared };

/** Every bundled pack, one file a handbook and matter. */
export const packs: readonly Pack[] = [
${list(packs)}
];

export const exemptions: readonly ExemptPack[] = [
${list(exempt)}
];
`;
}

if (import.meta.main) {
  const text = packIndex();
  if (readFileSync(indexFile, "utf8") !== text) writeFileSync(indexFile, text);
}

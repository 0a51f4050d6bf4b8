import { join } from "node:path";
import { build } from "vite";

export const EDITORS = ["prosemirror", "lexical", "ckeditor", "tinymce", "quill", "slate"] as const;
export type EditorName = (typeof EDITORS)[number];

/** A page with a letter in one of the common editors, the real one, as a single HTML file. */
export async function editorPage(name: EditorName): Promise<string> {
  const entry = join(import.meta.dirname, `../pages/editors/${name}.ts`);
  const output = await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, lib: { entry, formats: ["iife"], name: "page" } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (!first || !("output" in first)) throw new Error(`${name} was not bundled`);
  // A script of many libraries may hold the words that end one.
  const code = first.output[0].code.replaceAll("</script", "<\\/script");
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><style>[contenteditable]{white-space:pre-wrap;min-height:120px}.tox{visibility:visible!important}.tox iframe{width:600px;height:200px}</style><body><script>${code}</script></body>`;
}

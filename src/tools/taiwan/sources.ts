import { readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["src/ui/i18n", "src/console/i18n", "src/hub/pages"];
/** What the browsers' own pages say of the extension. */
export const LOCALE_FILES = {
  from: "public/_locales/zh_CN/messages.json",
  to: "public/_locales/zh_TW/messages.json",
} as const;

/** Each catalogue of texts in simplified Chinese, and the one that is made of it; paths from the project's folder. */
export function catalogueFiles(): { from: string; to: string }[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("zh-cn.ts"))
      .map((file) => ({ from: join(folder, file), to: join(folder, file.replace(/zh-cn\.ts$/, "zh-tw.ts")) })),
  ).sort((a, b) => (a.from < b.from ? -1 : 1));
}

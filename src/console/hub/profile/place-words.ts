import type { TranslatorOf } from "../../../ui/i18n/translator.ts";
import type { profileTexts } from "../../i18n/profile.ts";
import { toColumn } from "./entry-dialog.tsx";
import { fieldsOf, isPart } from "./parts.ts";

type ProfileTexts = TranslatorOf<typeof profileTexts.en>;

const HEAD = ["name", "country", "ownDomains", "brands"] as const;

/**
 * A path of the profile as a person finds the place on the form: `customers[3].domains[1]` is “Customers, row 4, Domains,
 * line 2”. A path that leads to no field of the form stays as it is.
 */
export function placeWords(path: string, t: ProfileTexts): string {
  const [first = "", ...keys] = path.split(/[.[\]]+/).filter(Boolean);
  const head = HEAD.find((name) => name === first);
  if (head) return t.facts([t(`head.${head}`), ...lineWords(keys[0], t)]);
  if (!isPart(first)) return path;
  // Roles are kept by their name, everything else by its place.
  const [row = "", field = "", line] = first === "roles" ? [keys[0], "addresses", keys[1]] : keys;
  const known = fieldsOf(first).some(({ name }) => name === field);
  return t.facts([
    t(`part.${first}`),
    ...(row === "" ? [] : [/^\d+$/.test(row) ? t("place.row", { row: Number(row) + 1 }) : row]),
    ...(known ? [t(toColumn(field))] : field === "" ? [] : [field]),
    ...lineWords(line, t),
  ]);
}

const lineWords = (index: string | undefined, t: ProfileTexts): string[] =>
  index !== undefined && /^\d+$/.test(index) ? [t("place.line", { line: Number(index) + 1 })] : [];

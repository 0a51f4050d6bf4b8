import type { CompleteOrgProfile } from "../../model/org.ts";
import type { OptionsTranslator } from "../i18n/screens/options.ts";
import type { Translator } from "../i18n/translator.ts";
import { type OrgPart, toRange } from "../view-models/options.ts";

type OrgTable = { head: string[]; rows: { key: string; cells: string[] }[] };

/** One part of an organisation's profile as a table. */
export function toOrgTable(
  part: OrgPart,
  org: CompleteOrgProfile,
  t: OptionsTranslator,
  { facts }: Pick<Translator, "facts">,
): OrgTable {
  const rowsOf = <T>(list: readonly T[], cells: (one: T) => string[]) =>
    list.map((one, at) => ({ key: String(at), cells: cells(one) }));
  switch (part) {
    case "customers":
      return {
        head: [t("col.name"), t("col.domains"), t("col.fax"), t("col.keyAccount")],
        rows: rowsOf(org.customers, (one) => [
          [one.name, ...one.aliases].join(" / "),
          facts(one.domains),
          facts(one.fax),
          t(one.keyAccount ? "yes" : "no"),
        ]),
      };
    case "commitments":
      return {
        head: [t("col.topic"), t("col.range")],
        rows: rowsOf(org.commitments, (one) => [one.topic, toRange(one, t)]),
      };
    case "glossary":
      return {
        head: [t("col.term"), t("col.use")],
        rows: rowsOf(org.glossary, (one) => [one.term, one.use]),
      };
    case "faxBook":
      return {
        head: [t("col.number"), t("col.name")],
        rows: rowsOf(org.faxBook, (one) => [one.number, one.name]),
      };
    case "roles":
      return {
        head: [t("col.name"), t("col.addresses")],
        rows: rowsOf(Object.entries(org.roles), ([role, addresses]) => [role, facts(addresses)]),
      };
    case "holidays":
      return { head: [t("col.date"), t("col.name")], rows: rowsOf(org.holidays, (one) => [one.date, one.name]) };
    case "dealers":
      return {
        head: [t("col.name"), t("col.domains")],
        rows: rowsOf(org.dealers, (one) => [one.name, facts(one.domains)]),
      };
    case "competitors":
      return {
        head: [t("col.name"), t("col.domains")],
        rows: rowsOf(org.competitors, (one) => [one.names.join(" / "), facts(one.domains)]),
      };
  }
}

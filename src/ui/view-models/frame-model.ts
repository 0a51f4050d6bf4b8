import type { SlotType } from "../../model/report.ts";
import type { Translator } from "../i18n/translator.ts";
import type { FixView, WordingPart } from "./finding-view.ts";

export type FrameField = { name: string; type: SlotType; label: string };

/** What a field frame shows: plain data, to be sent to it as a message. */
export type FrameModel = {
  kind: "slots" | "reason";
  fields: FrameField[];
  /** The wording that the values go into; empty for a reason. */
  parts: WordingPart[];
  /** BCP 47 tag of the letter's wording: dates and times are written in it. */
  lang: string;
  hint?: string;
  submitLabel: string;
};

export function toSlotFrame(fix: FixView, t: Translator): FrameModel {
  return { kind: "slots", fields: fix.slots, parts: fix.parts, lang: fix.lang, submitLabel: t("frame.insert") };
}

/** One field called `reason`. */
export function toReasonFrame(t: Translator): FrameModel {
  return {
    kind: "reason",
    fields: [{ name: "reason", type: "reason", label: t("frame.reasonLabel") }],
    parts: [],
    lang: t.language,
    hint: t("frame.reasonHint"),
    submitLabel: t("frame.sendAnyway"),
  };
}

/** Height in CSS px that a frame takes before it tells its own. */
export function guessFrameHeight(model: Pick<FrameModel, "fields" | "parts">): number {
  const fields = model.fields.map((field) => (field.type === "reason" ? 116 : 66));
  return fields.reduce((sum, height) => sum + height, 64) + (model.parts.length > 0 ? 52 : 0);
}

/**
 * A value as the letter writes it: dates long and with the month as a word, so that no reader takes the day for the
 * month. @param raw as the field gives it: `2026-11-24` for a date, `09:30` for a time, `09:30/11:00` for a window
 */
export function toSlotText(type: SlotType, raw: string, lang: string, t: Translator): string {
  const value = raw.trim();
  if (type === "date") {
    const date = new Date(`${value}T00:00`);
    if (Number.isNaN(date.getTime())) return value;
    return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).format(date);
  }
  if (type === "window") {
    const [from = "", to = ""] = value.split("/");
    return t("slot.windowValue", { from, to });
  }
  return value;
}

/** What is wrong with a value; undefined when nothing is. */
export function checkSlot(type: SlotType, raw: string, t: Translator): string | undefined {
  const value = raw.trim();
  if (type !== "window") return value === "" ? t("frame.required") : undefined;
  const [from = "", to = ""] = value.split("/");
  if (from === "" || to === "") return t("frame.required");
  return to <= from ? t("frame.windowOrder") : undefined;
}

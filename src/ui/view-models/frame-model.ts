import type { SlotType } from "../../model/report.ts";
import type { Translator } from "../i18n/translator.ts";
import type { FixView, WordingPart } from "./finding-view.ts";

export type FrameField = {
  name: string;
  type: SlotType;
  label: string;
  /** May stay empty. */
  optional?: boolean;
};

/** Something to agree to, and what exactly it is about; its value is `yes` or empty. */
export type FrameTick = { name: string; label: string; words: string };

/** What a field frame shows: plain data, to be sent to it as a message. */
export type FrameModel = {
  kind: "slots" | "reason" | "number" | "wrong-hit";
  fields: FrameField[];
  tick?: FrameTick;
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

/** A note called `note`, and whether the words go along, called `excerpt`. @param words as they would be sent */
export function toWrongHitFrame(words: string, t: Translator): FrameModel {
  return {
    kind: "wrong-hit",
    fields: [{ name: "note", type: "reason", label: t("wrongHit.note"), optional: true }],
    ...(words ? { tick: { name: "excerpt", label: t("wrongHit.excerpt"), words } } : {}),
    parts: [],
    lang: t.language,
    hint: t("wrongHit.hint"),
    submitLabel: t("wrongHit.send"),
  };
}

/** One field called `number`. @param isWrong what was typed before is another number */
export function toNumberFrame(masked: string, isWrong: boolean, t: Translator): FrameModel {
  return {
    kind: "number",
    fields: [{ name: "number", type: "text", label: t("retype.label", { number: masked }) }],
    parts: [],
    lang: t.language,
    hint: t(isWrong ? "retype.wrong" : "retype.hint"),
    submitLabel: t("retype.compare"),
  };
}

/** Height in CSS px that a frame takes before it tells its own. */
export function guessFrameHeight(model: Pick<FrameModel, "fields" | "parts" | "tick">): number {
  const fields = model.fields.map((field) => (field.type === "reason" ? 116 : 66));
  return fields.reduce((sum, height) => sum + height, 64) + (model.parts.length > 0 ? 52 : 0) + (model.tick ? 72 : 0);
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

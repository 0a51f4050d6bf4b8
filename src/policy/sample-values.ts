import type { Language } from "../model/categories.ts";
import type { SlotType } from "../model/slots.ts";

/** A plain value for every type of slot, so that wording can be tried with its gaps filled. All invented. */
export const SAMPLE_VALUES: Record<Language, Record<SlotType, string>> = {
  en: {
    text: "the second line",
    date: "12 March 2027",
    time: "14:30",
    window: "14:00 to 16:00",
    person: "Ms Tan",
    site: "6 Quay Road",
    machine: "QY25",
    reason: "the road to the harbour is closed",
    number: "38",
    ticket: "R-2041",
    phone: "the number below",
    amount: "the amount in the list",
  },
  zh: {
    text: "二号线路",
    date: "2027年3月12日",
    time: "14:30",
    window: "14:00至16:00",
    person: "谭敏",
    site: "码头路6号",
    machine: "QY25",
    reason: "通往港区的道路封闭",
    number: "38",
    ticket: "R-2041",
    phone: "见文末",
    amount: "清单所列金额",
  },
};

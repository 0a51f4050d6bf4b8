import { fillSlots } from "./slots.ts";

/**
 * All that may be wrong in an export of records, by code. In English, as the command line says it; the console's catalogues
 * have the same codes in every language.
 */
export const CHAIN_FAULTS = {
  "fault.not-json": "not JSON",
  "fault.not-a-link": "not a link: {part}",
  "fault.changed": "changed: its hash is not that of its content",
  "fault.foreign": "foreign: it belongs to another organisation",
  "fault.missing": "missing before it: {from} to {to}",
  "fault.reordered": "reordered or doubled: number {number} where {expected} belongs",
  "fault.broken": "broken: it does not follow from the one before",
  "fault.doubled": "doubled: the same record stands in line {line}",
  "fault.changed-record": "changed: the browser's hash is not that of the record",
  "fault.reordered-record": "the browser's record {number} stands where {expected} belongs",
  "fault.broken-record": "it does not follow from the browser's record before",
  "fault.cut-off": "missing at the end: {from} to {to}",
  "fault.other-end": "the end is not the one the hub told",
  "fault.no-end": "missing at the end: the line that tells where the chain stood",
  "fault.not-an-end": "the end is not one that a hub signs",
  "fault.forged-end": "forged: the signature of the end does not hold ({code}); records may be missing at the end",
  "fault.foreign-end": "foreign: the end belongs to another organisation",
  "fault.foreign-key": "foreign: the end is signed by {kid}, for which {key} does not vouch",
} as const;
export type ChainFaultCode = keyof typeof CHAIN_FAULTS;

/** Something wrong in an export: which line, and what. */
export type ChainFault = {
  line: number;
  record?: string;
  code: ChainFaultCode;
  /** What the text of the code has slots for. */
  values: Readonly<Record<string, string>>;
};

/** In English. */
export const describeFault = ({ code, values }: Pick<ChainFault, "code" | "values">): string =>
  fillSlots(CHAIN_FAULTS[code], values);

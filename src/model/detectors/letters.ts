import { z } from "zod";
import { phraseLists, wording } from "./wording.ts";

const extension = z.string().regex(/^[a-z0-9]{1,8}$/);
const word = z.string().min(1).max(40);

/** Gaps of a template that nobody filled. */
export const slotsDetector = z.strictObject({
  kind: z.literal("slots"),
  /** What brackets of any kind must hold to be a gap, e.g. `date`. */
  words: z.strictObject({ en: z.array(word).default([]), zh: z.array(word).default([]) }),
  /** Words that show a form for the reader: its blanks are theirs to fill. */
  form: phraseLists,
  /** Company in which `dd/mm/yyyy` and the like are the matter and no gap. */
  format: phraseLists.default({ en: [], zh: [] }),
  /** Company in which `{name}` and `${name}` are a program's and no gap. */
  program: phraseLists.default({ en: [], zh: [] }),
});

/** Files that the letter speaks of and does not carry. */
export const promisedAttachmentDetector = z.strictObject({
  kind: z.literal("promised-attachment"),
  ...wording.shape,
  /** Words that open a line listing what is attached, e.g. `Encl.`. */
  labels: z.array(word).max(40).default([]),
  /** Files that are asked for by what they are. */
  types: z
    .array(
      z.strictObject({
        ...phraseLists.shape,
        extensions: z.array(extension).min(1),
        /** Files that may show any number of these. */
        holders: z.array(extension).default([]),
      }),
    )
    .max(20)
    .default([]),
  /** Extensions of files that may hold any number of others. */
  containers: z.array(extension).default([]),
});

const part = z.strictObject({
  name: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  ...phraseLists.shape,
  /** A date, weekday or time of day shows it too: after the words that told the kind of letter, or `anywhere`. */
  time: z.union([z.boolean(), z.literal("anywhere")]).default(false),
});

/** A letter of a standard kind, told by its wording, that lacks a part. */
export const standardLetterDetector = z.strictObject({
  kind: z.literal("standard-letter"),
  ...wording.shape,
  parts: z.array(part).min(1).max(12),
  /** How many parts may be missing. */
  mayLack: z.number().int().nonnegative().default(0),
  /** The subject alone may tell what kind of letter it is. */
  orSubject: z.boolean().default(false),
});

/** Own words in another language than the reader's. */
export const letterLanguageDetector = z.strictObject({ kind: z.literal("letter-language") });

/** Words with a better one to use; the organisation's glossary comes on top when asked for. */
export const glossaryDetector = z.strictObject({
  kind: z.literal("glossary"),
  terms: z
    .array(
      z.strictObject({
        lang: z.enum(["en", "zh"]),
        phrases: phraseLists.shape.en,
        /** What to write instead; without one the term is only marked. */
        use: z.string().min(1).max(120).optional(),
        unless: phraseLists.shape.en,
        /** Spellings of which the words found must hold one, where folding makes the term and its better twin alike. */
        written: z.array(word).default([]),
      }),
    )
    .max(500)
    .default([]),
  organisation: z.boolean().default(false),
});

/** Greeting, thanks, closing and signature: one finding for all that is missing. */
export const courtesyDetector = z.strictObject({
  kind: z.literal("courtesy"),
  greeting: phraseLists,
  thanks: phraseLists,
  closing: phraseLists,
});

/** A bare name where the reader is addressed. */
export const bareNameDetector = z.strictObject({
  kind: z.literal("bare-name"),
  /** Calls that are rude without any name, e.g. `hey`. */
  calls: z.strictObject({ en: z.array(word).default([]), zh: z.array(word).default([]) }),
  /** Titles that make a name polite. */
  titles: z.strictObject({ en: z.array(word).default([]), zh: z.array(word).default([]) }),
  /** Family names: what a Chinese name begins with, and Latin spellings of them. */
  familyNames: z.strictObject({ en: z.array(word).default([]), zh: z.string().default("") }),
});

/** Capitals and rows of marks. */
export const shoutingDetector = z.strictObject({
  kind: z.literal("shouting"),
  /** Company in which rows of marks are joy. */
  joy: phraseLists,
  /** Words in capitals in a row that count as shouting. */
  capitals: z.number().int().min(2).default(4),
  /** Words of which capitals must hold one: without them they are a heading or a name. */
  address: z.array(word).default([]),
});

/** In a reply: what the other side asked or felt, and what the answer leaves out. */
export const replyDetector = z.strictObject({
  kind: z.literal("reply"),
  check: z.enum(["question", "care"]),
  /** For `care`: what makes the quoted letter a complaint. */
  ...wording.shape,
  /** What must come first, or anywhere, in the answer. */
  answer: phraseLists.default({ en: [], zh: [] }),
});

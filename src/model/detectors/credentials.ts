import { z } from "zod";
import { phraseList, phraseLists } from "./wording.ts";

/** Passwords, codes and keys: a label such as "password" with its value beside it, or a value known by its shape. */
export const credentialsDetector = z.strictObject({
  kind: z.literal("credentials"),
  /** Labels whose value may be any word: "password", "密码". */
  words: phraseLists.prefault({}),
  /** Labels whose value is a number: "PIN", "验证码". */
  codes: phraseLists.prefault({}),
  /** Well-known passwords that look like ordinary words. */
  defaults: phraseList.default([]),
  /** Look for keys, tokens and addresses that hold a password. */
  shapes: z.boolean().default(true),
});

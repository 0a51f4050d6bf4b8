import { CHINA_VARIANTS } from "./china.ts";
import { FAX_VARIANTS } from "./fax.ts";
import { GMAIL_VARIANTS } from "./gmail.ts";
import { OUTLOOK_VARIANTS } from "./outlook.ts";
import type { Variant } from "./variant.ts";

export const VARIANTS: readonly Variant[] = [
  ...GMAIL_VARIANTS,
  ...OUTLOOK_VARIANTS,
  ...CHINA_VARIANTS,
  ...FAX_VARIANTS,
];

import { z } from "zod";
import { form } from "./forms.ts";

const domain = z.string().min(1).max(253);
const address = z.string().min(3).max(320);
const faxNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, form("fax"));

const customerSchema = z.object({
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  domains: z.array(domain).default([]),
  fax: z.array(faxNumber).default([]),
  keyAccount: z.boolean().default(false),
  locale: z.string().optional(),
  /** What the party is, where a handbook asks: `patient`, `vip`, `do-not-invite`. */
  kinds: z.array(z.string().min(1)).default([]),
});

const holidaySchema = z.object({
  /** `MM-DD` each year, or `YYYY-MM-DD` for one whose date moves. */
  date: z.string().regex(/^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, form("day")),
  name: z.string().min(1),
});

const commitmentSchema = z.object({
  topic: z.string().min(1),
  minHours: z.number().nonnegative().optional(),
  maxHours: z.number().nonnegative().optional(),
  minDays: z.number().nonnegative().optional(),
  maxDays: z.number().nonnegative().optional(),
});

/** What an organisation is: its names, domains, people and the parties it writes to. Only name and domains are required. */
export const orgProfileSchema = z.object({
  name: z.string().min(1),
  brands: z.array(z.string()).default([]),
  ownDomains: z.array(domain).min(1),
  /** Role name to the addresses that hold it, e.g. `supervisor`, `faultDesk`. */
  roles: z.record(z.string(), z.array(address)).default({}),
  dealers: z.array(z.object({ name: z.string().min(1), domains: z.array(domain).default([]) })).default([]),
  competitors: z
    .array(z.object({ names: z.array(z.string().min(1)).min(1), domains: z.array(domain).default([]) }))
    .default([]),
  customers: z.array(customerSchema).default([]),
  commitments: z.array(commitmentSchema).default([]),
  /** Holidays where the customers are, on which nobody is visited unasked. */
  holidays: z.array(holidaySchema).default([]),
  /** Wrong or colloquial term to the standard one. */
  glossary: z
    .array(z.object({ term: z.string().min(1), use: z.string().min(1), lang: z.enum(["en", "zh"]) }))
    .default([]),
  /** Where the organisation is, ISO 3166-1 alpha-2: fax numbers written without a country code are read as of there. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, form("country"))
    .optional(),
  /** Known fax numbers beside those of the customers. */
  faxBook: z.array(z.object({ number: faxNumber, name: z.string().min(1) })).default([]),
});

export type OrgProfile = z.input<typeof orgProfileSchema>;
/** A profile with every list present. */
export type CompleteOrgProfile = z.output<typeof orgProfileSchema>;

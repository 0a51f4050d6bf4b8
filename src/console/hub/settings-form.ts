import { type OrganisationSettings, organisationSettingsSchema } from "../../model/exchange/people.ts";

/** The organisation's settings beside its profile, as typed. */
export type SettingsForm = { name: string; silentAfterHours: string; share: string; atLeast: string };
export type SettingsField = keyof SettingsForm;

const schema = organisationSettingsSchema.pick({ silentAfterHours: true, noise: true });

export const toSettingsForm = (name: string, { silentAfterHours, noise }: OrganisationSettings): SettingsForm => ({
  name,
  silentAfterHours: String(silentAfterHours),
  share: String(Math.round(noise.share * 100)),
  atLeast: String(noise.atLeast),
});

const number = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));
const MOST_LETTERS_OF_A_NAME = 200;

/** @returns what is to be kept, or the fields whose values are none */
export function readSettingsForm(
  form: SettingsForm,
): { name: string; settings: Pick<OrganisationSettings, "silentAfterHours" | "noise"> } | { problems: Set<string> } {
  const name = form.name.trim();
  const read = schema.safeParse({
    silentAfterHours: number(form.silentAfterHours),
    noise: { share: number(form.share) / 100, atLeast: number(form.atLeast) },
  });
  const problems = new Set((read.error?.issues ?? []).map(({ path }) => String(path.at(-1))));
  if (name === "" || name.length > MOST_LETTERS_OF_A_NAME) problems.add("name");
  return read.success && problems.size === 0 ? { name, settings: read.data } : { problems };
}

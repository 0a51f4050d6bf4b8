import { expect, test } from "vitest";
import { readSettingsForm, type SettingsForm, toSettingsForm } from "../../src/console/hub/settings-form.ts";
import { organisationSettingsSchema } from "../../src/model/exchange/people.ts";

const settings = organisationSettingsSchema.parse({ silentAfterHours: 24, noise: { share: 0.29, atLeast: 40 } });
const form = (changed: Partial<SettingsForm> = {}) => ({ ...toSettingsForm("Works", settings), ...changed });

test("what is shown is saved as it was: a share in percent too", () => {
  expect(form()).toEqual({ name: "Works", silentAfterHours: "24", share: "29", atLeast: "40" });
  expect(readSettingsForm(form())).toEqual({
    name: "Works",
    settings: { silentAfterHours: 24, noise: { share: 0.29, atLeast: 40 } },
  });
});

test.each<[Partial<SettingsForm>, string]>([
  [{ name: "  " }, "name"],
  [{ silentAfterHours: "0" }, "silentAfterHours"],
  [{ silentAfterHours: "" }, "silentAfterHours"],
  [{ share: "4" }, "share"],
  [{ share: "a third" }, "share"],
  [{ atLeast: "4.5" }, "atLeast"],
])("%o is wrong, and told there", (changed, field) => {
  const read = readSettingsForm(form(changed));
  expect("problems" in read && [...read.problems]).toEqual([field]);
});

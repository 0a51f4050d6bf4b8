import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { write } from "../../support/gmail.ts";
import {
  type Extension,
  type HubWithPeople,
  launchExtension,
  openCompose,
  startHubWithPeople,
} from "../../support/hub/connected.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";

test.describe.configure({ mode: "serial" });

type Document = { payload: { version: number; graceDays: number }; keys: { payload: { keys: { kid: string }[] } }[] };

let hub: HubWithPeople;
let extension: Extension;
let options: Page;
let profile: string;

const main = () => options.getByRole("main");
const openHub = async () => {
  options = await extension.context.newPage();
  await options.goto(new URL("/options.html#hub", extension.own.url()).href);
};
const documentOf = (version: number) => hub.supervisor.get<Document>(`/v1/policy/versions/${version}/document`);
const keyOf = ({ keys }: Document) => keys.at(-1)?.payload.keys.at(-1)?.kid ?? "";

async function choose(document: unknown): Promise<void> {
  const buffer = Buffer.from(typeof document === "string" ? document : JSON.stringify(document));
  await main().getByLabel("File with signed rules").setInputFiles({ name: "rules.json", mimeType: "", buffer });
  await main().getByRole("button", { name: "Check and use" }).press("Enter");
}

const untilMarked = (page: Page, phrase: string) =>
  page.waitForFunction(
    (words) => [...CSS.highlights.values()].some((set) => [...set].some((one) => String(one) === words)),
    phrase,
  );

test.beforeAll(async () => {
  hub = await startHubWithPeople();
  profile = mkdtempSync(join(tmpdir(), "countersign-profile-"));
  extension = await launchExtension({ profile });
  for (const colour of ["grey", "purple", "orange"]) {
    await publishPolicy(hub.supervisor, policySource(`the ${colour} crane`));
  }
  await openHub();
});
test.afterAll(async () => {
  await extension.close();
  await hub.end();
  rmSync(profile, { recursive: true, force: true });
});

test("a person compares the key; only then do the rules of the file hold, in a letter that is open", async () => {
  const letter = await openCompose(extension);
  await write(letter, "Dear Dana, the purple crane is yours.");
  await options.bringToFront();
  const document = await documentOf(2);
  await choose(document);
  const asked = options.getByRole("dialog", { name: "Is this your company’s key?" });
  await expect(asked).toContainText(keyOf(document));
  await expect(asked).toContainText("version 2");
  await expect(asked.getByRole("button", { name: "Cancel" })).toBeFocused();
  await options.keyboard.press("Enter");
  await expect(asked).toBeHidden();
  expect((await extension.state()).policy).toBeNull();
  await choose(document);
  await asked.getByRole("button", { name: "It is the same: use the rules" }).press("Enter");
  await expect(main().getByText("In use: version 2")).toBeVisible();
  await untilMarked(letter, "the purple crane");
  await letter.close();
  expect((await extension.state()).policy).toMatchObject({ version: 2, standing: "in-force" });
});

test("a file that was changed, is older or no policy is refused in words, and the rules in use stay", async () => {
  const document = await documentOf(3);
  const changed = { ...document, payload: { ...document.payload, graceDays: 300 } };
  for (const [given, words] of [
    [changed, "their signature does not hold"],
    [await documentOf(1), "they are older than the rules in force"],
    ["Dear all, please find our rules attached.", "what came is not a set of rules"],
  ] as const) {
    await choose(given);
    await expect(main().getByRole("alert").filter({ hasText: words })).toBeVisible();
    expect((await extension.state()).policy?.version).toBe(2);
  }
});

test("the next version is taken without a question, without a hub, and outlives the browser", async () => {
  const document = await documentOf(3);
  await hub.process.kill();
  await choose(document);
  await expect(main().getByText("In use: version 3")).toBeVisible();
  await expect(main().getByText(keyOf(document))).toBeVisible();
  await extension.close();
  extension = await launchExtension({ profile });
  const letter = await openCompose(extension);
  await write(letter, "Dear Dana, the orange crane is yours.");
  await untilMarked(letter, "the orange crane");
  await letter.close();
});

test("removed after a question, the rules of the package apply, and the key is asked about anew", async () => {
  await openHub();
  await main().getByRole("button", { name: "Remove these rules…" }).press("Enter");
  const asked = options.getByRole("dialog", { name: "Remove your company’s rules from this browser?" });
  await asked.getByRole("button", { name: "Remove" }).press("Enter");
  await expect(main().getByRole("button", { name: "Remove these rules…" })).toBeHidden();
  expect((await extension.state()).policy).toBeNull();
});

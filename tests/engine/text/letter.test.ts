import { expect, test } from "vitest";
import { toChunks } from "../../../src/engine/text/letter.ts";

const own = (body: string): string =>
  toChunks(body, "email")
    .filter(({ role }) => role === "own")
    .map(({ text }) => text)
    .join("\n");

test.each([
  "On Mon, 2 March 2026 at 10:00, Ana Ruiz <ana@customer.example> wrote:",
  "On Thu, Jun 20, 2026 at 4:18 PM, Ana Ruiz via Service Desk <\nana@customer.example> wrote:",
  "Am 02.03.2026 um 10:00 schrieb Ana Ruiz <ana@customer.example>:",
  "Ana Ruiz <ana@customer.example> schrieb am Mo., 2.\nMärz 2026 um 10:00 Uhr:",
  "Le 2 mars 2026 à 10:00, Ana Ruiz <ana@customer.example> a écrit :",
  "El lun, 2 mar 2026 a las 10:00, Ana Ruiz (<ana@customer.example>) escribió:",
  "Il giorno 2 marzo 2026, Ana Ruiz <ana@customer.example> ha scritto:",
  "在 2026年3月2日，何磊 写道：",
  "何磊 <he@customer.example> 于2026年3月2日周一 10:00写道：",
  "-----邮件原件-----",
  "------------------ 原始邮件 ------------------",
  "-----Ursprüngliche Nachricht-----",
  "-----Mensaje original-----",
  "发件人：何磊\n发送时间：2026年3月2日\n收件人：李伟",
  "Von: Ana Ruiz\nGesendet: Montag\nAn: Li Wei\nBetreff: Kran",
])("what follows is history: %s", (head) => {
  expect(own(`Yes, Friday suits us.\n\n${head}\n\nDoes Friday suit you?`)).toBe("Yes, Friday suits us.");
});

test("answers between marked quotes are the writer's own", () => {
  const body = "On Monday 2 March, Ana wrote:\n> Friday?\nYes.\n> At nine?\nAt ten.";
  expect(own(body)).toBe("Yes.\nAt ten.");
});

test.each([
  "Ana Ruiz wrote:",
  "Ana de la Cruz (Service) wrote:",
  "She said:",
  "schrieb Ana Ruiz:",
  "Ana Ruiz a écrit :",
  "何磊写道：",
  "何磊 写道：",
  "何经理来信说：",
  "“何磊”回复说：",
])("without a date, a name above marked quotes is history too: %s", (head) => {
  expect(own(`Yes, Friday suits us.\n\n${head}\n> Does Friday suit you?\n> 周五可以吗？\n\nSee you then.`)).toBe(
    "Yes, Friday suits us.\nSee you then.",
  );
  expect(own(`${head}\nThe rope is worn.`)).toContain("The rope is worn.");
});

test.each(["That is not my job, as Dana wrote:", "This is what the inspector wrote:", "这事不归我管，何磊说："])(
  "a sentence above quotes stays the writer's: %s",
  (line) => {
    expect(own(`${line}\n> The rope is worn.`)).toBe(line);
  },
);

test("a narrator's wrote, a cover sheet and a signature line stay what they are", () => {
  expect(own("This is what the inspector wrote:\nthe rope is worn.")).toContain("the rope is worn.");
  const fax = toChunks("To: Ms Mwale\nFrom: Grace Phiri\n\nDear Ms Mwale,\nthe visit is on Monday.", "fax");
  expect(fax.every(({ role }) => role === "own")).toBe(true);
});

test("a disclaimer goes on to the end of its paragraph", () => {
  const body =
    "The visit is on Monday.\n\nThis e-mail is confidential and intended solely for the addressee.\nPlease destroy it otherwise.";
  expect(own(body)).toBe("The visit is on Monday.");
});

import { expect, test } from "vitest";
import type { Draft } from "../../src/model/draft.ts";
import { draft } from "../support/drafts.ts";
import { bundledAuditor } from "../support/policies.ts";

const findingsIn = (given: Partial<Draft>) => bundledAuditor().audit(draft(given)).findings;

const SECRET = "Hx9!kd22";

test.each([
  `Just sign in for me, my password is ${SECRET}, and that is not my job.`,
  `I went in remotely, the password is ${SECRET}, and reset the limits.`,
  `Give me your login, it is quicker, mine has the password: ${SECRET}.`,
  `远程登录我进去过了，密码是${SECRET}，这事不归我管。`,
])("a password is repeated in no excerpt, message or wording: %s", (body) => {
  const findings = findingsIn({ body });
  expect(findings.map(({ excerpt }) => excerpt).join()).toContain("•••");
  expect(JSON.stringify(findings)).not.toContain(SECRET);
});

test("a marked passage shows all but the secret in it", () => {
  const body = "Please put the card 4111 1111 1111 1111 on file and tell nobody in the office about it at all.";
  for (const { excerpt, start, end } of findingsIn({ body })) {
    expect(excerpt).toBe(body.slice(start, end).replace(/(?:card )?4111 1111 1111 1111/, "•••"));
  }
});

test("a question of the quoted letter is told without the password in it", () => {
  const body = `Yes.\n\nOn 3 March Ana Ruiz wrote:\n> Would the engineer please confirm whether the password: ${SECRET} still opens the controller cabinet?`;
  const findings = findingsIn({ body });
  expect(JSON.stringify(findings)).not.toContain(SECRET);
});

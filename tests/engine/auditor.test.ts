import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAuditor } from "../../src/engine/index.ts";
import type { Finding } from "../../src/model/report.ts";
import { draft } from "../support/drafts.ts";
import { bundledAuditor, EXAMPLE_ORG, policyWith } from "../support/policies.ts";

const phrases = (en: string[], zh: string[] = []) => [{ kind: "phrases" as const, en, zh }];
const audit = (body: string) => bundledAuditor().audit(draft({ body }));

/** The text after the first suggestion of a finding is put in. */
function corrected(body: string, finding: Finding | undefined): string {
  const range = finding?.suggestions[0]?.replaces;
  if (!range) throw new Error("no replacement offered");
  return body.slice(0, range.start) + finding?.suggestions[0]?.text + body.slice(range.end);
}

describe("a wording fits the sentence it is put into", () => {
  test.each([
    [
      "Go and ask someone else (we are closed).",
      "I will take care of this for you and involve {colleague} where needed.",
    ],
    ["“That's not my problem,” I told him.", "“I will take care of this for you,” I told him."],
    ["(That is not my job.)", "(I will take care of this for you.)"],
    ["- that's not my job", "- I will take care of this for you."],
    [
      "We're too busy right now; come back tomorrow.",
      "I can handle it at {time}; would that suit you? Come back tomorrow.",
    ],
    [
      "We are too busy this week, but Mr Li will call you.",
      "I can handle it at {time}; would that suit you? But Mr Li will call you.",
    ],
    ["我没空，但是李伟会给您打电话。", "我{时间}可以为您处理，您看可以吗？但是李伟会给您打电话。"],
    ["我没空；李伟会给您打电话。", "我{时间}可以为您处理，您看可以吗？李伟会给您打电话。"],
    ["您去问别人吧（我们下班了）。", "这件事我来帮您处理，需要时我会联系{同事}。"],
    [
      "As I wrote on Monday, that is not my job, so please call Finance.",
      "As I wrote on Monday, I will take care of this for you.",
    ],
  ])("%s", (body, expected) => {
    const finding = audit(body).findings.find(({ suggestions }) => suggestions[0]?.kind === "replace");
    expect(corrected(body, finding)).toBe(expected);
  });
});

describe("findings", () => {
  test("the excerpt is the slice, also behind folded text", () => {
    const body = "您好，\n\n這　不歸我負責！ Thank you.";
    const [finding] = audit(body).findings;
    expect(finding?.ruleId).toBe("not-my-job");
    expect(body.slice(finding?.start, finding?.end)).toBe(finding?.excerpt);
  });

  test.each([
    "That isn't my job.",
    "That is not my job.",
    "That wasn't my job.",
    "that won't be my job",
    "It was not our job!",
  ])("inflected: %s", (body) => {
    expect(audit(body).findings[0]?.ruleId).toBe("not-my-job");
    expect(audit(body).decision).toBe("block");
  });

  test.each(["Nothing. The job can not be done by Friday.", "The jobs couldn't be done."])(
    "a passive twin is found: %s",
    (body) => {
      const auditor = createAuditor(policyWith({ detect: phrases(["i can not do the job"]) }), EXAMPLE_ORG);
      expect(auditor.audit(draft({ body })).findings).toHaveLength(1);
    },
  );

  test("quoted words are not the writer's", () => {
    expect(audit("Thank you.\n\n> That is not my job.").decision).toBe("send");
  });

  test("who gets the letter decides over internal documents", () => {
    const body = "Please see Q/ZX 75.1861, internal use only.";
    expect(bundledAuditor().audit(draft({ body })).decision).toBe("block");
    expect(bundledAuditor().audit(draft({ body, to: ["colleague@works.example"] })).decision).toBe("send");
    expect(
      bundledAuditor().audit(draft({ body, to: ["colleague@works.example"], bcc: ["x@elsewhere.example"] })).decision,
    ).toBe("block");
    expect(bundledAuditor().audit(draft({ body, to: ["colleague@works.example"], incomplete: ["cc"] })).decision).toBe(
      "block",
    );
  });

  test("names and pages of files are read", () => {
    const report = bundledAuditor().audit(
      draft({
        body: "See the file.",
        attachments: [{ name: "a.pdf", text: ["page one", "This is not my job. Internal use only."] }],
      }),
    );
    expect(report.findings).toMatchObject([
      { field: "attachments", index: 0, part: "text", page: 1, excerpt: "Internal use only" },
    ]);
  });

  test("what was not read is said", () => {
    expect(
      bundledAuditor().audit(draft({ body: "See the file.", attachments: [{ name: "a.pdf" }] })).unchecked,
    ).toEqual(["file:a.pdf"]);
    expect(
      audit("Уважаемые коллеги, мы проверили насос и отправили вам полный отчёт вчера вечером.").unchecked,
    ).toEqual(["language:ru"]);
    expect(
      audit("Sehr geehrte Damen und Herren, wir haben die Pumpe gestern Abend vollständig geprüft und gereinigt.")
        .unchecked,
    ).toEqual(["language:other"]);
  });

  test("a rule without a clause cites the company", () => {
    const auditor = createAuditor(policyWith({ detect: phrases(["bad words"]) }), EXAMPLE_ORG);
    expect(auditor.audit(draft({ body: "bad words" })).findings[0]?.citation).toEqual({
      handbook: "company",
      clause: "only-rule",
      title: "Only rule",
    });
  });

  test("messages speak the language asked for", () => {
    const auditor = createAuditor(policyWith({ detect: phrases(["bad words"]) }), EXAMPLE_ORG, { locale: "zh" });
    expect(auditor.audit(draft({ body: "bad words" })).findings[0]?.message).toBe("找到。");
  });

  test("a clause is cited in the language asked for, by its own title or else by the rule's", () => {
    const cited = { handbook: "HB", clause: "1.6.2", title: { en: "Manners", zh: "礼貌用语" } };
    const handbooks = { HB: { en: "Handbook", zh: "手册" } };
    const titleIn = (locale: "en" | "zh", citation?: typeof cited) =>
      createAuditor(policyWith({ detect: phrases(["bad words"]), citation }, { handbooks }), EXAMPLE_ORG, {
        locale,
      }).audit(draft({ body: "bad words" })).findings[0]?.citation.title;
    expect([titleIn("en", cited), titleIn("zh", cited)]).toEqual(["Manners", "礼貌用语"]);
    expect([titleIn("en"), titleIn("zh")]).toEqual(["Only rule", "唯一规则"]);
  });

  test("the longest allowed phrase beats a shorter forbidden one", () => {
    const policy = policyWith(
      { detect: phrases(["no idea"], ["黄片"]) },
      { allow: [{ id: "dish", en: ["no idea is bad"], zh: ["三黄片"] }] },
    );
    const auditor = createAuditor(policy, EXAMPLE_ORG);
    expect(auditor.audit(draft({ body: "no idea is bad, 三黄片" })).findings).toEqual([]);
    expect(auditor.audit(draft({ body: "no idea" })).findings).toHaveLength(1);
  });

  test("guards look at the company a phrase keeps", () => {
    const detect = [{ kind: "phrases" as const, en: ["not my area"], unless: [{ en: ["will take over"] }] }];
    const auditor = createAuditor(policyWith({ detect }), EXAMPLE_ORG);
    expect(auditor.audit(draft({ body: "It is not my area, Ms Zhao will take over." })).findings).toEqual([]);
    expect(auditor.audit(draft({ body: "It is not my area. Ms Zhao will take over." })).findings).toHaveLength(1);
  });
});

describe("suggestions", () => {
  test.each([
    ["That isn't my responsibility, please ask Finance.", "I will take care of this for you."],
    ["The pump is ready, but that's not my job.", "The pump is ready, but I will take care of this for you."],
    ["That's not my job, but the pump is ready.", "I will take care of this for you, but the pump is ready."],
    ["Seals done; that's not my job!", "Seals done; I will take care of this for you."],
    ["这事不归我管，你去问财务。", "这件事我来帮您处理。"],
    ["泵已修好，但是这事不归我管！", "泵已修好，但是这件事我来帮您处理。"],
  ])("%s", (body, expected) => {
    const { findings } = audit(body);
    expect(
      corrected(
        body,
        findings.find(({ ruleId }) => ruleId === "not-my-job"),
      ),
    ).toBe(expected);
  });

  test("slots are named with their types", () => {
    const suggestion = audit("I don't know.").findings[0]?.suggestions[0];
    expect(suggestion).toMatchObject({
      kind: "replace",
      text: "I will check and reply to you by {time}.",
      slots: [{ name: "time", type: "time" }],
    });
  });

  test("an instruction replaces nothing", () => {
    const suggestion = audit("Please see Q/ZX 75.1861.").findings[0]?.suggestions[0];
    expect(suggestion?.kind).toBe("instruction");
    expect(suggestion?.replaces).toBeUndefined();
  });
});

describe("the report", () => {
  test("any text gets one, the same twice, and with or without memory", () => {
    const remembering = bundledAuditor(EXAMPLE_ORG, { remember: true });
    const forgetting = bundledAuditor(EXAMPLE_ORG, { remember: false });
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom("That is not my job. ", "我不知道。", "\n\n", "> ", "f*ck", "不 可 能！"),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.string({ unit: "binary", maxLength: 20 }),
        (parts, subject) => {
          const letter = draft({ body: parts.join(""), subject });
          const report = remembering.audit(letter);
          expect(report.problems).toEqual([]);
          expect(remembering.audit(letter)).toEqual(report);
          expect(forgetting.audit(letter)).toEqual(report);
          for (const finding of report.findings) {
            if (finding.field !== "body" && finding.field !== "subject") continue;
            expect(letter[finding.field].slice(finding.start, finding.end)).toBe(finding.excerpt);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

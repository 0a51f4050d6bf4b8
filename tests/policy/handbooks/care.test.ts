import { expect, test } from "vitest";
import { exemptions } from "../../../src/policy/packs/index.ts";
import { describeHandbook } from "../../support/handbooks.ts";

const complained = (body: string) => ({
  body: `${body}\n\nOn Mon, 2 Mar 2026 at 10:00, Mr Banda <reader@customer.example> wrote:\n> I must complain: nobody came and I am very angry.`,
  thread: { count: 2, participants: ["reader@customer.example"] },
});

describeHandbook("HWS", "hospital window", {
  "a letter without greeting, thanks or name": {
    letter: { body: "The form is at the desk and can be had from eight in the morning until noon on weekdays." },
    finds: ["courtesy", "info"],
  },
  "a courteous letter": {
    letter: {
      body: "Dear Mr Banda,\n\nthe form is at the desk from eight in the morning until noon on weekdays. Thank you.\n\nBest regards,\nLi Wei",
    },
    passes: "courtesy",
    decision: "send",
  },
});

describeHandbook("HOSL", "hospital staff", {
  "a reply to a complaint that starts with facts": {
    letter: complained("The examination took two hours."),
    finds: ["care-first", "info"],
  },
  "care first": {
    letter: complained("We are very sorry that you had to wait. The examination took two hours."),
    passes: "care-first",
  },
});

describeHandbook("HQ", "hospital quality", {
  "a reply to a complaint without a date": {
    letter: "We are sorry. We have asked the ward about your complaint.",
    finds: ["complaint-reply-incomplete", "info"],
    says: "lacks a time",
  },
  "care, action and a date": {
    letter: "We are sorry. We have asked the ward about your complaint and will tell you the result by 3 March.",
    passes: "complaint-reply-incomplete",
  },
});

describeHandbook("SDM", "medical staff", {
  "a diagnosis to a group address": {
    letter: { to: ["ward-group@lists.example"], body: "患者张先生确诊为乙肝。" },
    finds: ["medical-secrets", "block"],
    decision: "block",
  },
  "an appointment without health data": { letter: "请您周三上午到门诊二楼。", passes: "medical-secrets" },
  "a gift": { letter: "谢谢您送我的红包，我收下了。", finds: ["gift-or-side-job", "review"] },
});

describeHandbook("PH", "pharmacy", {
  "a doctor is not doubted": { letter: "那医生不行。", finds: ["doctor-doubted", "block"], decision: "block" },
  "use without dose and warnings": {
    letter: "Please take this medicine and you will be well.",
    finds: ["medicine-use-incomplete", "info"],
    says: "the dose, precautions, side effects",
  },
  "the whole of it": {
    letter: "请服用该药，每日两次，饭后服，注意避免饮酒，如有不适请就医。",
    passes: "medicine-use-incomplete",
    decision: "send",
  },
});

describeHandbook("ER", "emergency care times", {
  "looser than the table": {
    letter: "Your blood test results will be ready within three days.",
    finds: ["examination-report-later", "info"],
    says: "within 2 hours",
  },
  "within the table": {
    letter: "Your blood test results will be ready within one hour.",
    passes: "examination-report-later",
  },
});

test("HOSP hospital handbook: the supervisor is told that the lists of phrases are missing in the source", () => {
  const [hosp] = exemptions.filter(({ handbook }) => handbook === "HOSP");
  expect(hosp?.gaps[0]?.en).toContain("cut off in the source");
  expect(hosp?.gaps[0]?.zh).toContain("缺失");
  expect(hosp?.exempt.map(({ clause }) => clause)).toEqual(["HOSP-2"]);
});

import { describeHandbook } from "../../support/handbooks.ts";

describeHandbook("TSS", "data backup", {
  "reinstalling without the backup block": {
    letter: "We will reinstall the system on Monday.",
    finds: ["reinstall-without-backup", "warn"],
  },
  "with the block": {
    letter: "重装系统前，请确认以下资料已备份：我的文档、桌面、邮件。请回复确认，收到您的回复后我们再重装系统。",
    passes: "reinstall-without-backup",
  },
});

describeHandbook("CE", "cost engineers", {
  "report it so and change it later": { letter: "先按这个报，后面再改。", finds: ["padded-figures", "review"] },
  "figures as measured": { letter: "请按实测工程量填报。", passes: "padded-figures", decision: "send" },
});

describeHandbook("SUP", "supervising engineers", {
  "no backdating": { letter: "Backdate it to 1 March.", finds: ["backdating", "block"], decision: "block" },
  "the owner's price to a contractor": {
    letter: { to: ["site@contractor.example"], body: "The owner's budget price is 4.2 million." },
    finds: ["owner-secrets", "block"],
  },
  "the date as it is": { letter: "The record bears the date of 3 March.", passes: "backdating", decision: "send" },
});

describeHandbook("PEO", "engineers' ethics", {
  "absolute safety": {
    letter: { audience: "unknown", body: "The platform is 100% safe." },
    finds: ["absolute-safety", "review"],
  },
  "safety with its report": {
    letter: "The platform passed the load test, report no. 2026-41.",
    passes: "absolute-safety",
    decision: "send",
  },
  "no word against one's own side": { letter: "Our company is unreliable.", finds: ["own-side-belittled", "warn"] },
});

describeHandbook("OPS", "operations rules", {
  "an outage notice without its fields": {
    letter: "Outage notice: the portal is down.",
    finds: ["outage-notice-incomplete", "block"],
    says: "the cause, the impact, the action",
  },
  "a complete one waits for a supervisor": {
    letter:
      "Outage notice. Cause: a cut cable. Affected: all users in the north. Action: our engineers are repairing it.",
    passes: "outage-notice-incomplete",
    decision: "review",
  },
});

describeHandbook("TW", "IT technicians", {
  "repair first, money later": { letter: "先修了再算钱。", finds: ["fix-first-price-later", "warn"] },
  "price and consent first": {
    letter: "经检查需更换硒鼓，请您确认是否同意后我们再维修。",
    passes: "fix-first-price-later",
  },
  "taken away without a date": {
    letter: "设备我们带回去，修好了通知您。",
    finds: ["take-away-without-date", "info"],
  },
});

describeHandbook("SD", "service desk", {
  "the desk's number in place of a private one": {
    letter: "Call me on my private mobile.",
    finds: ["private-contact", "warn"],
    offers: "service desk {phone}",
  },
  "the desk": { letter: "Please call our service desk on extension 1.", passes: "private-contact", decision: "send" },
  "an old version": { letter: "老版本先用着。", finds: ["obsolete-document", "warn"] },
});

describeHandbook("ASD", "after-sales department", {
  "a quality problem goes up first": { letter: "这批有问题。", finds: ["batch-problem", "review"] },
  "a batch that passed": { letter: "这批产品检验合格。", passes: "batch-problem", decision: "send" },
});

describeHandbook("IMP", "implementation", {
  "training material without approval": {
    letter: { body: "教材请查收。", attachments: [{ name: "培训教材.pptx" }] },
    finds: ["training-material-unapproved", "review"],
  },
  "with the owner's approval": {
    letter: { body: "教材已经业主批准，请查收。", attachments: [{ name: "培训教材.pptx" }] },
    passes: "training-material-unapproved",
  },
});

describeHandbook("EV", "large events", {
  "a plan that no leader has approved": {
    letter: { body: "The file is for you.", attachments: [{ name: "Event-plan-autumn.pdf" }] },
    finds: ["event-plan-unapproved", "review"],
  },
  "an approved plan": {
    letter: { body: "Ms Banda has approved the plan.", attachments: [{ name: "Event-plan-autumn.pdf" }] },
    passes: "event-plan-unapproved",
  },
});

describeHandbook("V10", "operation and maintenance", {
  "passwords are not asked for": { letter: "请把密码发给我。", finds: ["password-asked", "block"], decision: "block" },
  "no cracked software, and a way to decline": {
    letter: "给您装个破解的。",
    finds: ["cracked-software", "review"],
    offers: /标准清单/,
  },
  "standard software": { letter: "给您安装标准清单内的软件。", passes: "cracked-software" },
  "a report is not flatly denied": { letter: "机器没问题。", finds: ["flat-denial", "info"] },
  "sorry for the wait": { letter: "We are very sorry to have kept you waiting.", decision: "send" },
});

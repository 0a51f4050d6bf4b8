import { describeHandbook } from "../../support/handbooks.ts";

describeHandbook("QSR", "public office", {
  "a refusal without a reason is held": { letter: "申请被拒。", finds: ["refusal-without-reason", "review"] },
  "a refusal with its reason passes": {
    letter: "因缺少租赁合同，您的申请暂不能批准，补齐合同后可再次提交。",
    passes: "refusal-without-reason",
  },
  "papers are asked for once": {
    letter: "One more thing you also need: the lease.",
    finds: ["one-more-document", "warn"],
  },
  "nobody is sent to some department": {
    letter: "这个问题请联系相关部门。",
    finds: ["redirect-without-owner", "warn"],
  },
  "a named colleague with a phone": {
    letter: "您咨询的事项请联系相关部门，张主任，电话 6214，我已代为转达。",
    passes: "redirect-without-owner",
  },
});

describeHandbook("SCP", "service commitments", {
  "a promise better than the table names the table's value": {
    letter: "Our engineer will be on site within two hours.",
    finds: ["visit-promise", "warn"],
    says: "48",
  },
  "a promise within the table": { letter: "Our engineer will be on site within three days.", passes: "visit-promise" },
  "a reply to a complaint names the supervision line": {
    letter: "We have received your complaint and noted it.",
    finds: ["complaint-line-missing", "info"],
  },
  "with the line": {
    letter: "We have received your complaint. Our supervision line is 0800 22.",
    passes: "complaint-line-missing",
  },
});

describeHandbook("RW", "registration window", {
  "hurry is not to be asked about": { letter: "急什么？", finds: ["whats-the-rush", "block"], offers: /\S/ },
  "a polite line": { letter: "请稍候，14:30前给您回音。", passes: "whats-the-rush", decision: "send" },
  "you wait": { letter: "你等着。", finds: ["you-wait", "block"], offers: "{time}" },
  "a refusal says why and what to do": { letter: "您的申请未获批准。", finds: ["refusal-incomplete", "info"] },
});

describeHandbook("GW", "government hall", {
  "masked profanity": { letter: "What the f*** is this?", finds: ["foul-words", "block"] },
  "an angry thread is handed over": {
    letter: {
      body: "Thank you for your letter.\n\nOn Mon, 2 Mar 2026 at 10:00, Mr Banda <reader@customer.example> wrote:\n> This is outrageous! Nobody answers the phone.",
      thread: { count: 2, participants: ["reader@customer.example"] },
    },
    finds: ["angry-thread", "info"],
    offers: "head of the window",
  },
  "a calm thread": {
    letter: {
      body: "Thank you for your letter.\n\nOn Mon, 2 Mar 2026 at 10:00, Mr Banda <reader@customer.example> wrote:\n> Thanks for the quick help.",
      thread: { count: 2, participants: ["reader@customer.example"] },
    },
    passes: "angry-thread",
  },
});

describeHandbook("GWX", "city hall, trial", {
  "a collection notice needs its day": {
    letter: "Your licence is ready. Please bring your passport.",
    finds: ["collection-notice-without-date", "block"],
    decision: "block",
  },
  "with its day": {
    letter: "Your licence is ready. Please collect it on 3 March.",
    passes: "collection-notice-without-date",
  },
  "an incomplete file needs an apology and the list": {
    letter: "您的材料不全，无法受理。",
    finds: ["incomplete-file-notice", "info"],
    says: "an apology, the list",
  },
});

describeHandbook("HK", "household registration", {
  "an ID number": { letter: "我的身份证号是 11010519491231002X。", finds: ["identity-numbers", "review"] },
  "a private account": {
    letter: "Please transfer it to my personal bank account.",
    finds: ["private-bank-account", "review"],
  },
  "the official window": { letter: "请到3号窗口缴费。", passes: "private-bank-account", decision: "send" },
});

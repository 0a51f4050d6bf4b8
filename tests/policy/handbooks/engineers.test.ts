import { describeHandbook } from "../../support/handbooks.ts";

describeHandbook("ZL", "overseas service engineers", {
  "a brush-off offers to take care": {
    letter: "That's not my job.",
    finds: ["not-my-job", "block"],
    offers: "I will take care of this for you",
  },
  "the same in Chinese": {
    letter: "这不归我负责。",
    finds: ["not-my-job", "block"],
    offers: "这件事我来帮您处理",
  },
  "a list of part prices to a customer is stopped": {
    letter: { body: "Please find the list attached.", attachments: [{ name: "spare parts price list.xlsx" }] },
    finds: ["spare-part-prices", "block"],
  },
  "an answer on compensation waits for the supervisor": {
    letter: "We will pay you compensation for the lost day.",
    finds: ["free-or-compensation", "review"],
    decision: "review",
  },
  "a fax with the approved answer goes": {
    letter: { channel: "fax", body: "Dear Mr Banda,\n\nI will take care of this for you.\n\nBest regards,\nLi Wei" },
    passes: "not-my-job",
    decision: "send",
  },
  "part prices stay inside": {
    letter: {
      audience: "inside",
      body: "The list for the store is attached.",
      attachments: [{ name: "spare parts price list.xlsx" }],
    },
    passes: "spare-part-prices",
  },
});

describeHandbook("ZTE", "after-sales engineers on site", {
  "a known bug is no news for a customer": {
    letter: "The restart is caused by a known bug.",
    finds: ["known-bug", "block"],
    decision: "block",
  },
  "and passes to the internal fault desk": {
    letter: { to: ["fault-desk@works.example"], body: "The restart is caused by a known bug." },
    passes: "known-bug",
    decision: "send",
  },
  "no cutover without a consent": {
    letter: "The cutover takes place tonight.",
    finds: ["cutover-without-consent", "review"],
  },
  "a cutover with its consent": {
    letter: "The cutover takes place tonight at 00:30; your written consent no. 2026-118 is at hand.",
    passes: "cutover-without-consent",
  },
  "what is technically impossible may be called so": {
    letter: "该操作不可能造成数据丢失。",
    passes: "impossible-denial",
    decision: "send",
  },
  "an outage names product support and the head of the office": {
    letter: "The core switch is down and all services are interrupted.",
    finds: ["outage-recipients", "warn"],
    says: /product-support@works\.example.*office-head@works\.example/,
  },
  "night visits ask first": { letter: "我们半夜过来检修。", finds: ["visit-out-of-hours", "info"] },
});

describeHandbook("BQ", "operations service", {
  "nobody signs for the customer": {
    letter: "服务单我帮您签了。",
    finds: ["signed-for-customer", "block"],
    decision: "block",
  },
  "a customer signs in person": { letter: "服务单请您本人签字。", passes: "signed-for-customer", decision: "send" },
  "gifts are seen by a supervisor": { letter: "谢谢您送我的红包，我收下了。", finds: ["gift-or-side-job", "review"] },
  "a visit called off needs more than that": {
    letter: "我今天不去了，取消预约。",
    finds: ["reschedule-incomplete", "warn"],
  },
});

describeHandbook("DC", "resident engineers", {
  "a bare no": { letter: "不行。", finds: ["bare-no", "block"] },
  "a way that works": { letter: "目前可行的方案是周三更换滤芯。", passes: "bare-no", decision: "send" },
  "no word against any vendor": {
    letter: "Rival Cranes? Their engineers are hopeless.",
    finds: ["competitor-belittled", "block"],
  },
  "production is not changed just so": {
    letter: "We change the production configuration tonight, without a backup.",
    finds: ["production-change", "review"],
  },
  "leave without cover": { letter: "I will be on leave next week.", finds: ["leave-without-cover", "info"] },
});

describeHandbook("XXIT", "IT company engineers", {
  "a price beside a machine": { letter: "The EXAMPLE crane costs 48,000 euros.", finds: ["equipment-price", "block"] },
  "unless the writer quotes prices by role": {
    letter: { from: "quotation@works.example", body: "The EXAMPLE crane costs 48,000 euros." },
    passes: "equipment-price",
  },
  "pay is no topic": { letter: "我们的工资又被扣了。", finds: ["pay-talk", "review"] },
  "no promise that nothing can happen": { letter: "我保证以后绝对不会再出故障。", finds: ["guarantee", "warn"] },
});

describeHandbook("ESB", "engineers' service conduct", {
  "a visit on a local holiday": {
    letter: "We will visit your plant on Christmas Day.",
    finds: ["visit-on-holiday", "warn"],
  },
  "a date of the profile's calendar": {
    letter: "Our engineer will be on site on 30 May.",
    finds: ["visit-on-holiday", "warn"],
    says: "Founders' Day",
  },
  "a visit on another day": { letter: "Our engineer will be on site on 28 May.", passes: "visit-on-holiday" },
  "the third round of a disagreement": {
    letter: {
      body: "We still disagree with your reading of the test.",
      thread: { count: 3, participants: ["reader@customer.example"] },
    },
    finds: ["third-round-disagreement", "review"],
  },
});

describeHandbook("OSC", "conduct on site", {
  "the standard term is offered": { letter: "机器趴窝了。", finds: ["colloquial-term", "warn"], offers: /\S/ },
  "the standard term passes": { letter: "机器停机了。", passes: "colloquial-term" },
  "an insult is one inside as well": {
    letter: { audience: "inside", body: "王工就是个废物。" },
    finds: ["foul-words", "block"],
  },
  "no chat about the stock market": { letter: "顺便聊聊股票。", finds: ["off-topic", "info"] },
});

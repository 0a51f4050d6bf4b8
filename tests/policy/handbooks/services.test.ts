import { describeHandbook } from "../../support/handbooks.ts";

describeHandbook("BB", "broadband", {
  "later than the table": {
    letter: "We will install your line within ten days.",
    finds: ["installation-later", "warn"],
    says: "within 3 days",
  },
  "within the table": { letter: "我们将在两天内为您装机。", passes: "installation-later" },
});

describeHandbook("TRA", "travel agency", {
  "the lowest price in history": { letter: "本团价格史上最低。", finds: ["false-ad", "block"], decision: "block" },
  "no licence number in an ad": {
    letter: "Join our five-day tour of Guilin, 1,999 yuan per person!",
    finds: ["travel-ad-licence", "review"],
  },
  "peers are not belittled": { letter: "别家旅行社都是骗人的。", finds: ["competitor-belittled", "block"] },
  "an ad release reaches planning, sales and branches": {
    letter: { to: ["desk@daily-paper.example"], body: "Attached is the final copy of our advertisement." },
    finds: ["ad-release-recipients", "warn"],
  },
  "an answer to a guest": { letter: "The coach leaves the hotel at eight.", passes: "false-ad", decision: "send" },
});

describeHandbook("TEL", "installation and maintenance", {
  "a bare name": { letter: { body: "张伟：\n\n您好，设备已到。" }, finds: ["bare-name", "block"] },
  "a name with its title": { letter: { body: "张伟先生：\n\n您好，设备已到。" }, passes: "bare-name" },
  "moving a visit without apology and reason": {
    letter: "We have to move the visit to another day.",
    finds: ["reschedule-incomplete", "warn"],
  },
  "moving it as it should be": {
    letter:
      "We are very sorry: the installation planned for Tuesday cannot be done then because of a cut cable. Would Thursday, 10:00 to 12:00, suit you?",
    passes: "reschedule-incomplete",
  },
  "a password": { letter: "您的宽带密码是 Kx72mLp9。", finds: ["credentials-in-letter", "block"] },
  "the back office's mistakes": { letter: "后台数据做错了。", finds: ["back-office-details", "warn"] },
});

describeHandbook("HW", "hot water", {
  "the third reply on one matter": {
    letter: {
      body: "We are looking into your complaint about the cold water again.",
      thread: { count: 3, participants: ["reader@customer.example"] },
    },
    finds: ["repeated-complaint", "review"],
    decision: "review",
  },
  "the first": { letter: "The water is warm again since noon.", passes: "repeated-complaint", decision: "send" },
});

describeHandbook("FSE", "5S4E", {
  "a reply to a complaint without customer service": {
    letter: "We have received your formal complaint of Monday.",
    finds: ["complaint-recipients", "warn"],
    says: "customer-care@works.example",
  },
  "with customer service in copy": {
    letter: { cc: ["customer-care@works.example"], body: "We have received your formal complaint of Monday." },
    passes: "complaint-recipients",
  },
});

describeHandbook("HON", "car dealer", {
  "a booking lists what is missing": {
    letter: "We confirm your booking for a service of your car. It includes an oil change and a new filter.",
    finds: ["service-booking-incomplete", "info"],
    says: "the amount, the time",
  },
  "all five": {
    letter:
      "We confirm your booking for a service of your car: oil change, filter, about 180 euros, on 3 March at 9:00. Please bring the service booklet.",
    passes: "service-booking-incomplete",
  },
  "no offers to those who want none": {
    letter: { to: ["reader@quiet.example"], body: "We invite you to our open day." },
    finds: ["invites-unwilling", "warn"],
  },
});

describeHandbook("HF", "hotel desk", {
  "a passport scan": {
    letter: { audience: "unknown", body: "The file is for the desk.", attachments: [{ name: "passport scan.jpg" }] },
    finds: ["identity-numbers", "review"],
  },
  "a stay wish": {
    letter: "Your room is ready from two o'clock. Enjoy your stay.",
    passes: "identity-numbers",
    decision: "send",
  },
});

describeHandbook("SEC", "brokerage", {
  "a note for another tier": {
    letter: "This research note on bonds is for VIP clients only.",
    finds: ["vip-only-content", "review"],
  },
  "to somebody of that tier": {
    letter: { audience: "key-account", body: "This research note on bonds is for VIP clients only." },
    passes: "vip-only-content",
  },
});

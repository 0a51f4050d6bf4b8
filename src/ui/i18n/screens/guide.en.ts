/** English texts of the introduction. */
export const guideEn = {
  "guide.title": "Welcome to Countersign",
  "guide.step": "Step {step} of {steps}",
  "guide.next": "Next",
  "guide.back": "Back",
  "guide.skip": "Continue without a hub",

  "guide.does": "What it does",
  "guide.does.reads": "Reads your letters where you write them, and marks what breaks a rule of your handbook.",
  "guide.does.offers": "Offers the approved wording: one press, and it stands in your letter.",
  "guide.does.holds": "Holds Send until the letter is fit to go, recipients and attached files included.",
  "guide.never": "What it never does",
  "guide.never.sends": "It never sends, saves or changes anything that you did not press.",
  "guide.never.private":
    "It never reads a site that you or your administrator did not allow, and letters from a private account only where your organisation’s policy says so; then it tells you.",
  "guide.never.learns": "It never learns from your letters, and shows nobody what you typed and took out again.",
  "guide.privacy": "Drafts stay on this computer.",

  "guide.hub": "Your organisation’s hub",
  "guide.hubLead":
    "If your company runs a hub, its own rules arrive by themselves. You can also do this later, in the options.",
  "guide.connected": "Connected: {organisation}",

  "guide.practice": "Your first corrected sentence",
  "guide.practiceLead": "This letter is a practice: it goes nowhere. One sentence in it breaks a rule.",
  "guide.practiceHow": "Press the approved wording beside the letter. By keyboard: {keys}, then Enter.",
  "guide.loading": "Loading the rules…",
  "guide.failed": "The rules could not be loaded. Please reload this page.",
  "guide.again": "Practise again",
  "guide.letter": "Practice letter",
  "guide.to": "To",
  "guide.subject": "Subject",
  "guide.text": "Text",
  "guide.attach": "Attach a file",
  "guide.send": "Send",
  "guide.corrected": "Corrected. The letter is fit to go.",
  "guide.correctedDetail":
    "That is all there is to it. Ctrl+Z would bring your own words back. Try Send as well: it would have been held before.",
  "guide.sent": "Sent, for practice: nothing has left this computer.",
  "guide.nextSteps": "From here on",
  "guide.gmail": "Gmail is checked already. Reload its tab if it is open.",
  "guide.others": "Another mail or fax site: open it, then press Countersign in the toolbar.",
  "guide.edge":
    "Edge lets no extension work on outlook.cloud.microsoft, where Outlook for work now lives. Use Chrome or Firefox there.",
  "guide.toOptions": "Open the options",
  "guide.toSites": "Add a site",

  "practice.subject": "Crane at gate 4",
  "practice.body":
    "Dear Ms Lee,\n\nThank you for your message about the crane at gate 4.\nThat is not my job.\n\nKind regards,\nNoor Haas",
} as const;

/** The way from an empty hub to the first letter under review. */
export const firstStepsEn = {
  title: "Until the first letter comes",
  lead: "Letters for review appear here by themselves. These steps lead there.",
  count: "{done} of {total} done",
  done: "(done)",

  policy: "Write the policy",
  "policy.lead": "Begin with the handbooks that come with the product, or import one of your own.",
  "policy.do": "Begin with the handbooks",
  "policy.import": "Import a handbook",
  "policy.draft": "“{title}” is in the making.",
  "policy.done": "The policy is written.",

  publish: "Publish it",
  "publish.lead": "The hub tries every example first. Then connected browsers follow within seconds.",
  "publish.do": "Check and publish",
  "publish.done": "Version {version} is published.",

  people: "Invite people",
  "people.lead": "Writers and supervisors each get a link that works once.",
  "people.ask": "An administrator invites writers and supervisors.",
  "people.do": "Invite someone",
  "people.done": { one: "{count} colleague is here.", other: "{count} colleagues are here." },
  "people.invited": { one: "{count} invitation is open.", other: "{count} invitations are open." },

  browsers: "Connect browsers",
  "browsers.lead": "Writers connect theirs in the extension’s settings, with this hub’s address: {hub}",
  "browsers.do": "See browsers",
  "browsers.done": { one: "{count} browser is connected.", other: "{count} browsers are connected." },
} as const;

/** The hub itself: health, reach, keys, storage, audit log. */
export const hubEn = {
  title: "Hub",
  "tab.status": "State",
  "tab.log": "Audit log",

  health: "Health",
  "health.good": "All well: the hub answers, and every browser is protected.",
  "health.silent": "The hub does not answer. What you see is from {at}.",
  "health.browsers": {
    one: "The hub answers. {count} browser is silent or not protected: see People, Browsers.",
    other: "The hub answers. {count} browsers are silent or not protected: see People, Browsers.",
  },
  "fact.version": "Version",
  "fact.started": "Running since",
  "fact.asked": "As of",
  "fact.streams": "Open connections",
  "fact.enrolled": "Browsers",
  "fact.silent": "Silent browsers",
  "fact.unprotected": "Not or partly protected",

  reach: "Policy versions in use",
  "reach.none.title": "No browser is connected",
  "reach.none.lead": "Writers connect theirs in the extension’s settings, with this hub’s address: {hub}",
  "column.version": "Version",
  "column.browsers": "Browsers",
  "column.share": "Share",
  "column.refused": "Refused a newer one",
  "version.none": "None of the hub’s yet",
  "version.newest": "Version {version}, the newest",
  "version.number": "Version {version}",

  keys: "Signing keys",
  "keys.lead": "Private keys stay on the hub’s machine. Rotate them there: the old one overlaps for thirty days.",
  "column.key": "Key",
  "column.since": "Since",
  "column.state": "State",
  "key.signs": "Signs now",
  "key.until": "Verifies until {at}",

  "tab.profile": "Profile",

  managed: "Browsers that you set up",
  "managed.lead":
    "Put these settings into your browser policy: browsers then know this hub, trust its keys and connect to no other.",
  "managed.text": "Settings of the extension (managed storage)",
  "managed.copy": "Copy",
  "managed.copied": "The settings are copied.",

  storage: "Storage",
  "fact.store": "Database",
  "store.pglite": "Embedded",
  "store.postgres": "PostgreSQL server",
  "fact.bytes": "Size",
  "fact.records": "Records",
  "fact.letters": "Kept letters",
  "fact.onHold": "Under legal hold",
  "fact.chain": "End of the chain",
} as const;

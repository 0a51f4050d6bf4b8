/** Handbook import: sentence by sentence, nothing without a person's word. */
export const importEn = {
  title: "Import a handbook",
  lead: "The text is read in this browser. Each rule found is a proposal: nothing comes of it before you accept it.",

  "pack.title": "Accepted in someone’s browser",
  "pack.lead":
    "A handbook can be read in the options of the extension too, and what was accepted there saved as a file. Open it here to bring it to everyone.",
  "pack.file": "Saved file (.handbook.json)",
  "pack.not-json": "“{name}” could not be read: it is not JSON. Choose the file that the options saved.",
  "pack.not-a-pack":
    "“{name}” is not a handbook saved in the options. A layer that changes rules belongs under Policy.",
  "pack.holds": "What “{name}” brings",
  "pack.what": "Entry",
  "pack.kind": "Kind",
  "pack.clause": "Clause",
  "pack.kind.rule": "Rule",
  "pack.kind.template": "Wording",
  "pack.kind.clock": "Follow-up",
  "pack.leave": "Another file",

  "finish.title": "Into a draft",
  "finish.lead": { one: "{count} proposal is accepted.", other: "{count} proposals are accepted." },
  "finish.open": {
    one: "{count} is still open and stays out for now.",
    other: "{count} are still open and stay out for now.",
  },
  "finish.draft": "Draft",
  "finish.new.version": "A new draft from version {version}",
  "finish.new.packs": "A new draft with the handbooks of the product",
  "finish.new.alone": "A new draft with this handbook alone",
  "finish.monitor": "Begin on trial: rules are counted and writers see nothing yet",
  "finish.do": "Put into the draft",
  "finish.busy": "Putting it into the draft…",
  "finish.done": {
    one: "{count} entry of “{name}” is in the draft",
    other: "{count} entries of “{name}” are in the draft",
  },
  "finish.needRule": "A draft needs at least one rule: accept a banned phrase, something confidential or an approval.",
  "finish.title.alone": "{name}",
} as const;

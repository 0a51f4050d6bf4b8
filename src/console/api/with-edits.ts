import type { DraftEdit } from "../../model/exchange/policy-work.ts";
import { editContent, keepsCheck } from "../../policy/drafts/edit-content.ts";
import type { PolicyDraft } from "./policy.ts";

/** The draft with edits on their way, as the hub will have it: what a person did is there at once, and the next edit builds on it. */
export function withEdits(draft: PolicyDraft, underWay: readonly (readonly DraftEdit[])[]): PolicyDraft {
  let { content, check, state } = draft;
  for (const edits of underWay) {
    const edited = editContent(content, edits);
    if (edited.kind === "refused") continue;
    content = edited.content;
    if (keepsCheck(edits)) continue;
    check = null;
    if (state === "checked") state = "draft";
  }
  return content === draft.content ? draft : { ...draft, content, check, state };
}

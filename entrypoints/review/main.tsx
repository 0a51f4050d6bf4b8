import { askBackground } from "../../src/messages/channel.ts";
import { type FrameErrand, readErrand } from "../../src/messages/errand.ts";
import { showOwnPage } from "../../src/platform/own-page.tsx";
import { AskPage } from "../../src/ui/ask/ask-page.tsx";
import { createTranslator } from "../../src/ui/index.ts";

const HEIGHTS_PX = { least: 20, most: 2000 };

/** The page inside a frame that asks for review: it knows its letter by its address. */
async function start(errand: FrameErrand): Promise<void> {
  const asked = await askBackground("review-open", errand);
  if (!asked) return;
  const { letter, findings, page } = asked;
  const desk = await askBackground("review-desk");
  const close = () => void askBackground("review-closed", errand);
  await showOwnPage((language) => (
    <AskPage
      letter={letter}
      findings={findings}
      desk={desk}
      now={new Date()}
      t={createTranslator(language)}
      onSend={async ({ draft, masked, findings: told }, note) => {
        const where = page ? { page } : {};
        const who = desk.reviewers;
        const request = { letter, draft, masked, findings: told, note, who, dueAt: desk.dueAt, ...where };
        const answer = await askBackground("review-ask", request);
        if (answer.asked) close();
        return answer.asked;
      }}
      onPaste={async (text) => {
        const answer = await askBackground("approval-paste", { text, draft: letter });
        if (answer.kind === "good") close();
        return answer;
      }}
      onCancel={close}
      onResize={(height) => {
        const heightPx = Math.min(HEIGHTS_PX.most, Math.max(HEIGHTS_PX.least, height + 8));
        void askBackground("review-size", { ...errand, heightPx });
      }}
    />
  ));
}

void start(readErrand(location));

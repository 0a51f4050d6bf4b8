import { Files } from "../components/files.tsx";
import { onPress } from "../components/press.ts";
import { ReviewBox } from "../components/review-box.tsx";
import { Tabs } from "../components/tabs.tsx";
import type { Translator } from "../i18n/translator.ts";
import type { PanelAction } from "../view-models/actions.ts";
import { PANEL_TABS } from "../view-models/facts.ts";
import type { PanelView } from "../view-models/panel-view.ts";
import { Card } from "./card.tsx";

type PartProps = { view: PanelView; act: (action: PanelAction) => void; t: Translator };

const TAB_NAMES = {
  check: "tab.check",
  phrases: "tab.phrases",
  letters: "tab.letters",
  "follow-ups": "tab.followUps",
} as const;

/** What stands under the panel's head: tabs where there is a letter to write in. */
export function PanelContent({ view, act, t }: PartProps) {
  if (view.tabs) return <PanelTabs view={view} open={view.tabs} act={act} t={t} />;
  return <Findings view={view} act={act} t={t} />;
}

type PanelTabsProps = PartProps & { open: NonNullable<PanelView["tabs"]> };

/** Findings, and pages of the extension for wording and follow-ups: text is never typed into the page. */
function PanelTabs({ view, open, act, t }: PanelTabsProps) {
  const tabs = PANEL_TABS.map((id) => ({
    id,
    label: t(TAB_NAMES[id]),
    content:
      id === "check" ? (
        <Findings view={view} act={act} t={t} />
      ) : (
        open.open === id &&
        open.frameUrl && <iframe className="wording-frame" src={open.frameUrl} title={t(TAB_NAMES[id])} />
      ),
  }));
  const select = (id: string) => {
    const tab = PANEL_TABS.find((one) => one === id);
    if (tab && tab !== open.open) act({ kind: "open-tab", tab });
  };
  return <Tabs tabs={tabs} label={t("tab.name")} value={open.open} onSelect={select} />;
}

function Findings({ view, act, t }: PartProps) {
  if (view.reviewFrame) {
    const { url, heightPx } = view.reviewFrame;
    return <iframe className="review-frame" src={url} title={t("ask.title")} style={{ height: heightPx }} />;
  }
  return (
    <>
      {view.review && <ReviewBox review={view.review} act={act} t={t} />}
      {view.state === "clean" && <p className="panel-text">{t("tab.hint")}</p>}
      {view.detail && <p className="panel-text">{view.detail}</p>}
      {view.notes.length > 0 && (
        <ul className="notes">
          {view.notes.map((note) => (
            <li key={note.id}>{note.text}</li>
          ))}
        </ul>
      )}
      <Files files={view.files} act={act} t={t} />
      {view.cards.length > 0 && (
        <ol className="cards" aria-label={t("panel.findings")}>
          {view.cards.map((card) => (
            <Card key={card.id} card={card} act={act} t={t} />
          ))}
        </ol>
      )}
      {view.askReview && (
        <p className="panel-foot">
          <button
            type="button"
            className={view.askReview.wanted ? "button" : "link"}
            onClick={onPress(() => act({ kind: "ask-review" }))}
          >
            {t("gate.askReview")}
          </button>
        </p>
      )}
      {view.muted && (
        <p className="panel-foot">
          {view.muted}{" "}
          <button type="button" className="link" onClick={onPress(() => act({ kind: "unmute-all" }))}>
            {t("panel.unmute")}
          </button>
        </p>
      )}
    </>
  );
}

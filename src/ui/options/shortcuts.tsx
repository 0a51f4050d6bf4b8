import type { SectionProps } from "./options-page.tsx";
import { Block, Table } from "./parts.tsx";

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="keys">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

/** What can be pressed; the popup's key is the browser's to change. */
export function Shortcuts({ facts: { popupKey }, act, t }: SectionProps) {
  const rows = [
    {
      key: "popup",
      cells: [t("keys.popupDoes"), t("keys.popup"), popupKey ? <Keys key="k" keys={[popupKey]} /> : t("keys.unset")],
    },
    { key: "panel", cells: [t("keys.panelDoes"), t("keys.letter"), <Keys key="k" keys={["Alt+Shift+C"]} />] },
    { key: "next", cells: [t("keys.nextDoes"), t("keys.panel"), <Keys key="k" keys={["J", "K", "↓", "↑"]} />] },
    { key: "use", cells: [t("keys.useDoes"), t("keys.panel"), <Keys key="k" keys={["Enter"]} />] },
    { key: "fold", cells: [t("keys.foldDoes"), t("keys.panel"), <Keys key="k" keys={["Esc"]} />] },
  ];
  return (
    <>
      <p className="lead">{t("keys.lead")}</p>
      <Block>
        <Table caption={t("nav.shortcuts")} head={[t("keys.does"), t("keys.where"), t("keys.key")]} rows={rows} />
        <div className="frame-actions">
          <button type="button" className="button" onClick={() => act({ kind: "change-shortcuts" })}>
            {t("keys.change")}
          </button>
        </div>
      </Block>
    </>
  );
}

import { type IconName, PlainIcon, SeverityIcon } from "../components/icons.tsx";
import { onPress } from "../components/press.ts";
import type { Translator } from "../i18n/translator.ts";
import type { BadgeKind, BadgeView } from "../view-models/badge-view.ts";

const ICONS: Record<Exclude<BadgeKind, "waiting">, IconName> = {
  findings: "check",
  protected: "check",
  partly: "half",
  checking: "reading",
  "cannot-check": "question",
  "not-watched": "off",
};

/** The folded panel: state and counts on one small button, or a plain sign where there is nothing to unfold. */
export function Badge({ badge, unfold, t }: { badge: BadgeView; unfold?: () => void; t: Translator }) {
  const inside = <BadgeInside badge={badge} />;
  if (!unfold) {
    return (
      <span className="badge" data-kind={badge.kind} role="img" aria-label={badge.label} title={badge.label}>
        {inside}
      </span>
    );
  }
  const name = `${badge.label}. ${t("panel.unfold")}`;
  return (
    <button
      type="button"
      className="badge"
      data-kind={badge.kind}
      data-first=""
      aria-expanded={false}
      title={`${badge.label} (Alt+Shift+C)`}
      onClick={onPress(unfold)}
    >
      <span className="hidden">{name}</span>
      {inside}
    </button>
  );
}

function BadgeInside({ badge }: { badge: BadgeView }) {
  const counts = badge.kind === "findings" ? badge.counts : [];
  return (
    <span className="badge-inside" aria-hidden="true">
      {counts.length === 0 && <BadgeSign kind={badge.kind} />}
      {counts.map(({ severity, count }) => (
        <span className="count" key={severity}>
          <SeverityIcon severity={severity} />
          {count}
        </span>
      ))}
      {badge.short}
    </span>
  );
}

/** The icon of a state, without counts. */
export function BadgeSign({ kind }: { kind: BadgeKind }) {
  return kind === "waiting" ? <SeverityIcon severity="review" /> : <PlainIcon name={ICONS[kind]} />;
}

import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import { Counts } from "../components/counts.tsx";
import { PlainIcon } from "../components/icons.tsx";
import { onPress } from "../components/press.ts";
import type { Translator } from "../i18n/translator.ts";
import type { PanelAction } from "../view-models/actions.ts";
import type { PanelView } from "../view-models/panel-view.ts";

type HeadProps = { view: PanelView; act: (action: PanelAction) => void; t: Translator };

export function PanelHead({ view, act, t }: HeadProps) {
  return (
    <header className="panel-head">
      <Grip view={view} act={act} t={t} />
      <PanelTitle view={view} t={t} />
      {view.aside === "offered" && (
        <button
          type="button"
          className="icon-button"
          aria-label={t("panel.toSide")}
          title={t("panel.toSide")}
          onClick={onPress(() => act({ kind: "open-aside" }))}
        >
          <PlainIcon name="side" />
        </button>
      )}
      {view.moved && (
        <button
          type="button"
          className="icon-button"
          aria-label={t("panel.dock")}
          title={t("panel.dock")}
          onClick={onPress(() => act({ kind: "dock" }))}
        >
          <PlainIcon name="dock" />
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t("panel.fold")}
        aria-expanded
        title={t("panel.fold")}
        data-first={view.cards.length === 0 ? "" : undefined}
        onClick={onPress(() => act({ kind: "fold" }))}
      >
        <PlainIcon name="fold" />
      </button>
    </header>
  );
}

/** State and counts in words. */
export function PanelTitle({ view, t }: Pick<HeadProps, "view" | "t">) {
  return (
    <>
      <h2>{view.headline}</h2>
      <Counts counts={view.counts} t={t} />
    </>
  );
}

/** CSS px that an arrow key moves the panel; with Shift four times as far. */
const STEP = 8;
const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the panel by pointer or by arrow keys. */
function Grip({ view, act, t }: HeadProps) {
  const helpId = useId();
  const held = useRef<{ x: number; y: number } | null>(null);
  const { place } = view;

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.nativeEvent.isTrusted) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX - place.x, y: event.clientY - place.y };
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    if (!held.current) return;
    act({ kind: "move", x: event.clientX - held.current.x, y: event.clientY - held.current.y });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (!direction && event.key !== "Home") return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? 4 * STEP : STEP;
    act(
      direction
        ? { kind: "move", x: place.x + direction[0] * step, y: place.y + direction[1] * step }
        : { kind: "dock" },
    );
  };
  const letGo = () => {
    held.current = null;
  };

  return (
    <>
      <button
        type="button"
        className="icon-button grip"
        aria-label={t("panel.move")}
        aria-describedby={helpId}
        title={t("panel.move")}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onKeyDown={onKeyDown}
      >
        <PlainIcon name="grip" />
      </button>
      <span className="hidden" id={helpId}>
        {t("panel.moveHelp")}
      </span>
    </>
  );
}

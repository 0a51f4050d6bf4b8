import { type KeyboardEvent, useId, useLayoutEffect, useRef } from "react";
import { Files } from "../components/files.tsx";
import { showModal } from "../components/keyboard.ts";
import { LiveRegion } from "../components/live-region.tsx";
import { ReviewBox } from "../components/review-box.tsx";
import { useKeptFocus } from "../components/use-kept-focus.ts";
import type { Translator } from "../i18n/translator.ts";
import { useView } from "../use-store.ts";
import type { GateAction, Store } from "../view-models/actions.ts";
import type { GateView } from "../view-models/gate-view.ts";
import { GateActions } from "./gate-actions.tsx";
import { GateFindings } from "./gate-findings.tsx";
import { Recipients } from "./recipients.tsx";
import { Retype } from "./retype.tsx";

/** The held letter: an alert dialog in the top layer. Escape and any other way of closing it mean “back to letter”. */
export function Gate({ store, t }: { store: Store<GateView, GateAction>; t: Translator }) {
  const view = useView(store);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const detailId = useId();
  useKeptFocus(dialog);

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || element.open) return;
    showModal(element);
    element.querySelector<HTMLElement>("[data-first]")?.focus();
  }, []);

  return (
    <dialog
      className="gate"
      ref={dialog}
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={detailId}
      onCancel={(event) => {
        event.preventDefault();
        store.act({ kind: "back-to-letter" });
      }}
      // Chromium closes at a second Escape whatever `cancel` said.
      onClose={() => store.act({ kind: "back-to-letter" })}
      onKeyDown={stopHeldKeys}
    >
      <header className="gate-head" data-state={view.state}>
        <h2 id={titleId}>{view.headline}</h2>
        <p id={detailId}>{view.detail}</p>
      </header>
      <div className="gate-scroll">
        {view.reviewFrame ? (
          <iframe
            className="review-frame"
            src={view.reviewFrame.url}
            title={t("ask.title")}
            style={{ height: view.reviewFrame.heightPx }}
          />
        ) : (
          <>
            {view.review && <ReviewBox review={view.review} act={store.act} t={t} withoutWithdraw />}
            <Recipients view={view} t={t} />
            <Retype view={view} act={store.act} t={t} />
            <Files files={view.files} total={view.filesTotal} act={store.act} t={t} />
            <GateFindings view={view} act={store.act} t={t} />
          </>
        )}
      </div>
      <GateActions view={view} act={store.act} t={t} />
      <LiveRegion text={view.announcement} />
    </dialog>
  );
}

/** A key that is held down presses once: what comes under it next is not pressed by the same hand. */
function stopHeldKeys(event: KeyboardEvent) {
  if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
}

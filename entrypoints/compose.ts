import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { addressOf } from "../src/adapters/address.ts";
import { createAdapters, pickAdapter, sitesInFrame } from "../src/adapters/index.ts";
import { createFieldFrames } from "../src/compose/field-frames.ts";
import type { Rules } from "../src/compose/judge.ts";
import { createReviewFrames } from "../src/compose/review-frames.ts";
import { startSession } from "../src/compose/session.ts";
import { createSetUp } from "../src/compose/set-up.ts";
import { toRules } from "../src/compose/to-rules.ts";
import { createWordingFrames } from "../src/compose/wording-frames.ts";
import { getShared } from "../src/gate/shared.ts";
import { askBackground, listenInCompose } from "../src/messages/channel.ts";
import { COMPOSE_PORT, HEARTBEAT_MS } from "../src/messages/hub-messages.ts";
import { onSidePort } from "../src/messages/side-port.ts";
import { browser } from "../src/platform/browser.ts";
import { localIso } from "../src/platform/clock.ts";
import { readFileHere } from "../src/platform/read-file-here.ts";
import { canAskForSidePanel } from "../src/platform/side-panel/open.ts";

const NO_RULES: Rules = { kind: "unusable", reason: "policy-missing" };

/** Runs in a frame once the sentinel has seen what may be a letter there. */
export default defineUnlistedScript(() => {
  const shared = getShared();
  if (!shared?.alive() || shared.handle) return;
  const address = addressOf(window);
  if (!pickAdapter(createAdapters(), address)) return;

  const frames = createFieldFrames(browser.runtime.getURL("/field.html"));
  const wording = createWordingFrames(browser.runtime.getURL("/wording.html"));
  const reviewFrames = createReviewFrames(browser.runtime.getURL("/review.html"));
  const session = startSession({
    view: window,
    shared,
    pickAdapter: (sites) => pickAdapter(createAdapters(sitesInFrame(sites, window)), address),
    frames,
    wording,
    reviewFrames,
    now: () => new Date(),
    onHandbook: (handbook, clause) => void askBackground("open-handbook", { handbook, clause }).catch(() => {}),
    onWrongHit: (report) =>
      askBackground("report-wrong-hit", report).then(
        ({ kept }) => kept,
        () => false,
      ),
    ...(canAskForSidePanel() && { onAside: () => void askBackground("side-panel-open").catch(() => {}) }),
    onSent: (draft, later) =>
      void askBackground("letter-sent", {
        draft,
        ...(later && { later: { at: later.at ? localIso(later.at) : null } }),
      }).catch(() => {}),
    readFile: readFileHere,
    onReport: (report) => void askBackground("tab-state", report).catch(() => {}),
    desk: {
      known: () => askBackground("reviews-known"),
      withdraw: async (letterHash) => void (await askBackground("review-withdraw", { letterHash })),
      seen: (letterHashes) => void askBackground("reviews-seen", { letterHashes }).catch(() => {}),
      tell: (event) => void askBackground("letter-event", event).catch(() => {}),
    },
  });
  const load = createSetUp({
    ask: () => askBackground("setup"),
    onSetup(setup) {
      session.setLook(setup.settings);
      session.setRules(toRules(setup));
    },
    onNone: () => session.setRules(NO_RULES),
  });
  listenInCompose({
    "setup-changed": load,
    "reviews-changed": () => session.reviewsChanged(),
    "review-open": ({ token }) => reviewFrames.errand(token) ?? null,
    "review-closed": ({ token }) => reviewFrames.closed(token),
    "review-size": ({ token, heightPx }) => reviewFrames.size(token, heightPx),
    "field-open": ({ token }) => frames.request(token) ?? null,
    "field-done": ({ token, values }) => void frames.done(token, values),
    "field-size": ({ token, heightPx }) => frames.size(token, heightPx),
    "wording-open": ({ token }) => wording.errand(token) ?? null,
    "wording-insert": ({ token, text }) => ({ done: wording.insert(token, text) }),
    "wording-close": ({ token }) => wording.cancel(token),
    "tab-report": () => session.report(),
    "tell-state": () => void askBackground("tab-state", session.report()).catch(() => {}),
    "self-check": () => session.selfCheck(browser.runtime.getManifest().version),
    "field-cancel": ({ token }) => void frames.cancel(token),
  });
  onSidePort((port) => session.openAside(port));
  void load();
  keepCompany(() => shared.alive());
});

/** A port while letters are written here: its beats keep the background, and with it the hub's events, awake. */
function keepCompany(isAlive: () => boolean): void {
  const connect = () => {
    if (!isAlive()) return;
    const port = browser.runtime.connect({ name: COMPOSE_PORT });
    const beat = setInterval(() => port.postMessage("beat"), HEARTBEAT_MS);
    // The background was stopped or updated: it is back with the next message.
    port.onDisconnect.addListener(() => {
      clearInterval(beat);
      setTimeout(connect, 1000);
    });
  };
  connect();
}

import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { createAdapters, pickAdapter } from "../src/adapters/index.ts";
import { createFieldFrames } from "../src/compose/field-frames.ts";
import type { Rules } from "../src/compose/judge.ts";
import { startSession } from "../src/compose/session.ts";
import { createCompiledAuditor } from "../src/engine/auditor.ts";
import { getShared } from "../src/gate/shared.ts";
import { askBackground, listenInCompose } from "../src/messages/channel.ts";
import type { Setup } from "../src/messages/messages.ts";
import { browser } from "../src/platform/browser.ts";
import { pickLanguage } from "../src/ui/index.ts";

/** Longer than the first compiling of a large policy takes on a slow machine. */
const SILENCE_MS = 30_000;

/** Runs in a frame once the sentinel has seen what may be a letter there. */
export default defineUnlistedScript(() => {
  const shared = getShared();
  if (!shared?.alive() || shared.handle) return;
  const adapter = pickAdapter(createAdapters(), new URL(document.baseURI));
  if (!adapter) return;

  const frames = createFieldFrames(browser.runtime.getURL("/field.html"));
  const session = startSession({
    view: window,
    shared,
    adapter,
    frames,
    now: () => new Date(),
    onReport: (report) => void askBackground("tab-state", report).catch(() => {}),
  });
  const load = () => {
    // A background that never answers must not leave the writer before a Send that says nothing.
    const silent = setTimeout(() => session.setRules({ kind: "unusable", reason: "policy-missing" }), SILENCE_MS);
    return askBackground("setup")
      .then(toRules, (): Rules => ({ kind: "unusable", reason: "policy-missing" }))
      .then((rules) => {
        clearTimeout(silent);
        session.setRules(rules);
      });
  };
  listenInCompose({
    "setup-changed": load,
    "field-open": ({ token }) => frames.request(token) ?? null,
    "field-done": ({ token, values }) => void frames.done(token, values),
    "field-size": ({ token, heightPx }) => frames.size(token, heightPx),
    "tab-report": () => session.report(),
    "field-cancel": ({ token }) => void frames.cancel(token),
  });
  void load();
});

function toRules(setup: Setup): Rules {
  if (setup.kind === "unusable") return { kind: "unusable", reason: setup.code };
  const { compiled, org } = setup;
  const locale = pickLanguage(navigator.languages) === "zh-CN" ? "zh" : "en";
  return {
    kind: "ready",
    policy: compiled.policy,
    org,
    makeAuditor: (own) => createCompiledAuditor(compiled, own, { locale }),
  };
}

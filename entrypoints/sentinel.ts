import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { type Runtime, startSentinel } from "../src/gate/sentinel.ts";

type Native = { browser?: { runtime: Runtime }; chrome?: { runtime: Runtime } };

// The native object, not the polyfill: this script stands on every page of a watched site and must stay small.
export default defineUnlistedScript(() => {
  const { browser, chrome } = globalThis as Native;
  const native = browser ?? chrome;
  if (native) startSentinel(native.runtime);
});

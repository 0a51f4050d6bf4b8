import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { standInBlankWindows } from "../src/gate/blank-windows.ts";
import { askBeforeSubmit } from "../src/gate/page-submit.ts";
import { sweepWhenRemoved } from "../src/gate/page-sweep.ts";

export default defineUnlistedScript(() => {
  askBeforeSubmit(HTMLFormElement.prototype);
  if (!import.meta.env.FIREFOX) return;
  // Elsewhere an old copy goes on running and clears up after itself.
  sweepWhenRemoved();
  // Elsewhere our scripts are in such windows from the start.
  standInBlankWindows(window);
});

import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { askBeforeSubmit } from "../src/gate/page-submit.ts";
import { sweepWhenRemoved } from "../src/gate/page-sweep.ts";

export default defineUnlistedScript(() => {
  askBeforeSubmit(HTMLFormElement.prototype);
  // Elsewhere an old copy goes on running and clears up after itself.
  if (import.meta.env.FIREFOX) sweepWhenRemoved();
});

import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { askBeforeSubmit } from "../src/gate/page-submit.ts";
import { sweepWhenRemoved } from "../src/gate/page-sweep.ts";

export default defineUnlistedScript(() => {
  askBeforeSubmit(HTMLFormElement.prototype);
  sweepWhenRemoved();
});

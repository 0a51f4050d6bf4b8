import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { askBeforeSubmit } from "../src/gate/page-submit.ts";

export default defineUnlistedScript(() => askBeforeSubmit(HTMLFormElement.prototype));

import { defineBackground } from "wxt/utils/define-background";
import { startBackground } from "../src/platform/background.ts";

// Tests and the demo put pages of their own in front; everybody else is welcomed once.
export default defineBackground(() =>
  startBackground({ welcomes: import.meta.env.MODE === "production", blankWindows: import.meta.env.FIREFOX }),
);

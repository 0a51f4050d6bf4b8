import { policyWith } from "../policies.ts";

/** A letter that says nothing of itself: no name, no label, no role. */
export const BARE_PAGE = `<!doctype html><title>x</title><div id="w"><div class="a1"><input class="a2"></div><div class="a3" contenteditable></div><i class="a4" tabindex="0">↑</i></div>
    <script>window.__sent = []; document.querySelector(".a4").addEventListener("click", () => __sent.push(1));</script>`;

/** A policy that knows its parts, and forbids "forbidden phrase". */
export const barePolicy = () =>
  policyWith(
    { detect: [{ kind: "phrases", en: ["forbidden phrase"] }], hits: ["a forbidden phrase"], misses: ["a phrase"] },
    {
      sites: [
        {
          id: "bare",
          matches: ["https://bare.example/*"],
          parts: { body: { selectors: [".a3"] }, to: { selectors: [".a2"] }, send: { selectors: ["#none", ".a4"] } },
        },
      ],
    },
  );

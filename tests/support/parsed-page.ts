import { parseHTML } from "linkedom";

/** A page without a browser, for questions that structure and words alone decide; what only layout tells is "shown". */
export function parsePage(html: string, title = "Post"): Document {
  const { document } = parseHTML(
    `<!doctype html><html><head><title>${title}</title></head><body>${html}</body></html>`,
  );
  Object.assign(document, { location: new URL("https://portal.example/") });
  const { style } = document.body;
  for (const el of document.querySelectorAll("*")) {
    Object.defineProperty(el, "checkVisibility", { value: () => true });
    if (!el.hasAttribute("contenteditable") && !el.closest("[contenteditable]"))
      Object.defineProperty(el, "isContentEditable", { value: false });
    if (/^(?:INPUT|BUTTON)$/.test(el.tagName))
      Object.defineProperty(el, "type", {
        value: el.getAttribute("type") ?? (el.tagName === "BUTTON" ? "submit" : "text"),
      });
    Object.defineProperty(el, "style", { value: style });
  }
  return document as unknown as Document;
}

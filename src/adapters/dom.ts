/** Small questions to a page. Works on elements of other frames too, so nothing here asks `instanceof`. */

import { allIn, rootAround, wordsIn } from "./shadow.ts";

export const isElement = (node: unknown): node is HTMLElement =>
  typeof node === "object" && node !== null && (node as Node).nodeType === 1;

export function isTextField(node: Element): node is HTMLTextAreaElement | HTMLInputElement {
  if (node.tagName === "TEXTAREA") return true;
  if (node.tagName !== "INPUT") return false;
  return /^(|text|email|tel|search|url)$/.test((node.getAttribute("type") ?? "").toLowerCase());
}

/** All matches inside `root`, as elements; those in open shadow roots too. */
export const all = allIn;

/** Drawn on the page now; minimised and hidden things are not. */
export const isShown = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? element.getClientRects().length > 0;

/** The names an element goes by, most telling first: aria-label, tooltip, value, title, a picture's words, its own words. */
export function labelsOf(element: HTMLElement): string[] {
  const isInput = element.tagName === "INPUT";
  const labels = [
    element.getAttribute("aria-label"),
    element.getAttribute("data-tooltip"),
    isInput ? (element as HTMLInputElement).value : null,
    element.getAttribute("title"),
    element.getAttribute("alt"),
    isInput || element.childElementCount > 12 ? null : wordsIn(element).slice(0, 80),
    isInput || element.textContent?.trim() ? null : element.querySelector("img[alt]")?.getAttribute("alt"),
    // A button that is all there is in a component goes by the component's name.
    rootAround(element)?.host.getAttribute("aria-label"),
  ];
  return labels.filter((label): label is string => Boolean(label?.trim()));
}

/** Words that stand as caption of a field: labels, aria, placeholder, or the cell before it in the same row. */
export function captionsOf(field: HTMLElement): string[] {
  const captions: (string | null | undefined)[] = [field.getAttribute("aria-label"), field.getAttribute("placeholder")];
  const by = field.getAttribute("aria-labelledby");
  if (by) for (const id of by.split(/\s+/)) captions.push(field.ownerDocument.getElementById(id)?.textContent);
  if (field.id) captions.push(field.ownerDocument.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent);
  captions.push(field.closest("label")?.textContent, field.getAttribute("title"));
  const cell = field.closest("td, dd, [role=cell]");
  captions.push(cell?.previousElementSibling?.textContent?.slice(0, 60));
  return captions.filter((caption): caption is string => Boolean(caption?.trim()));
}

/** The document inside a frame of the same origin; nothing when the frame is closed to us. */
export function frameDocument(frame: Element): Document | undefined {
  try {
    return (frame as HTMLIFrameElement).contentDocument ?? undefined;
  } catch {
    return undefined;
  }
}

/** The body of a frame whose whole document is being edited; nothing for any other frame. */
export function editableBody(frame: Element): HTMLElement | undefined {
  const doc = frameDocument(frame);
  const body = doc?.body;
  if (!doc || !body) return undefined;
  if (doc.designMode === "on" || body.isContentEditable) return body;
  return undefined;
}

const ADDRESS = /[^\s<>,;:"'()[\]@]{1,64}@[^\s<>,;:"'()[\]@]{1,253}/;

/** The first e-mail address in a text. */
export const addressIn = (text: string | null | undefined): string | undefined => text?.match(ADDRESS)?.[0];

/** `Name <address>`, or the address alone when there is no other name. */
export function toRecipient(address: string, name: string | null | undefined): string {
  const clean = name?.replace(/[<>"]/g, "").trim();
  return clean && clean !== address ? `${clean} <${address}>` : address;
}

/** Cuts a recipient list as people and webmails write it. Quoted names may hold commas. */
export function splitRecipients(text: string): string[] {
  const parts = text.match(/(?:"[^"]*"|<[^>]*>|[^,;，；、\n])+/g) ?? [];
  return parts.map((part) => part.trim()).filter(Boolean);
}

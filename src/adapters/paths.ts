import { isElement } from "./dom.ts";

/**
 * Where an element stands in its document, by tags and places alone: nothing of what it says.
 * For diagnosis and tests; never a way to find an element again on a page that has changed.
 */
export function pathOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; isElement(at) && at.tagName !== "HTML"; at = at.parentElement) {
    const tag = at.tagName.toLowerCase();
    const twins = at.parentElement ? [...at.parentElement.children].filter((el) => el.tagName === at?.tagName) : [];
    steps.unshift(twins.length > 1 ? `${tag}:nth-of-type(${twins.indexOf(at) + 1})` : tag);
  }
  return steps.join(" > ");
}

/** Attributes that pages keep from one build to the next, most lasting first. */
const LASTING = ["name", "data-testid", "data-test-id", "data-qa", "data-action", "data-command", "type"];
/** They change with the page's language: the last resort before the mere place. */
const SPOKEN = ["aria-label", "placeholder", "title", "value"];
const MAX_SELECTOR = 300;
const MAX_SELECTORS = 4;

/** Made by a person: words, not what a build or a counter puts there. */
const isLasting = (name: string): boolean =>
  name.length <= 40 &&
  /^[a-z][a-z_-]*\d{0,1}[a-z_-]*$/i.test(name) &&
  !/[a-z][A-Z][a-z][A-Z]|[bcdfghjklmnpqrstvwxz]{6}/.test(name);

/**
 * Ways to find an element again, most lasting first; each names this element and no other in its document.
 * The last one is its mere place, where nothing better was found.
 */
export function selectorsFor(element: HTMLElement): string[] {
  const tag = element.tagName.toLowerCase();
  const found: string[] = [];
  const offer = (selector: string | undefined) => {
    if (selector && selector.length <= MAX_SELECTOR && !found.includes(selector) && namesOnly(element, selector)) {
      found.push(selector);
    }
  };
  if (isLasting(element.id)) offer(`#${CSS.escape(element.id)}`);
  for (const name of LASTING) offer(byAttribute(element, tag, name));
  const role = byAttribute(element, tag, "role");
  offer(role);
  if (role && element.isContentEditable) offer(`${role}[contenteditable]`);
  for (const name of element.classList) if (isLasting(name)) offer(`${tag}.${CSS.escape(name)}`);
  for (const name of SPOKEN) offer(byAttribute(element, tag, name));
  offer(tag);
  if (found.length === 0) offer(byPlace(element));
  return found.slice(0, MAX_SELECTORS);
}

function byAttribute(element: HTMLElement, tag: string, name: string): string | undefined {
  const value = element.getAttribute(name);
  if (!value || value.length > 80 || /[\n\r\f]/.test(value)) return undefined;
  return `${tag}[${name}="${value.replace(/["\\]/g, "\\$&")}"]`;
}

/** From the nearest ancestor with a lasting id down, by tags and places. */
function byPlace(element: HTMLElement): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at && at.tagName !== "HTML"; at = at.parentElement) {
    if (at !== element && isLasting(at.id)) return [`#${CSS.escape(at.id)}`, ...steps].join(" > ");
    const tag = at.tagName.toLowerCase();
    const twins = [...(at.parentElement?.children ?? [])].filter((el) => el.tagName === at?.tagName);
    steps.unshift(twins.length > 1 ? `${tag}:nth-of-type(${twins.indexOf(at) + 1})` : tag);
  }
  return steps.join(" > ");
}

function namesOnly(element: HTMLElement, selector: string): boolean {
  try {
    const matches = element.ownerDocument.querySelectorAll(selector);
    return matches.length === 1 && matches[0] === element;
  } catch {
    return false;
  }
}

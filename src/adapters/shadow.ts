/**
 * The page as it is drawn: open shadow roots are part of it. A selector stops at their border, and so do `contains` and
 * `closest`; what stands here does not. Where no such root is known, everything costs what the plain call costs.
 */

/** The commonest tags, which hardly anybody gives a shadow root; a writer's focus in one still leads there. */
const PLAIN =
  "a,b,br,button,div,em,form,g,i,iframe,img,input,label,li,option,p,path,script,select,span,style,svg,table,tbody,td,textarea,tr,ul";
export const COMPONENT = `:not(:is(${PLAIN}))`;

const known = new WeakMap<Document, Set<ShadowRoot>>();
let isAnyKnown = false;

const isOurs = (host: Element): boolean => host.tagName.startsWith("COUNTERSIGN-");
const isRoot = (node: unknown): node is ShadowRoot =>
  (node as Node | null)?.nodeType === 11 && "host" in (node as Node);

/** The shadow root a node stands in; nothing for one in the document itself. */
export function rootAround(node: Node): ShadowRoot | undefined {
  if (!isAnyKnown) return undefined;
  const root = node.getRootNode();
  return isRoot(root) ? root : undefined;
}

function note(root: ShadowRoot, fresh: ShadowRoot[]): void {
  const doc = root.ownerDocument;
  const roots = known.get(doc) ?? new Set();
  known.set(doc, roots);
  if (isOurs(root.host) || roots.has(root)) return;
  isAnyKnown = true;
  roots.add(root);
  fresh.push(root);
  lookIn(root, fresh);
}

function lookIn(scope: ParentNode, fresh: ShadowRoot[]): void {
  for (const host of [scope as Element, ...scope.querySelectorAll(COMPONENT)])
    if (host.shadowRoot) note(host.shadowRoot, fresh);
}

/** Takes note of the open shadow roots in a document or a part of it. @returns those that were not known before */
export function noteRootsIn(scope: ParentNode): ShadowRoot[] {
  const fresh: ShadowRoot[] = [];
  lookIn(scope, fresh);
  return fresh;
}

/** Takes note of the roots an event has come through: where a writer is, there a letter may be. */
export function noteRootsOn(path: readonly EventTarget[]): ShadowRoot[] {
  const fresh: ShadowRoot[] = [];
  for (const node of path) if (isRoot(node)) note(node, fresh);
  return fresh;
}

/** Roots inside a scope that are on the page now. Those that left it are forgotten. */
export function rootsIn(scope: Node): ShadowRoot[] {
  if (!isAnyKnown) return [];
  const doc = scope.nodeType === 9 ? (scope as Document) : scope.ownerDocument;
  const roots = doc && known.get(doc);
  if (!roots) return [];
  for (const root of roots) if (!root.isConnected) roots.delete(root);
  return scope === doc ? [...roots] : [...roots].filter((root) => holds(scope, root.host));
}

/** As `contains`, through shadow roots. */
export function holds(outer: Node, inner: Node | null | undefined): boolean {
  for (let at = inner; at; at = rootAround(at)?.host) if (outer.contains(at)) return true;
  return false;
}

/** The parent, or the host of the root that an element stands in directly. */
export const parentOf = (element: Element): HTMLElement | null =>
  element.parentElement ?? (rootAround(element)?.host as HTMLElement | undefined) ?? null;

/** Components around a field that hold no other, innermost first. */
export function hostsOf(field: Element, fields: string): HTMLElement[] {
  const hosts: HTMLElement[] = [];
  for (let root = rootAround(field); root && allIn(root, fields).length === 1; root = rootAround(root.host))
    hosts.push(root.host as HTMLElement);
  return hosts;
}

/** As `closest`, through shadow roots. */
export function closestTo<E extends Element = HTMLElement>(element: Element, selector: string): E | null {
  for (let at: Element | undefined = element; at; at = rootAround(at)?.host) {
    const found = at.closest<E>(selector);
    if (found) return found;
  }
  return null;
}

/** True when `b` comes after `a` in the page as it is drawn, or stands inside it. */
export function comesBefore(a: Node, b: Node): boolean {
  for (let one: Node | undefined = a; one; one = rootAround(one)?.host) {
    for (let other: Node | undefined = b; other; other = rootAround(other)?.host) {
      if (one.getRootNode() !== other.getRootNode()) continue;
      if (one === other) return one === a;
      return Boolean(one.compareDocumentPosition(other) & 4 /* DOCUMENT_POSITION_FOLLOWING */);
    }
  }
  return false;
}

/** All matches inside a scope and the shadow roots in it, in no order beyond that of each. */
export const everyIn = (scope: ParentNode, selector: string): HTMLElement[] =>
  [scope, ...rootsIn(scope)].flatMap((tree) => [...tree.querySelectorAll<HTMLElement>(selector)]);

/** All matches inside a scope and the shadow roots in it, in the order of the page. */
export function allIn(scope: ParentNode, selector: string): HTMLElement[] {
  const found = everyIn(scope, selector);
  return isAnyKnown ? found.sort((a, b) => (a === b ? 0 : comesBefore(a, b) ? -1 : 1)) : found;
}

/** The first match, in the document before those in shadow roots. */
export function firstIn(scope: ParentNode, selector: string): HTMLElement | null {
  for (const tree of [scope, ...rootsIn(scope)]) {
    const found = tree.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

/** Chromium's own; Firefox shows the document what is selected in a root. */
type WithSelection = ShadowRoot & { getSelection?(): Selection | null };

/** The selection as it is seen where an element stands. */
export function selectionAt(element: Element): Selection | null {
  const root = rootAround(element) as WithSelection | undefined;
  return root?.getSelection?.() ?? element.ownerDocument.getSelection();
}

/** What has the focus where an element stands. */
export const focusedAt = (element: Element): Element | null =>
  (rootAround(element) ?? element.ownerDocument).activeElement;

/** The words of an element, those put into its slots included. */
export function wordsIn(element: Element): string {
  const slots = rootAround(element) ? element.querySelectorAll("slot") : [];
  const slotted = [...slots].flatMap((slot) => slot.assignedNodes({ flatten: true }));
  return `${element.textContent ?? ""}${slotted.map((node) => node.textContent ?? "").join(" ")}`;
}

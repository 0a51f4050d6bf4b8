import type { SiteDefinition, SitePart } from "../model/sites.ts";
import { all, labelsOf } from "./dom.ts";
import type { Hints } from "./finder/letters.ts";
import { normaliseLabel } from "./lexicon.ts";

/** More elements than this are no part of a letter: the selector names something else. */
const MAX_MATCHES = 40;

/** A selector that takes longer, ms, is not asked again on this page: a slow one must not slow down typing. */
const SLOW_MS = 40;
const slow = new Set<string>();

/** The elements a definition's selectors name. A selector that the browser does not take names nothing. */
export function namedBy(definition: SiteDefinition, part: SitePart, scope: ParentNode): HTMLElement[] {
  const entry = definition.parts[part];
  if (!entry) return [];
  const words = new Set(entry.words.map(normaliseLabel));
  for (const selector of entry.selectors) {
    if (slow.has(selector)) continue;
    try {
      const started = performance.now();
      const matches = all(scope, selector);
      if (performance.now() - started > SLOW_MS) slow.add(selector);
      if (matches.length === 0 || matches.length > MAX_MATCHES) continue;
      const named =
        words.size === 0
          ? matches
          : matches.filter((el) => labelsOf(el).some((label) => words.has(normaliseLabel(label))));
      if (named.length > 0) return named;
    } catch {
      // Written for another browser, or mistyped: the next one may serve, and the finder serves without any.
    }
  }
  return [];
}

export const hintsOf = (definition: SiteDefinition | undefined): Hints => ({
  named: (part, scope) => (definition ? namedBy(definition, part, scope) : []),
  replies: definition?.replies ?? false,
});

/** True when an address is one of the definition's, by the rules of match patterns. */
export function matchesSite({ matches }: Pick<SiteDefinition, "matches">, url: URL): boolean {
  return matches.some((pattern) => {
    const [, scheme = "", host = "", path = ""] = /^(\*|https?):\/\/([^/]+)(\/.*)$/i.exec(pattern) ?? [];
    if (scheme === "*" ? !/^https?:$/.test(url.protocol) : url.protocol !== `${scheme.toLowerCase()}:`) return false;
    const [name = "", port] = host.toLowerCase().split(":");
    if (port !== undefined && port !== url.port) return false;
    const below = name.startsWith("*.") ? name.slice(2) : undefined;
    if (below ? url.hostname !== below && !url.hostname.endsWith(`.${below}`) : url.hostname !== name) return false;
    return fitsGlob(url.pathname + url.search, path);
  });
}

/** `*` stands for any characters. In time that grows with the address and not with its stars. */
function fitsGlob(text: string, pattern: string): boolean {
  const pieces = pattern.split("*");
  const [first = "", last = ""] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const next = text.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return at <= text.length - last.length;
}

/** True when a window stands in the frames that a definition names, from the page's own document down. */
export function standsInFrames({ frames }: Pick<SiteDefinition, "frames">, view: Window): boolean {
  if (frames.length === 0) return true;
  let at: Window = view;
  for (const selector of frames.toReversed()) {
    try {
      const frame = at.frameElement;
      if (!frame?.matches(selector)) return false;
      at = at.parent;
    } catch {
      // A page of another origin around it, or a selector that the browser does not take.
      return false;
    }
  }
  return at.parent === at;
}

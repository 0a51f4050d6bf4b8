const FILE = /react-dom-client\.production\.js$/;
const ASSIGNMENT = /\(domElement\.innerHTML = key\)/g;
const CLOSED = '(() => { throw Error("no HTML from data here"); })()';
/** `dangerouslySetInnerHTML` in new elements and in changed ones. */
const PLACES = 2;

/**
 * A plugin of the builder. Closes React's way to put text in as HTML: nothing here needs it, and no letter's words may ever reach it.
 * @throws at the build, when another version of React writes these places in another way
 */
export function closedHtml() {
  return {
    name: "closed-html",
    enforce: "pre" as const,
    transform(code: string, id: string): { code: string; map: null } | undefined {
      if (!FILE.test(id)) return undefined;
      const found = code.match(ASSIGNMENT)?.length ?? 0;
      if (found !== PLACES) throw new Error(`${id}: ${found} assignments of HTML, expected ${PLACES}: read them again`);
      return { code: code.replace(ASSIGNMENT, CLOSED), map: null };
    },
  };
}

import { Parser } from "saxen";
import { decodeText } from "./plain-text.ts";
import { UnreadError } from "./result.ts";

export type XmlHandlers = {
  /** @param attribute the value of an attribute by its local name */
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(value: string): void;
};

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Walks through XML; names come without their prefix. Document types are skipped: no entity but XML's own five and
 * numbers is ever replaced, so that nothing in the file can grow by itself.
 * @throws UnreadError when it is not well-formed
 */
export function walkXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  let broken: Error | undefined;
  const parser = new Parser()
    .on("openTag", (name, attributes, decode) => {
      const attribute = (wanted: string) => {
        for (const [key, value] of Object.entries(attributes() ?? {})) {
          if (localName(key) === wanted) return decode(value);
        }
        return undefined;
      };
      handlers.open?.(localName(name), attribute);
    })
    .on("closeTag", (name) => handlers.close?.(localName(name)))
    .on("text", (value, decode) => handlers.text?.(decode(value)))
    .on("cdata", (value) => handlers.text?.(value))
    .on("warn", () => {})
    .on("error", (error) => {
      broken = error;
    });
  parser.parse(decodeText(bytes).replace(/^\ufeff/, ""));
  if (broken) throw new UnreadError("damaged", { cause: broken });
}

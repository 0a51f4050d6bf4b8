import type { DetectorOf } from "../../model/detectors.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext } from "./detector.ts";
import { isAllowed, longest, ownHits, toChunkHit } from "./phrases.ts";
import { toUnitRange } from "./together.ts";
import { toHalfWidth } from "./values.ts";

/** Letters that any of the shapes below begins with or holds; most chunks have none. */
const HINT =
  /AKIA|ASIA|gh[pousr]_|glpat-|eyJ|-----BEGIN|:\/\/|xox[abprs]-|\bsk[-_]|AIza|[Bb]earer |;\s?(?:pwd|password)|AccountKey=/i;
/** Values told by their own shape. Sources: the issuers' published formats; bounded, with edges. */
const SHAPES = [
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{16}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{30,80}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])glpat-[\w-]{20,40}(?![\w-])/g,
  /(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10,80}(?![\w-])/g,
  /(?<![A-Za-z0-9])sk[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{20,120}(?![\w-])/g,
  /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/g,
  /(?<![\w-])eyJ[\w-]{8,2000}\.[\w-]{8,2000}\.[\w-]{8,600}(?![\w-])/g,
  /-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY-----/g,
  /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{1,64}:[^\s@/]{2,128}@[\w.-]{1,253}/gi,
  /(?<![A-Za-z0-9])bearer\s[\w.~+/-]{20,2000}=*/gi,
  /(?:server|data source|host|uid|user id|accountname)=[^;\r\n]{1,120};[^\r\n]{0,300}(?:password|pwd|accountkey)=[^;\s]{2,200}/gi,
];
/** From the label to the value: a verb or a sign, and a name for the account at most. */
const LINK =
  /^(?:\s{0,3}(?:\([^()\n]{1,40}\)|（[^（）\n]{1,40}）|(?:for|of|to) [^:：=\n]{1,40}?|[一-龥]{1,6}))?\s{0,3}(?:[:：=]|->|→|—|–|-{1,2}(?=\s)|\bis(?: now| still| set to| simply| just)?\b[ :]|\bremains\b|\bwas\b|\bwill be\b|\bset to\b|是|为|改成|改为|设为|设成|还是|就是)\s{0,3}(?:[:：]\s{0,2})?/iu;
/** Chinese leaves the link out: "密码admin123". */
const DIRECT = /^\s{0,2}(?=[A-Za-z0-9])/;
const VALUE = /^[“”"'`‘’「『<(（]?([!#-&*-;=?-_a-~]{3,64})/u;
const STRONG = /^(?=.*(?:\d|[^\p{L}\d]|\p{Ll}\p{Lu}))[\x21-\x7e]{4,64}$/u;
const NO_VALUE =
  /^(?:[*•●xX_.…-]{2,}|\{.*\}|\[.*\]|<.*>|n\/a|tbd|https?:.*|www\..*|[\d.]{1,3}|\d{1,2}[:.]\d{2}|[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,})$/;

/** Passwords, codes and keys, beside their label or known by their shape. Excerpts are never repeated. */
export function credentialsDetector(options: DetectorOf<"credentials">, context: DetectorContext): BoundDetector {
  context.addPhrases([...options.words.en, ...options.words.zh], "word");
  context.addPhrases([...options.codes.en, ...options.codes.zh], "code");
  const defaults = new Set(options.defaults.map((word) => word.toLowerCase()));

  function isPassword(raw: string, sign: string): boolean {
    const value = raw.replace(/[.,;:!?)]+$/, "");
    if (NO_VALUE.test(value) || !/^[\x21-\x7e]+$/.test(value)) return false;
    if (defaults.has(value.toLowerCase())) return true;
    if (STRONG.test(value) && !/^[A-Za-z]+(?:[-'/][A-Za-z]+)*$/.test(value)) return true;
    // An ordinary word is a password only where a sign says so and nothing follows it.
    return /[:：=]/.test(sign) && /^[\p{L}]{4,}$/u.test(value) && /\p{Ll}\p{Lu}/u.test(value);
  }

  function besideLabel(chunk: AnalysedChunk, text: string, list: "word" | "code"): ChunkHit[] {
    return longest(ownHits(chunk, context, list))
      .filter((hit) => !isAllowed(chunk, hit))
      .flatMap((hit): ChunkHit[] => {
        const label = toChunkHit(chunk, hit, context.rule);
        const rest = text.slice(label.end, label.end + 200);
        const link = LINK.exec(rest)?.[0] ?? DIRECT.exec(rest)?.[0];
        if (link === undefined) return [];
        const raw = VALUE.exec(rest.slice(link.length));
        const value = raw?.[1];
        if (!raw || value === undefined) return [];
        if (link.trim() === "" && !isGlued(rest, value, defaults)) return [];
        const fits =
          list === "code"
            ? /^[A-Za-z]{0,3}-?\d{4,10}[.,;!?]?$/.test(value) && /\S/.test(link)
            : isPassword(value, link) || isLastWord(rest.slice(link.length + raw[0].length), value, link);
        if (!fits) return [];
        const end = label.end + link.length + raw[0].replace(/[.,;!?]+$/, "").length;
        return [{ ...label, end, secret: true }];
      });
  }

  return {
    chunk(chunk) {
      const text = toHalfWidth(chunk.text);
      const hits = [...besideLabel(chunk, text, "word"), ...besideLabel(chunk, text, "code")];
      if (!options.shapes || !HINT.test(text)) return hits;
      for (const shape of SHAPES) {
        for (const match of text.matchAll(shape)) {
          const start = match.index;
          const end = start + match[0].length;
          hits.push({
            rule: context.rule,
            start,
            end,
            ...toUnitRange(chunk.units, { start, end }),
            sure: true,
            secret: true,
          });
        }
      }
      return hits;
    },
  };
}

/** "Password: letmein" with nothing behind it: one word that is no sentence. */
function isLastWord(after: string, value: string, link: string): boolean {
  if (!/[:：=]/.test(link) || !/^[A-Za-z]{5,}$/.test(value)) return false;
  return (
    /^\s*[.。]?\s*$/.test(after) &&
    !/^(?:required|needed|none|same|unchanged|reset|pending|below|above|attached|separately|expired|changed|optional|unknown|empty|later|follows|confidential|secret|hidden|protected|mandatory|blank|enter|please)$/i.test(
      value,
    )
  );
}

/** Without a link only a value that is plainly a password counts. */
function isGlued(rest: string, value: string, defaults: ReadonlySet<string>): boolean {
  const plain = value.replace(/[.,;!?]+$/, "");
  if (defaults.has(plain.toLowerCase()) && /^\S/.test(rest)) return true;
  return /^(?=.*\d)(?=.*[A-Za-z@#$%!])[\x21-\x7e]{5,64}$/.test(plain) || (/^\d{6,10}$/.test(plain) && /^\S/.test(rest));
}

const RETURN = 0x0d;
const FEED = 0x0a;

/** Bytes of a mail as MIME wants them: in no wide encoding, with line ends that have a line feed. */
export function toMailBytes(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : undefined;
  if (wide) return new TextEncoder().encode(new TextDecoder(wide).decode(bytes));
  if (!bytes.includes(RETURN) || bytes.includes(FEED)) return bytes;
  return bytes.map((byte) => (byte === RETURN ? FEED : byte));
}

/** The same mail with raw GB18030 written as UTF-8; undefined when it is no such mail. Old programs name no encoding. */
export function fromGb18030(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return new TextEncoder().encode(new TextDecoder("gb18030", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const HEADER =
  /^(?:from|to|cc|bcc|subject|date|sender|reply-to|message-id|in-reply-to|references|received|return-path|delivered-to|mime-version|content-[a-z-]{2,40}|x-[\w-]{1,60})\s{0,3}:/im;

/** True when the lines before the first blank one name somebody, a subject or a kind of content. */
export function hasMailHeader(bytes: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 64_000)).replace(/^\u00ef\u00bb\u00bf/, "");
  return HEADER.test(text.split(/\r?\n\r?\n/, 1)[0] ?? "");
}

/** How much of a text is signs that stand for what could not be decoded, or that no text has; 0 to 1. */
export function unreadableShare(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is counted
  const bad = text.match(/[\ufffd\u0000-\u0008\u000e-\u001a]/g)?.length ?? 0;
  return text.length === 0 ? 0 : bad / text.length;
}

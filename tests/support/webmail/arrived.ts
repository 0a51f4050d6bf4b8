import PostalMime from "postal-mime";
import type { WebmailMode } from "./server.ts";

/** What the webmail puts around an HTML letter: its own head, and the type it is set in. Nothing of the writer's. */
const ENVELOPE =
  /^<html><head><meta http-equiv="Content-Type" content="text\/html; charset=UTF-8" \/><\/head><body style='[^']*'>\n([\s\S]*)\n<\/body><\/html>\n*$/;
/** The empty place that the editor keeps for a signature; the webmail drops it. */
const NO_SIGNATURE = /<div id="_rc_sig">(?:&nbsp;)?<\/div>\s*$/;

/**
 * Whether the message is whole what stood in the editor. A mail's lines end in CRLF, and its text in one of them.
 * @param message as it came over the wire @param written what the editor gave to the webmail
 */
export async function isSameLetter(message: Uint8Array, written: string, mode: WebmailMode): Promise<boolean> {
  const mail = await PostalMime.parse(message);
  const unix = (text: string | undefined) => (text ?? "").replace(/\r\n/g, "\n");
  if (mode === "plain") return unix(mail.text).replace(/\n+$/, "") === unix(written).replace(/\n+$/, "");
  return ENVELOPE.exec(unix(mail.html))?.[1] === unix(written).replace(NO_SIGNATURE, "");
}

/** Whether the message carries this one file, byte by byte, and no other. */
export async function isOnlyFile(message: Uint8Array, name: string, text: string): Promise<boolean> {
  const { attachments } = await PostalMime.parse(message, { attachmentEncoding: "arraybuffer" });
  const [file] = attachments;
  const isSame = file !== undefined && new TextDecoder().decode(file.content as ArrayBuffer) === text;
  return attachments.length === 1 && file?.filename === name && isSame;
}

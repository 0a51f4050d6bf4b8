import { describe, expect, test } from "vitest";
import { readEml } from "../../src/cli/read-eml.ts";

const read = (mail: string | Uint8Array) =>
  readEml(typeof mail === "string" ? new TextEncoder().encode(mail.replaceAll("\n", "\r\n")) : mail, "x.eml");

describe("reading mails", () => {
  test("addresses, date and encoded words", async () => {
    const draft = await read(
      "From: =?utf-8?B?5p2O5Lyf?= <li@works.example>\nTo: Ana <ana@b.example>, c@d.example\nCc: e@f.example\nSubject: =?gb2312?B?xOO6ww==?=\nDate: Mon, 16 Mar 2026 23:10:00 +0100\n\nHello\n",
    );
    expect(draft).toMatchObject({
      from: "李伟 <li@works.example>",
      to: ["Ana <ana@b.example>", "c@d.example"],
      cc: ["e@f.example"],
      subject: "你好",
      at: "2026-03-16T22:10:00.000Z",
      body: "Hello",
    });
  });

  test("GB 18030 in quoted-printable", async () => {
    const draft = await read(
      "To: a@b.example\nContent-Type: text/plain; charset=gb18030\nContent-Transfer-Encoding: quoted-printable\n\n=C4=FA=BA=C3\n",
    );
    expect(draft.body).toBe("您好");
  });

  test("HTML alone becomes text, with quotes marked and no links", async () => {
    const draft = await read(
      'To: a@b.example\nContent-Type: text/html; charset=utf-8\n\n<p>Dear <b>Ana</b>,</p><p>see <a href="https://x.example">this</a><br>thanks</p><blockquote>old words</blockquote>',
    );
    expect(draft.body).toBe("Dear Ana,\n\nsee this\nthanks\n\n> old words");
  });

  test("files are named and sized, and texts are read", async () => {
    const draft = await read(
      'To: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nbody\n--x\nContent-Type: text/plain; name="notes.txt"\nContent-Disposition: attachment; filename="notes.txt"\n\nInternal use only\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--x--\n',
    );
    expect(draft.attachments.map(({ name, size, text }) => [name, size, text?.toString().trim()])).toEqual([
      ["notes.txt", expect.any(Number), "Internal use only"],
      ["a.pdf", 4, undefined],
    ]);
  });

  test("a damaged multipart gives what can be read", async () => {
    expect(
      (
        await read(
          "To: a@b.example\nContent-Type: multipart/mixed; boundary=never\n\n--never\nContent-Type: text/plain\n\nstill here",
        )
      ).body,
    ).toBe("still here");
  });

  test("bytes that are no mail are refused with the reason", async () => {
    await expect(readEml(new Uint8Array(), "x.eml")).rejects.toThrow("not a mail");
  });
});

import { describe, expect, test } from "vitest";
import { readEml } from "../../src/reading/read-eml.ts";

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

  test("a mail of two texts is read in both, one of two forms once", async () => {
    const two = (plain: string, html: string) =>
      read(
        `To: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n${plain}\n--x\nContent-Type: text/html\n\n<p>${html}</p>\n--x--\n`,
      );
    expect((await two("Please view this in HTML.", "That is <b>not</b> my job.")).body).toBe(
      "Please view this in HTML.\n\nThat is not my job.",
    );
    expect((await two("That is *not* my job.", "That is <b>not</b> my job.")).body).toBe("That is *not* my job.");
  });

  // 您好 in GB 18030, which no encoder of the platform writes.
  const GREETING = Buffer.from([0xc4, 0xfa, 0xba, 0xc3]);

  test.each([
    ["without a word of it", Buffer.concat([Buffer.from("To: a@b.example\r\n\r\n"), GREETING])],
    [
      "named in the HTML alone",
      Buffer.concat([
        Buffer.from("To: a@b.example\r\nContent-Type: text/html\r\n\r\n<meta charset=gbk><p>"),
        GREETING,
        Buffer.from("</p>"),
      ]),
    ],
  ])("raw Chinese of old programs: %s", async (_, mail) => {
    expect((await read(mail)).body).toBe("您好");
  });

  test("a raw Chinese subject beside a text that names its encoding", async () => {
    const head = Buffer.from("To: a@b.example\r\nContent-Type: text/plain; charset=gbk\r\nSubject: ");
    expect(await read(Buffer.concat([head, GREETING, Buffer.from("\r\n\r\n"), GREETING]))).toMatchObject({
      subject: "您好",
      body: "您好",
    });
  });

  test.each([
    ["in UTF-16", Buffer.from("\ufeffTo: a@b.example\r\n\r\nNot my job.", "utf16le")],
    ["with returns alone at line ends", Buffer.from("To: a@b.example\r\rNot my job.")],
    ["without a head", Buffer.from("Not my job.\n")],
  ])("a mail %s", async (_, mail) => {
    expect((await read(mail)).body).toBe("Not my job.");
  });

  test("an attached text is read in its own encoding", async () => {
    const { attachments } = await read(
      "To: a@b.example\nContent-Type: text/csv; charset=gbk; name=a.csv\nContent-Disposition: attachment; filename=a.csv\nContent-Transfer-Encoding: base64\n\nxNqyv9fKwc8=\n",
    );
    expect(attachments[0]?.text).toBe("内部资料");
  });

  test("HTML nested without end is read all the same", async () => {
    const { body } = await read(
      `To: a@b.example\nContent-Type: text/html\n\n${"<div>".repeat(30_000)}Not my job.${"</div>".repeat(30_000)}`,
    );
    expect(body.trim()).toBe("Not my job.");
  });

  test("a text with signs that could not be decoded says so", async () => {
    const mail = Buffer.concat([
      Buffer.from(`To: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${"plain words ".repeat(9)}`),
      Buffer.from([0xff]),
    ]);
    expect((await read(mail)).incomplete).toEqual(["body"]);
  });

  test.each([
    ["a picture", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400, 0x91)]), "not a mail"],
    ["noughts", Buffer.alloc(500), "not a mail"],
    ["blank lines", Buffer.from("\r\n\r\n"), "not a mail"],
    [
      "words declared to be base64",
      Buffer.from("To: a@b.example\r\nContent-Transfer-Encoding: base64\r\n\r\nThat is not my job, ask the office."),
      "can't be decoded",
    ],
  ])("%s is refused with the reason", async (_, mail, reason) => {
    await expect(read(mail)).rejects.toThrow(reason);
  });
});

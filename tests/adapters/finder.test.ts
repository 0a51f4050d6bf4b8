import { beforeAll, describe, expect, it } from "vitest";
import { mayHoldLetter } from "../../src/adapters/cues.ts";
import { unsendableIn } from "../../src/adapters/finder/unsendable.ts";
import { createGenericAdapter } from "../../src/adapters/generic.ts";
import { createSiteAdapter } from "../../src/adapters/site.ts";
import { siteDefinitionSchema } from "../../src/model/sites.ts";
import { parsePage } from "../support/parsed-page.ts";

beforeAll(() => {
  // The parser has none; ids and names in these pages need no escapes.
  globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
});

/** Every letter of a page, each part by the ids of its elements. */
function lettersIn(html: string) {
  const adapter = createGenericAdapter();
  return adapter.findSurfaces(parsePage(html)).map((surface) => {
    const { to, cc, subject, body, send } = adapter.cuesOf(surface);
    const ids = (parts: { element: HTMLElement }[]) => parts.map(({ element }) => element.id);
    const reading = adapter.readDraft(surface);
    const channel = reading.kind === "read" ? reading.draft.channel : undefined;
    return { to: ids(to), cc: ids(cc), subject: ids(subject), body: ids(body), send: ids(send), channel };
  });
}

const FIELDS = `<p><label for=a>To</label><input id=a></p><p><label for=s>Subject</label><input id=s></p><textarea id=b></textarea>`;

describe("what is said of a letter whose Send is unknown", () => {
  it("a text with a person and a subject is told apart from pages without letters", () => {
    expect(lettersIn(`<div>${FIELDS}<button id=x>Off it goes</button></div>`)).toEqual([]);
    expect(
      unsendableIn(parsePage(`<div id=box>${FIELDS}<button>Off it goes</button></div>`)).map(({ id }) => id),
    ).toEqual(["box"]);
  });
  it.each([
    "<textarea></textarea>",
    "<label>Subject <input></label><textarea></textarea>",
    "<label>To <input></label><textarea></textarea>",
    "<label>Fax number <input></label><label>Subject <input></label><textarea></textarea>",
  ])("%s is none", (html) => expect(unsendableIn(parsePage(`<div>${html}</div>`))).toEqual([]));
});

describe("forms", () => {
  it.each([
    `<form><label>Subject <input name=subject></label><textarea name=message></textarea><button type=submit>Apply changes</button></form>`,
    `<form><label>E-mail <input type=email name=email></label><label>Phone <input type=tel name=phone></label><textarea name=notes></textarea><button type=submit>Update contact</button></form>`,
    `<form><label>Title <input name=title></label><textarea name=description></textarea><button type=submit>Create appointment</button></form>`,
  ])("settings that are saved are no letter: %s", (html) => expect(lettersIn(html)).toEqual([]));

  it("a chat beside such a form does not borrow its subject", () => {
    const form = `<form><label>Subject <input name=subject></label><textarea name=message></textarea><button type=submit>Apply</button></form>`;
    const chat = `<div><div contenteditable=true role=textbox></div><button>Send</button></div>`;
    expect(lettersIn(chat + form)).toEqual([]);
  });

  const chat = `<div><textarea aria-label="Message"></textarea><button type=button>Send</button></div>`;
  it.each([
    `<form><label>E-mail <input type=email name=email></label><button type=submit>Send password</button></form>`,
    `<form><label>To <input name=to></label><input type=submit value="Subscribe"></form>`,
  ])("a chat is no letter because something else asks for an address: %s", (form) => {
    expect(lettersIn(`<section>${form}<p>Chat</p>${chat}</section>`)).toEqual([]);
    expect(lettersIn(`<section>${chat}${form}</section>`)).toEqual([]);
  });

  it("recipients in a form of their own, without a button that posts it, go with the text beside", () => {
    const html = `<div><form><label for=a>To</label><input id=a><button type=button>Cc</button></form><form><label for=s>Subject</label><input id=s></form><textarea id=b></textarea><button id=go type=button>Send</button></div>`;
    expect(lettersIn(html)).toMatchObject([{ to: ["a"], subject: ["s"], body: ["b"], send: ["go"] }]);
  });

  it("a form for a person and a subject is a letter in every language", () => {
    const html = `<form><p><input id=a name=recipients></p><p><input id=s name=subject></p><textarea id=b name=message></textarea><button id=go type=submit>ᱠᱩᱞ</button></form>`;
    expect(lettersIn(html)).toMatchObject([{ to: ["a"], subject: ["s"], body: ["b"], send: ["go"] }]);
  });
});

describe("faxes", () => {
  const portal = `<div><label for=n>Recipient's fax number</label><input id=n><input type=file><button id=go type=button>Send fax</button></div>`;
  it("one without form and text is looked at and found", () => {
    expect(mayHoldLetter(parsePage(portal))).toBe(true);
    expect(lettersIn(portal)).toMatchObject([{ to: ["n"], send: ["go"], channel: "fax" }]);
  });
  it("a file to upload alone is no reason to look", () =>
    expect(mayHoldLetter(parsePage(`<div><input type=file><button type=button>Upload</button></div>`))).toBe(false));

  const sheet = (heading: string, name: string) =>
    `<form><fieldset><legend>${heading}</legend><label>Phone <input type=tel name=${name}></label></fieldset>` +
    `<fieldset><legend>To</legend><label>Fax number <input id=n type=tel name=rcpt_faxno></label></fieldset>` +
    `<label>Re <input id=s name=re></label><textarea name=comments></textarea><input type=submit name=sendfax value="Send fax"></form>`;
  it.each([
    ["Cover sheet", "sender_phone"],
    ["From", "x1"],
    ["Sender information", "phone"],
    ["发件人信息", "x2"],
  ])("under %s, the sender's own %s is no recipient", (heading, name) =>
    expect(lettersIn(sheet(heading, name))).toMatchObject([{ to: ["n"] }]),
  );

  it("a field called to that asks for a fax number makes a fax", () => {
    const html = (caption: string) =>
      `<form><h1>Web fax</h1><p><label for=a>${caption}</label><input id=a name=to></p><p><textarea name=message></textarea></p><button id=go>Send</button></form>`;
    expect(lettersIn(html("To (fax number)"))).toMatchObject([{ to: ["a"], channel: "fax" }]);
    expect(lettersIn(html("To (name)"))).toMatchObject([{ to: ["a"], channel: "email" }]);
  });
});

describe("controls", () => {
  it("an assistant's Send inside a letter is not the letter's", () => {
    const html = `<div role=dialog>${FIELDS}<div><textarea placeholder="Ask for a draft"></textarea><button id=ask aria-label=Send></button></div><div><button id=go>Send</button></div></div>`;
    expect(lettersIn(html)).toMatchObject([{ body: ["b"], send: ["go"] }]);
  });

  it("what a definition never holds is no exit", () => {
    const definition = siteDefinitionSchema.parse({
      id: "post",
      matches: ["https://portal.example/*"],
      parts: { neverHold: { selectors: [".free"] } },
    });
    const adapter = createSiteAdapter({ id: "site:post", examples: [], matches: () => true, definition });
    const page = parsePage(
      `<div>${FIELDS}<button id=go>Send</button><button class=free>Send</button><button class=free>Send later</button></div>`,
    );
    const exits = adapter.findSurfaces(page).flatMap((surface) => adapter.exits(surface));
    expect(exits.map(({ control }) => control.id)).toEqual(["go"]);
  });
});

it("a caption drawn as a button of table cells is a caption", () => {
  const row = (id: string, words: string) =>
    `<tr><td><div role=button><table><tbody><tr><td>${words}</td></tr></tbody></table></div></td><td><div><input id=${id}></div></td></tr>`;
  const html = `<div><table><tbody>${row("a", "To:")}${row("c", "Cc:")}${row("s", "Subject:")}</tbody></table><textarea id=b></textarea><button id=go>Send</button></div>`;
  expect(lettersIn(html)).toMatchObject([{ to: ["a"], cc: ["c"], subject: ["s"], body: ["b"], send: ["go"] }]);
});

describe("files beside the letter", () => {
  const letter = `<main><form>${FIELDS}<button id=go>Send</button><button class=attach>Attach</button></form></main>`;
  const list = (items: string) => `<ul id=attachment-list>${items}</ul>`;
  const picker = `<button class=attach>Attach a file</button>`;
  const draftOf = (html: string) => {
    const adapter = createGenericAdapter();
    const [surface] = adapter.findSurfaces(parsePage(html));
    if (!surface) throw new Error("no letter");
    const reading = adapter.readDraft(surface);
    if (reading.kind !== "read") throw new Error(reading.kind);
    return { names: reading.draft.attachments.map(({ name }) => name), missing: reading.missing };
  };

  it("are the letter's where the page attaches them", () => {
    const side = `<div class=upload id=attachments><p>At most 2.0 MB each: .pdf, .docx</p>${picker}${list("<li><span>report.txt</span><span>(5 B)</span></li>")}</div>`;
    expect(draftOf(`<div>${letter}<aside>${side}</aside></div>`)).toMatchObject({ names: ["report.txt"] });
    expect(draftOf(`<div>${letter}<aside>${side}</aside></div>`).missing).not.toContain("attachments");
  });
  it("that nothing attaches are another letter's", () => {
    const read = `<section>${list(`<li>quote.pdf</li><li><button>Download</button></li>`)}</section>`;
    expect(draftOf(`<div>${letter}${read}</div>`).names).toEqual([]);
  });
  it("belong to what else is written there", () => {
    const chat = `<section><textarea id=chat></textarea><div id=attachments>${picker}${list("<li>photo.jpg</li>")}</div></section>`;
    expect(draftOf(`<div>${letter}${chat}</div>`).names).toEqual([]);
  });
  it("are not asked for where the letter has a place of its own", () => {
    const own = `<form>${FIELDS}<div id=attachments>mine.pdf</div><button id=go>Send</button></form>`;
    const side = `<div id=files-panel>${picker}<p>theirs.pdf</p></div>`;
    expect(draftOf(`<div>${own}${side}</div>`).names).toEqual(["mine.pdf"]);
  });
});

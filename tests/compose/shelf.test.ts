import { describe, expect, it } from "vitest";
import { createShelf, isNamed, type Shelf } from "../../src/compose/files/shelf.ts";
import type { Draft } from "../../src/model/draft.ts";
import type { FileReading } from "../../src/reading/read-file.ts";
import { draft } from "../support/drafts.ts";

const file = (name: string, content = "x") => new File([content], name, { lastModified: 1 });

/** A letter's box as far as a shelf looks: what it says, and the files its inputs hold. */
function letterBox(said = "", chosen: File[] = []): HTMLElement {
  const input = { nodeType: 1, tagName: "INPUT", files: chosen };
  return { textContent: said, querySelectorAll: () => [input] } as unknown as HTMLElement;
}

type Setup = {
  shelf: Shelf;
  finish(name: string, reading?: Partial<FileReading>): Promise<void>;
  aborted: string[];
  started: string[];
};

function setUp(): Setup {
  const waiting = new Map<string, (reading: FileReading) => void>();
  const [aborted, started]: string[][] = [[], []] as const;
  const shelf = createShelf({
    read: ({ name }, { signal }) => {
      started?.push(name);
      signal.addEventListener("abort", () => aborted?.push(name));
      return new Promise((resolve) => waiting.set(name, resolve));
    },
    onChange: () => {},
  });
  return {
    shelf,
    aborted: aborted ?? [],
    started: started ?? [],
    async finish(name, reading) {
      waiting.get(name)?.({ pages: [`text of ${name}`], unit: "page", sha256: "0".repeat(64), ...reading });
      await Promise.resolve();
    },
  };
}

const letter = (attachments: Draft["attachments"] = []) => draft({ attachments });

describe("shelf", () => {
  it("finds the text of an attachment by its name and size, once it is read", async () => {
    const { shelf, finish } = setUp();
    const root = letterBox();
    shelf.take([file("a.pdf", "12345"), file("b.pdf")], root);
    const before = shelf.complete(root, letter([{ name: "a.pdf", size: 5 }]));
    expect(before.draft.attachments[0]).toEqual({ name: "a.pdf", size: 5 });
    expect(before.files[0]).toMatchObject({ kind: "reading", name: "a.pdf" });
    await finish("a.pdf");
    const { draft: after, files } = shelf.complete(root, letter([{ name: "a.pdf", size: 5 }]));
    expect(after.attachments[0]).toMatchObject({ text: ["text of a.pdf"], pages: 1, sha256: "0".repeat(64) });
    expect(files[0]).toMatchObject({ kind: "read", pages: 1 });
  });

  it("says of an attachment that it never saw that it is unread", () => {
    const { draft: completed, files } = setUp().shelf.complete(letterBox(), letter([{ name: "sent-before.pdf" }]));
    expect(completed.attachments).toEqual([{ name: "sent-before.pdf", unread: "not-seen" }]);
    expect(files).toMatchObject([{ kind: "unread", reason: "not-seen", again: false }]);
  });

  it("takes a file out of the input that holds it, when nobody heard of its choice", () => {
    const { shelf, started } = setUp();
    const root = letterBox("", [file("early.pdf")]);
    expect(shelf.complete(root, letter([{ name: "early.pdf", size: 1 }])).files[0]?.kind).toBe("reading");
    shelf.complete(root, letter([{ name: "early.pdf", size: 1 }]));
    expect(started).toEqual(["early.pdf"]);
  });

  it("never takes one file for another of the same name and another size", () => {
    const { shelf } = setUp();
    const root = letterBox();
    shelf.take([file("a.pdf", "123")], root);
    const { draft: completed } = shelf.complete(root, letter([{ name: "a.pdf", size: 9 }]));
    expect(completed.attachments[0]).toMatchObject({ size: 9, unread: "not-seen" });
  });

  it("counts a file that the page never named, until it was named and is gone", () => {
    const { shelf } = setUp();
    const dropped = file("dropped.pdf");
    let said = "";
    const root = Object.defineProperty(letterBox(), "textContent", { get: () => said });
    shelf.take([dropped], root);
    expect(shelf.complete(root, letter()).draft.attachments).toMatchObject([{ name: "dropped.pdf" }]);
    said = "dropped.pdf (3 KB)";
    shelf.complete(root, letter());
    said = "";
    expect(shelf.complete(root, letter()).draft.attachments).toEqual([]);
    shelf.take([dropped], root);
    expect(shelf.complete(root, letter()).draft.attachments).toHaveLength(1);
  });

  it("keeps letters apart, and forgets a letter's files with it", () => {
    const { shelf, aborted } = setUp();
    const [one, other] = [letterBox(), letterBox()];
    shelf.take([file("a.pdf")], one);
    expect(shelf.complete(other, letter([{ name: "a.pdf" }])).files[0]?.kind).toBe("unread");
    shelf.forget(one);
    expect(aborted).toEqual(["a.pdf"]);
    expect(shelf.complete(one, letter()).files).toEqual([]);
  });

  it("stops a reading, says so, and tries again when asked", async () => {
    const { shelf, finish, started } = setUp();
    const root = letterBox();
    shelf.take([file("long.pdf")], root);
    const id = shelf.complete(root, letter([{ name: "long.pdf" }])).files[0]?.id ?? "";
    shelf.stop(id);
    await finish("long.pdf", { pages: [], unread: "stopped" });
    const stopped = shelf.complete(root, letter([{ name: "long.pdf" }]));
    expect(stopped.files[0]).toMatchObject({ kind: "unread", reason: "stopped", again: true });
    expect(stopped.draft.attachments[0]).toMatchObject({ unread: "stopped" });
    shelf.again(id);
    expect(shelf.complete(root, letter([{ name: "long.pdf" }])).files[0]?.kind).toBe("reading");
    expect(started).toEqual(["long.pdf", "long.pdf"]);
  });
});

it.each([
  ["quarterly-report-2026.pdf", "quarterly…2026.pdf", true],
  ["quarterly-report-2026.pdf", "quarterly-rep...", true],
  ["quarterly-report-2026.pdf", "….pdf", false],
  ["report.pdf", "report.pdf", true],
  ["report.pdf", "report2.pdf", false],
])("%s shown as %s: %s", (name, shown, same) => {
  expect(isNamed(name, shown)).toBe(same);
});

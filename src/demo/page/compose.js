import { button, make, signButton } from "./dom.js";

/**
 * @typedef {{ name?: string, address: string }} Person
 * @typedef {{ title: string, to: Person[], cc: Person[], subject: string, lines: string[], quote?: { head: string, lines: string[] } }} Opening
 * @typedef {{ from: string, to: string[], cc: string[], subject: string, text: string, html: string, files: string[], later: boolean }} Letter
 * @typedef {typeof import("./texts.js").texts["en"]} Texts
 */

const ADDRESS = /[^\s<>,;]+@[^\s<>,;]+/;

/**
 * Opens a compose window at the end of the page, as a webmail does: contenteditable text, addresses as chips, Send,
 * Send later, Ctrl+Enter.
 * @param {Opening} opening
 * @param {{ texts: Texts, senders: Person[], send(letter: Letter): Promise<boolean>, say(text: string): void }} deps
 */
export function openCompose(opening, { texts, senders, send, say }) {
  document.querySelector(".compose")?.remove();
  const from = make("select", { name: "from", id: "from" });
  for (const { name, address } of senders) from.append(make("option", {}, `${name} <${address}>`));
  const to = addressField("to", texts.to, opening.to, texts);
  const cc = addressField("cc", texts.cc, opening.cc, texts);
  const subject = make("input", { name: "subject", id: "subject", autocomplete: "off" });
  subject.value = opening.subject;
  const files = make("input", { type: "file", multiple: "", hidden: "", "aria-label": texts.attach });
  const fileList = make("ul", { class: "attachments" });
  files.addEventListener("change", () =>
    fileList.replaceChildren(...[...(files.files ?? [])].map((file) => make("li", {}, file.name))),
  );
  const editor = make("div", {
    class: "editor",
    contenteditable: "true",
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": texts.body,
    spellcheck: "false",
  });
  editor.append(...paragraphs(opening.lines));
  if (opening.quote) {
    const quote = make("blockquote", { type: "cite" }, ...paragraphs(opening.quote.lines));
    editor.append(make("div", {}, make("br")), make("div", { class: "quote-head" }, opening.quote.head), quote);
  }

  let leaving = false;
  /** @param {boolean} later */
  async function leave(later) {
    to.take();
    cc.take();
    if (to.list().length + cc.list().length === 0) return say(texts.noRecipient);
    if (leaving) return;
    leaving = true;
    const letter = {
      from: from.value,
      to: to.list(),
      cc: cc.list(),
      subject: subject.value,
      // An empty line is a block with a break in it, and counts twice.
      // biome-ignore lint/performance/useDomNodeTextContent: the letter as it is seen, with its line breaks
      text: editor.innerText.replaceAll("\n\n\n", "\n\n"),
      html: editor.innerHTML,
      files: [...(files.files ?? [])].map(({ name }) => name),
      later,
    };
    if (await send(letter)) root.remove();
    leaving = false;
  }

  const sendButton = button(texts.send, "send", () => void leave(false));
  const laterButton = button(texts.later, "later", () => void leave(true));
  laterButton.title = texts.laterHint;
  const bar = make("div", { class: "compose-bar" }, sendButton, laterButton, make("span", { class: "gap" }));
  for (const { label, sign, command } of [
    { label: texts.bold, sign: "B", command: "bold" },
    { label: texts.italic, sign: "I", command: "italic" },
    { label: texts.list, sign: "≡", command: "insertUnorderedList" },
  ]) {
    const tool = signButton(label, sign, () => document.execCommand(command));
    // The text keeps the selection that the tool works on.
    tool.addEventListener("mousedown", (event) => event.preventDefault());
    bar.append(tool);
  }
  bar.append(
    button(texts.attach, "tool", () => files.click()),
    button(texts.discard, "tool", () => root.remove()),
    files,
  );
  const root = make(
    "section",
    { class: "compose", "aria-label": opening.title },
    make("h2", {}, opening.title),
    row("from", texts.from, from),
    row("to", texts.to, ...to.elements),
    row("cc", texts.cc, ...cc.elements),
    row("subject", texts.subject, subject),
    editor,
    fileList,
    bar,
  );
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void leave(false);
    }
  });
  document.body.append(root);
  editor.focus();
  document.getSelection()?.collapse(editor.firstChild ?? editor, 0);
}

/** @param {string[]} lines */
const paragraphs = (lines) => lines.map((line) => make("div", {}, line === "" ? make("br") : line));

/** @param {string} id @param {string} caption @param {Node[]} content */
const row = (id, caption, ...content) =>
  make("div", { class: "compose-row" }, make("label", { for: id }, caption), ...content);

/**
 * A field that turns what is typed into chips.
 * @param {string} name @param {string} caption @param {Person[]} people @param {Texts} texts
 */
function addressField(name, caption, people, texts) {
  const chips = make("ul", { class: "chips" });
  const input = make("input", { name, id: name, autocomplete: "off", "aria-label": caption });
  /** @param {Person} person */
  const add = ({ name, address }) => {
    const chip = make("li", { class: "chip", "data-email": address, title: address }, name ?? address);
    const remove = button("×", "chip-remove", () => chip.remove());
    remove.title = texts.remove;
    chip.append(remove);
    chips.append(chip);
  };
  const take = () => {
    for (const part of input.value.split(/[,;，；]/)) {
      const address = part.match(ADDRESS)?.[0];
      if (address) add({ name: part.replace(/<.*/, "").trim() || address, address });
    }
    input.value = "";
  };
  for (const person of people) add(person);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === "," || event.key === ";") {
      event.preventDefault();
      take();
    } else if (event.key === "Backspace" && input.value === "") chips.lastElementChild?.remove();
  });
  input.addEventListener("blur", take);
  const list = () => [...chips.children].map((chip) => chip.getAttribute("data-email") ?? "");
  return { elements: [chips, input], take, list };
}

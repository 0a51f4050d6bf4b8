import { openCompose } from "./compose.js";
import { button, make } from "./dom.js";
import { texts as allTexts } from "./texts.js";

/**
 * @typedef {import("./compose.js").Letter & { at: string }} SentLetter
 * @typedef {typeof import("./letters.json")["en"]} Letters
 */

const language = navigator.languages[0]?.toLowerCase().startsWith("zh") ? "zh" : "en";
const texts = allTexts[language];
/** @type {Letters} */
const letters = (await (await fetch("letters.json")).json())[language];
const { sender, customer, reply } = letters;

/** @type {SentLetter[]} */
let outbox = await (await fetch("outbox")).json();
/** @type {"inbox" | "outbox"} */
let folder = "inbox";
let reading = false;

const rail = make("nav", { class: "rail" });
const main = make("main");
const note = make("p", { class: "note", role: "status" });

function draw() {
  rail.replaceChildren(
    button(texts.write, "write", () =>
      openLetter({ title: texts.newLetter, to: [], cc: [], subject: "", lines: [""] }),
    ),
    folderButton("inbox", texts.inbox, letters.others.length + 1),
    folderButton("outbox", texts.sent, outbox.length),
    tryCard(),
  );
  main.replaceChildren(folder === "outbox" ? outboxView() : reading ? letterView() : inboxView());
}

/** @param {"inbox" | "outbox"} name @param {string} label @param {number} count */
function folderButton(name, label, count) {
  const element = button(label, "folder", () => {
    folder = name;
    reading = false;
    draw();
  });
  element.append(make("span", { class: "folder-count" }, String(count)));
  if (folder === name) element.setAttribute("aria-current", "page");
  return element;
}

function tryCard() {
  const list = make("ol", {}, ...texts.tryLines.map((line) => make("li", {}, line)));
  return make(
    "aside",
    { class: "try" },
    make("h2", {}, texts.tryTitle),
    list,
    make("p", { class: "quiet" }, texts.tryEnd),
  );
}

function inboxView() {
  const first = row(customer.name, customer.subject, customer.lines[2] ?? "", customer.at, () => {
    reading = true;
    draw();
  });
  first.classList.add("unread");
  const rest = letters.others.map(([who = "", subject = "", start = ""], index) =>
    row(
      who,
      subject,
      start,
      `${String(19 - index).padStart(2, "0")}:${String((index * 17 + 8) % 60).padStart(2, "0")}`,
    ),
  );
  return make("div", { class: "list" }, first, ...rest);
}

/** @param {string} who @param {string} subject @param {string} start @param {string} at @param {() => void} [press] */
function row(who, subject, start, at, press = () => {}) {
  const element = button("", "row", press);
  element.append(
    make("span", { class: "who" }, who),
    make("span", { class: "what" }, make("b", {}, subject), ` — ${start}`),
    make("span", { class: "at" }, at),
  );
  return element;
}

function letterView() {
  const { name, address, subject, at, lines } = customer;
  return make(
    "article",
    { class: "letter" },
    make("h1", {}, subject),
    make("p", { class: "quiet" }, `${name} <${address}> · ${at}`),
    ...lines.filter(Boolean).map((line) => make("p", {}, line)),
    button(texts.reply, "reply", () => openLetter(replyOpening([""]))),
  );
}

function outboxView() {
  if (outbox.length === 0) return make("p", { class: "quiet empty" }, texts.empty);
  return make(
    "div",
    { class: "outbox" },
    ...outbox.map(({ to, cc, subject, text, at, later }) =>
      make(
        "article",
        { class: "letter" },
        make("h1", {}, subject),
        make("p", { class: "quiet" }, `${texts.to} ${[...to, ...cc].join(", ")} · ${later ? texts.leaves : at}`),
        make("p", { class: "sent-text" }, text),
      ),
    ),
  );
}

/** @param {string[]} lines @returns {import("./compose.js").Opening} */
function replyOpening(lines) {
  return {
    title: reply.subject,
    to: [customer],
    cc: [reply.cc],
    subject: reply.subject,
    lines,
    quote: { head: reply.quoteHead, lines: customer.lines },
  };
}

/** @param {import("./compose.js").Opening} opening */
function openLetter(opening) {
  const senders = [
    { name: sender.name, address: sender.address },
    { name: sender.name, address: sender.private },
  ];
  openCompose(opening, { texts, senders, send, say });
}

/** @param {import("./compose.js").Letter} letter @returns {Promise<boolean>} whether it left */
async function send(letter) {
  try {
    const answer = await fetch("outbox", { method: "POST", body: JSON.stringify(letter) });
    if (!answer.ok) throw new Error(String(answer.status));
    outbox = await answer.json();
  } catch {
    say(texts.failed);
    return false;
  }
  say(letter.later ? texts.laterNote : texts.sentNote);
  folder = "outbox";
  draw();
  return true;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let noteTimer;
/** @param {string} text */
function say(text) {
  note.textContent = text;
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => note.replaceChildren(), 6000);
}

document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
document.title = `${letters.company} · ${texts.title}`;
document.body.append(
  make(
    "header",
    { class: "top" },
    make("strong", {}, `${letters.company} · ${texts.title}`),
    make("input", { type: "search", name: "q", placeholder: texts.search, "aria-label": texts.search }),
    make("span", { class: "account" }, sender.name),
  ),
  rail,
  main,
  note,
);
draw();
// A letter with faults stands open, for a person to try; `#inbox` starts with the inbox alone.
if (location.hash !== "#inbox") openLetter(replyOpening(reply.lines));

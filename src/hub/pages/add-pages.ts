import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { html } from "hono/html";
import type { Env } from "../http/serve-endpoints.ts";
import { type PageWords, pickWords } from "./words.ts";

type Content = ReturnType<typeof html>;

const asset = (name: string) => readFileSync(new URL(`assets/${name}`, import.meta.url), "utf8");

const REASON = "refused:";

/** Why the hub may refuse, by its code, for the page's script. */
const reasonsIn = (words: PageWords): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(words).flatMap(([key, text]) =>
        key.startsWith(REASON) ? [[key.slice(REASON.length), text]] : [],
      ),
    ),
  );

const frame = (words: PageWords, page: string, title: string, content: Content) => html`<!doctype html>
<html lang="${words.lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title} · ${words.product}</title>
    <link rel="stylesheet" href="/assets/pages.css">
    <script type="module" src="/assets/pages.js"></script>
  </head>
  <body>
    <main data-page="${page}" data-failed="${words.failed}" data-reasons="${reasonsIn(words)}">
      <p class="product">
        <svg viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" rx="4"/><path d="m4 8.4 2.7 2.7L12 5.4"/></svg>
        ${words.product}
      </p>
      <h1>${title}</h1>
      ${content}
      <p role="alert" data-problem hidden></p>
    </main>
  </body>
</html>`;

const field = (label: string, name: string, type: string, autocomplete: string) => html`<label>
  ${label} <input name="${name}" type="${type}" autocomplete="${autocomplete}" required></label>`;

const newPassword = (words: PageWords) => html`<label>
  ${words.password} <input name="password" type="password" autocomplete="new-password" minlength="12" required></label>`;

/** Pages that people need before there is a console: set-up, joining, signing in, connecting a browser. */
export function addPages(app: Hono<Env>, { oidcName }: { oidcName?: string }): void {
  const assets = {
    "pages.css": ["text/css", asset("tokens.css") + asset("pages.css")],
    "pages.js": ["text/javascript", asset("pages.js")],
  };
  for (const [name, [type = "", text = ""]] of Object.entries(assets)) {
    app.get(`/assets/${name}`, (c) => c.body(text, 200, { "content-type": `${type}; charset=utf-8` }));
  }
  const page = (path: string, name: string, title: keyof PageWords, content: (words: PageWords) => Content) =>
    app.get(path, (c) => {
      const words = pickWords(c.req.header("accept-language"));
      return c.html(frame(words, name, words[title], content(words)));
    });

  page("/", "home", "homeTitle", (words) => {
    return html`<p data-signed-in hidden>${words.homeSignedIn} <a href="/console/">${words.homeConsole}</a></p>
      <p><a href="/sign-in" data-signed-out hidden>${words.signInTitle}</a></p>
      <button type="button" data-sign-out hidden>${words.signOut}</button>`;
  });
  page("/set-up", "set-up", "setUpTitle", (words) => {
    return html`<p>${words.setUpLead}</p>
      <form>${field(words.organisation, "organisation", "text", "organization")}
      ${field(words.name, "name", "text", "name")} ${field(words.email, "email", "email", "email")}
      ${newPassword(words)} <button>${words.send}</button></form>`;
  });
  page("/join", "join", "joinTitle", (words) => {
    return html`<p>${words.joinLead}</p>
      <form>${field(words.name, "name", "text", "name")} ${newPassword(words)} <button>${words.send}</button></form>`;
  });
  page("/sign-in", "sign-in", "signInTitle", (words) => {
    const provider = oidcName
      ? html`<button type="button" data-oidc>${words.signInWith.replace("{name}", oidcName)}</button>`
      : "";
    return html`<form>${field(words.email, "email", "email", "username")}
      <label>${words.passwordNow} <input name="password" type="password" autocomplete="current-password" required></label>
      <button>${words.send}</button></form> ${provider}`;
  });
  page("/enrol", "enrol", "enrolTitle", (words) => {
    return html`<section data-ask hidden><p>${words.enrolLead}</p><p><output data-code></output></p>
      <p>${words.enrolBrowser}: <span data-label></span></p>
      <form><button>${words.enrolYes}</button></form></section>
      <p role="status" data-done hidden>${words.enrolDone}</p>`;
  });
}

// The hub's own small pages. What is secret stands behind "#" in the address and is sent in a body, never in an address.
const secret = location.hash.slice(1);

/** @param {string} selector @returns {HTMLElement} */
function find(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`expected ${selector} on this page`);
  return found;
}
const main = find("main");

/** @param {string} method @param {string} path @param {object} [body] */
async function ask(method, path, body) {
  const init = body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {};
  const response = await fetch(path, { method, ...init });
  const answer = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  return { ok: response.ok, status: response.status, answer };
}

/** @param {{ message?: string, code?: string } | undefined} answer */
function fail(answer) {
  const problem = find("[data-problem]");
  const { code = "", message = code } = answer ?? {};
  const reasons = JSON.parse(main.dataset.reasons ?? "{}");
  // A code without words of ours is told as the hub tells it.
  problem.textContent = (main.dataset.failed ?? "").replace("{reason}", reasons[code] ?? message);
  problem.hidden = false;
}

/** Only places of this hub. */
function nextPlace() {
  const next = new URLSearchParams(location.search).get("next") ?? "/";
  return (/^\/(?!\/)[\w/-]*$/.test(next) ? next : "/") + location.hash;
}

/** @param {(values: Record<string, unknown>) => Promise<void>} send */
function onSubmit(send) {
  const form = document.forms[0];
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button) button.disabled = true;
    await send(Object.fromEntries(new FormData(form)));
    if (button) button.disabled = false;
  });
}

/** @param {string} path @param {Record<string, unknown>} values */
async function begin(path, values) {
  const { ok, answer } = await ask("POST", path, { ...values, token: secret });
  if (!ok) return fail(answer);
  // Nobody types again what they just chose.
  const { email } = answer;
  const signedIn = await ask("POST", "/auth/sign-in/email", { email, password: values.password });
  location.assign(signedIn.ok ? "/" : "/sign-in");
}

/** @type {Record<string, () => unknown>} */
const pages = {
  async home() {
    const { ok, answer } = await ask("GET", "/v1/me");
    // Who answers letters works in the console; a writer's place is the mailbox.
    if (ok && answer?.role !== "writer") return location.replace("/console/");
    find("[data-signed-in]").hidden = find("[data-sign-out]").hidden = !ok;
    find("[data-signed-out]").hidden = ok;
    find("[data-sign-out]").addEventListener("click", async () => {
      await ask("POST", "/auth/sign-out", {});
      location.reload();
    });
  },
  "set-up": () => onSubmit((values) => begin("/v1/set-up", values)),
  join: () => onSubmit((values) => begin("/v1/join", values)),
  "sign-in"() {
    onSubmit(async (values) => {
      const { ok, answer } = await ask("POST", "/auth/sign-in/email", values);
      if (ok) location.assign(nextPlace());
      else fail(answer);
    });
    document.querySelector("[data-oidc]")?.addEventListener("click", async () => {
      const body = { provider: "oidc", callbackURL: nextPlace(), errorCallbackURL: "/sign-in" };
      const { ok, answer } = await ask("POST", "/auth/sign-in/social", body);
      if (ok) location.assign(answer.url);
      else fail(answer);
    });
  },
  async enrol() {
    const { ok, status, answer } = await ask("GET", `/v1/enrolments/${encodeURIComponent(secret)}`);
    if (status === 401) return location.assign(`/sign-in?next=/enrol${location.hash}`);
    if (!ok) return fail(answer);
    find("[data-code]").textContent = secret;
    find("[data-label]").textContent = answer.label;
    find("[data-ask]").hidden = false;
    onSubmit(async () => {
      const confirmed = await ask("POST", `/v1/enrolments/${encodeURIComponent(secret)}/confirmation`);
      if (!confirmed.ok) return fail(confirmed.answer);
      find("[data-ask]").hidden = true;
      find("[data-done]").hidden = false;
    });
  },
};

pages[main.dataset.page ?? ""]?.();

/** Where the Send of Gmail's pages built from documented attributes stands. */
export const SEND = ".dC > .aoO";
/** Within this time of the change it must be said. */
export const SAID_MS = 1000;

/**
 * Runs in the page. Takes from an open letter everything that it was known by, its Send's name and place too when asked;
 * counts presses of Send under `__pressed`.
 * @returns what came first: that the letter is not watched, or the end of the time. Both are heard in the page, where a
 * busy machine holds up the one as the other.
 */
export async function takeCues([send, alsoSend, withinMs]: readonly [string, boolean, number]): Promise<
  "said" | "late"
> {
  Object.assign(window, { __pressed: [] });
  document.querySelector(send)?.addEventListener("click", () => {
    (window as unknown as { __pressed: unknown[] }).__pressed.push({ at: performance.now() });
  });
  const host = document.querySelector("[g_editable=true]");
  for (const name of ["g_editable", "role", "aria-label", "aria-multiline"]) host?.removeAttribute(name);
  // Nor does it say anything of itself in another way.
  for (const field of document.querySelectorAll(".AD .anm, .AD .anm [aria-label], .AD .aoT"))
    for (const name of ["name", "aria-label", "placeholder", "role"]) field.removeAttribute(name);
  for (const caption of document.querySelectorAll(".AD .gO")) caption.textContent = "";
  host?.setAttribute("data-host", "");
  if (alsoSend) {
    const control = document.querySelector(send);
    for (const name of ["role", "aria-label", "data-tooltip"]) control?.removeAttribute(name);
    if (control?.firstChild) control.firstChild.textContent = "➤";
    control?.nextElementSibling?.removeAttribute("role");
  }
  const root = document.querySelector("countersign-panel")?.shadowRoot;
  if (!root) throw new Error("the letter has no panel");
  const isSaid = () => root.querySelector("[data-kind=cannot-check]") || root.textContent?.includes("Not watching");
  return new Promise<"said" | "late">((done) => {
    setTimeout(() => done("late"), withinMs);
    new MutationObserver(() => isSaid() && done("said")).observe(root, {
      ...{ childList: true, subtree: true, attributes: true, characterData: true },
    });
  });
}

/** Asked of a form before the page's own script submits it. Cancelled, the form stays. */
export const SUBMIT_QUESTION = "countersign-submit";

/**
 * Runs in the page's own world, where `form.submit()` is called: it fires no submit event. These lines decide nothing and
 * know nothing; they ask by an event, and whoever hears it first answers by cancelling it.
 */
export function askBeforeSubmit(prototype: HTMLFormElement): void {
  const { submit } = prototype;
  const ask = EventTarget.prototype.dispatchEvent;
  // A method, as the one it stands for: no `prototype` of its own, and the same name.
  const asking = {
    submit(this: HTMLFormElement): void {
      const question = new Event(SUBMIT_QUESTION, { bubbles: true, cancelable: true, composed: true });
      if (ask.call(this, question)) submit.call(this);
    },
  };
  prototype.submit = asking.submit;
}

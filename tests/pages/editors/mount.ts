/** Gives the text of the editor's own model: what the page would send. */
export type ModelText = () => string;

declare global {
  interface Window {
    __model: ModelText;
    __sent: { model: string; trusted: boolean }[];
  }
}

/** Builds a letter around an editor: a recipient, a subject, Send. What is sent is what the editor's model holds. */
export function mount(make: (place: HTMLElement) => ModelText | Promise<ModelText>): void {
  document.body.innerHTML = `<main style="width:640px;padding:16px"><div><label>To <input name="to" value="dana.lee@northgate-crane.example"></label></div>
    <div><label>Subject <input name="subject" value="Unit 4471"></label></div><div id="place" style="min-height:160px;border:1px solid"></div>
    <button type="button" id="send">Send</button><button type="button" id="draft">Save draft</button></main>`;
  window.__sent = [];
  const place = document.querySelector<HTMLElement>("#place");
  const send = document.querySelector("#send");
  if (!place || !send) throw new Error("the page was not built");
  void Promise.resolve(make(place)).then((model) => {
    window.__model = model;
    send.addEventListener("click", ({ isTrusted }) => {
      window.__sent.push({ model: model(), trusted: isTrusted });
      document.querySelector("main")?.remove();
    });
  });
}

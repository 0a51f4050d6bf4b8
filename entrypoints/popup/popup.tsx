import type { MessageName } from "../../src/platform/locale-messages.ts";

/** What the toolbar button opens while no policy has been loaded. */
export function Popup({ message }: { message: (name: MessageName) => string }) {
  return (
    <main>
      <header>
        <img src="/icon/32.png" alt="" width={24} height={24} />
        <h1>{message("productName")}</h1>
      </header>
      <p role="status">{message("popupNoPolicy")}</p>
      <p className="meaning">{message("popupNoPolicyMeaning")}</p>
    </main>
  );
}

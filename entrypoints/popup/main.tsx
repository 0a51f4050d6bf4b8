import { createRoot } from "react-dom/client";
import { localeMessage, messagesLanguage } from "../../src/platform/locale-messages.ts";
import { Popup } from "./popup.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("popup: index.html has no #root");
document.documentElement.lang = messagesLanguage();
document.title = localeMessage("productName");
createRoot(root).render(<Popup message={localeMessage} />);

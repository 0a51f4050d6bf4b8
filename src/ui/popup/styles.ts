import popup from "../styles/popup.css?inline";

/** What the popup wears beside what all of the interface does. */
export const popupCss: string = popup;

import sidePanel from "../styles/side-panel.css?inline";

/** What the side panel wears beside what all of the interface does. */
export const sidePanelCss: string = sidePanel;

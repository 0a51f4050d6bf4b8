import controls from "../styles/controls.css?inline";
import guide from "./guide.css?inline";

/** What the introduction wears beside what all of the interface does. */
export const guideCss = `${controls}\n${guide}`;

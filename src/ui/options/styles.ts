import importing from "../importing/importing.css?inline";
import controls from "../styles/controls.css?inline";
import states from "../styles/states.css?inline";
import options from "./options.css?inline";

/** What the options page wears beside what all of the interface does. */
export const optionsCss = `${controls}\n${states}\n${importing}\n${options}`;

/**
 * Makes an element. Text is only ever text: nothing here reads HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * A button that says what it does.
 * @param {string} label @param {string} className @param {() => void} press
 */
export function button(label, className, press) {
  const element = make("button", { type: "button", class: className }, label);
  element.addEventListener("click", press);
  return element;
}

/**
 * A button that shows a sign and is named by its label.
 * @param {string} label @param {string} sign @param {() => void} press
 */
export function signButton(label, sign, press) {
  const element = button(sign, "sign", press);
  element.setAttribute("aria-label", label);
  element.title = label;
  return element;
}

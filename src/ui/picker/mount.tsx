import { createRoot } from "react-dom/client";
import type { PickerTranslator } from "../i18n/screens/picker.ts";
import { dress, type Look } from "../mount.tsx";
import { adoptStyles } from "../styles/adopt.ts";
import controls from "../styles/controls.css?inline";
import type { Store } from "../view-models/actions.ts";
import type { PickerAction, PickerFacts } from "../view-models/picker.ts";
import picker from "./picker.css?inline";
import { Picker } from "./picker-bar.tsx";

/** Shows the picker in a shadow root of its own. @returns takes it away */
export function mountPicker(
  root: ShadowRoot,
  store: Store<PickerFacts, PickerAction>,
  t: PickerTranslator,
  look: Look,
): () => void {
  adoptStyles(root, `${controls}\n${picker}`);
  const container = root.ownerDocument.createElement("div");
  container.className = "countersign";
  dress(container, look);
  root.append(container);
  const reactRoot = createRoot(container);
  reactRoot.render(<Picker store={store} t={t} />);
  return () => {
    reactRoot.unmount();
    container.remove();
  };
}

import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import { $getRoot, createEditor } from "lexical";
import { mount } from "./mount.ts";

mount((place) => {
  const host = document.createElement("div");
  host.contentEditable = "true";
  host.role = "textbox";
  place.append(host);
  const editor = createEditor({ namespace: "letter", onError: (error) => console.error(error) });
  editor.setRootElement(host);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  return () => editor.getEditorState().read(() => $getRoot().getTextContent());
});

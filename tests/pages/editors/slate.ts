import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { createEditor, type Descendant, Node } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { mount } from "./mount.ts";

mount((place) => {
  const editor = withHistory(withReact(createEditor()));
  const initialValue: Descendant[] = [{ children: [{ text: "" }] }];
  const children = createElement(Editable, { role: "textbox" });
  createRoot(place).render(createElement(Slate, { editor, initialValue, children }));
  return () => editor.children.map((block) => Node.string(block)).join("\n");
});

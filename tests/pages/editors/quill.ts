import Quill from "quill";
import { mount } from "./mount.ts";

mount((place) => {
  const box = document.createElement("div");
  place.append(box);
  // What was typed a moment before is a step of its own; by default the moment is a second.
  const quill = new Quill(box, { modules: { history: { delay: 100 } } });
  return () => quill.getText();
});

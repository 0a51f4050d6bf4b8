import { Bold, ClassicEditor, Essentials, Paragraph } from "ckeditor5";
import { mount } from "./mount.ts";

mount(async (place) => {
  const box = document.createElement("div");
  place.append(box);
  const editor = await ClassicEditor.create(box, { licenseKey: "GPL", plugins: [Essentials, Paragraph, Bold] });
  const scratch = document.createElement("div");
  return () => {
    scratch.innerHTML = editor.getData();
    return [...scratch.children].map((block) => block.textContent).join("\n").replaceAll("\u00a0", " ");
  };
});

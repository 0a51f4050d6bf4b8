import tinymce from "tinymce";
import "tinymce/models/dom/model.js";
import "tinymce/themes/silver/theme.js";
import "tinymce/icons/default/icons.js";
import { mount } from "./mount.ts";

mount(async (place) => {
  const box = document.createElement("textarea");
  place.append(box);
  const [editor] = await tinymce.init({
    target: box,
    license_key: "gpl",
    skin: false,
    content_css: false,
    height: 320,
    promotion: false,
  });
  return () => (editor?.getContent({ format: "text" }) ?? "").replaceAll("\u00a0", " ");
});

import type { Variant } from "./variant.ts";

const FOOT =
  '<div class="foot"><button type="submit" name="action" value="preview">Preview</button><button type="button" id="draft">Save draft</button><button type="button" id="clear">Clear form</button><button type="submit" name="action" value="send" class="go">Send fax</button></div>';

export const FAX_VARIANTS: readonly Variant[] = [
  {
    id: "fax-es-tables",
    from: "fax-portal",
    shows: "Spanish; captions without labels; Send as an input before the fields; names that say little",
    url: "https://envios.correofax.example/nuevo",
    edits: [
      ['<title>Send a fax - Paperline</title>', "<title>Enviar un fax</title>"],
      ['<b>Paperline</b><span>Fax service</span><a href="#resend">Send password</a>', '<b>Paperline</b><span>Servicio de fax</span><a href="#resend">Enviar contraseña</a>'],
      ["<h1>Send a fax</h1>", '<h1>Enviar un fax</h1><p class="ops"><input type="submit" form="faxform" name="action" value="send" id="top_go" hidden></p>'],
      ['<label for="fax_to">Fax numbers</label>', "<b>Números de fax</b>"],
      ['<label for="reference">Subject</label>', "<b>Asunto</b>"],
      ['<label for="cover_text">Message</label>', "<b>Mensaje</b>"],
      ['name="cover_text"', 'name="f7"'],
      ['name="reference"', 'name="f6"'],
      [FOOT, '<div class="foot"><input type="submit" name="action" value="send" class="go" title="Enviar fax"><button type="submit" name="action" value="preview">Vista previa</button><button type="button" id="draft">Guardar borrador</button><button type="button" id="clear">Vaciar</button></div>'],
      ["> Send later <", "> Enviar más tarde <"],
    ],
    selectors: [["button[name=action][value=send]", "input.go"]],
  },
  {
    id: "fax-zh",
    from: "fax-portal",
    shows: "Chinese; the letter in cells of a table; Send as a button with a picture; a chat box beside it with its own 发送",
    url: "https://fax.chuanzhen.example/send",
    edits: [
      ['<title>Send a fax - Paperline</title>', "<title>发传真</title>"],
      ['<label for="fax_to">Fax numbers</label>', "<span>传真号码：</span>"],
      ['<label for="reference">Subject</label>', "<span>主　题：</span>"],
      ['<label for="cover_text">Message</label>', "<span>传真内容：</span>"],
      [FOOT, '<div class="foot"><button type="submit" name="action" value="preview">预 览</button><button type="button" id="draft">存为草稿</button><button type="button" id="clear">清 空</button><button type="submit" name="action" value="send" class="go"><img alt="发送传真" src="data:,"></button></div>'],
      ["</main></div>", '</main><aside class="chat"><div>客服</div><textarea placeholder="请输入您的问题" id="ask"></textarea><button type="button" id="say">发送</button></aside></div>'],
      ['$("#fb").addEventListener', '$("#say").addEventListener("click", (e) => rec.decoy("chat", e));\n$("#fb").addEventListener'],
    ],
  },
];

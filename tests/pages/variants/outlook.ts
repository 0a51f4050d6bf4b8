import type { Variant } from "./variant.ts";

const SEND_ROW =
  '<div data-testid="ComposeSendButton" class="fui-SplitButton"><button type="button" id="splitButton-r${n}x__primaryActionButton" class="fui-Button fui-SplitButton__primaryActionButton" title="Send (Ctrl+Enter)" aria-label="Send"><span class="fui-Button__icon">${ico("send")}</span>Send</button><button type="button" id="splitButton-r${n}x__menuButton" class="fui-Button" aria-haspopup="menu" aria-expanded="false" aria-label="More send options">▾</button></div>';
const MENU =
  '<div class="fui-MenuPopover" role="menu"><button type="button" role="menuitem" tabindex="0" name="sendNow" class="mi">Send</button><button type="button" role="menuitem" tabindex="-1" name="scheduleSend" class="mi">Schedule send</button></div>';
const TIMES =
  '<div class="dlg" role="dialog" aria-modal="true" aria-label="Schedule send"><b>Schedule send</b><button type="button" class="schedTime">Tomorrow morning, Mon 11/23 8:00 AM</button><button type="button" class="schedTime">Tomorrow afternoon, Mon 11/23 1:00 PM</button><button type="button" class="schedX">Cancel</button></div>';
const ROWS =
  'row("to", "To", false, \'<span class="ccb"><button type="button" data-a="cc">Cc</button><button type="button" data-a="bcc">Bcc</button></span>\')}${row("cc", "Cc", false)}${row("bcc", "Bcc", true)';

export const OUTLOOK_VARIANTS: readonly Variant[] = [
  {
    id: "outlook-zh",
    from: "outlook-inline",
    shows:
      "Chinese at the new host; folded wells are exchanged for a line of names; keys heard on the document; its own time with a button; Save draft",
    url: "https://outlook.cloud.microsoft/mail/",
    edits: [
      [SEND_ROW, '<div class="bar1"><div data-testid="ComposeSendButton" class="fui-SplitButton"><div class="half"><button type="button" id="splitButton-r${n}x__primaryActionButton" class="fui-Button" title="发送 (Ctrl+Enter)" aria-label="发送"><span class="fui-Button__icon">${ico("send")}</span>发送</button></div><div class="half"><button type="button" id="splitButton-r${n}x__menuButton" class="fui-Button" aria-haspopup="menu" aria-expanded="false" aria-label="更多发送选项">▾</button></div></div></div><button type="button" class="keepIt" aria-label="保存草稿">保存草稿</button>'],
      [MENU, '<div class="fui-MenuPopover" role="menu"><button type="button" role="menuitem" tabindex="0" name="sendNow" class="mi">发送</button><button type="button" role="menuitem" tabindex="-1" name="scheduleSend" class="mi">定时发送</button></div>'],
      [TIMES, '<div class="dlg" role="dialog" aria-modal="true" aria-label="定时发送"><b>定时发送</b><label>自定义时间 <input type="datetime-local" class="when" value="2026-11-23T08:00"></label><button type="button" class="schedTime">发送</button><button type="button" class="schedX">取消</button></div>'],
      ['time: ".schedTime"', 'keep: ".keepIt", timeValue: ".when", time: ".schedTime"'],
      [ROWS, 'row("to", "收件人", false, \'<span class="ccb"><button type="button" data-a="cc">抄送</button><button type="button" data-a="bcc">密件抄送</button></span>\')}${row("cc", "抄送", false)}${row("bcc", "密件抄送", true)'],
      ['aria-label="Subject" placeholder="Add a subject"', 'aria-label="主题" placeholder="添加主题"'],
      ['title="Discard (Esc)" aria-label="Discard"', 'title="放弃 (Esc)" aria-label="放弃"'],
      ['collapsed: "inside"', 'collapsed: "replaced"'],
      ['keysOn: "window"', 'keysOn: "document"'],
      ['actsOn: "click"', 'actsOn: "mousedown"'],
      ['<button type="button" id="fbk" style="color:#fff;margin-left:auto">Send feedback</button>', '<button type="button" id="fbk" style="color:#fff;margin-left:auto">发送反馈</button>'],
    ],
  },
  {
    id: "outlook-popout-unloaded",
    from: "outlook-popout",
    shows: "a window opened without any address: Firefox never loads it, and keeps what its opener writes at once",
    edits: [['window.open("about:blank"', 'window.open(""']],
  },
  {
    id: "outlook-popout-late",
    from: "outlook-popout",
    shows: "a window that its opener writes once the blank page in it has loaded",
    edits: [
      ['doc$(".out").addEventListener("click", () => {', 'doc$(".out").addEventListener("click", async () => {'],
      ['"popup,width=900,height=720"), d = w.document;', '"popup,width=900,height=720"); await new Promise((done) => setTimeout(done, 500)); const d = w.document;'],
    ],
  },
  {
    id: "outlook-de-old",
    from: "outlook-deeplink",
    shows: "German; the buttons as before 2024: no test ids, Send by name; no group around the wells; no docking box",
    edits: [
      [SEND_ROW, '<div class="ms-CommandBar" role="menubar"><div class="ms-OverflowSet-item"><button type="button" name="Send" class="ms-Button ms-Button--primary ms-Button--commandBar sendOld" title="Senden (STRG+EINGABE)" aria-label="Senden"><span class="ms-Button-flexContainer"><i class="ms-Button-icon"></i><span class="ms-Button-textContainer"><span class="ms-Button-label">Senden</span></span></span></button><button type="button" class="ms-Button" aria-haspopup="menu" aria-label="Weitere Sendeoptionen">▾</button></div></div>'],
      ['[data-testid="ComposeSendButton"] [id$="primaryActionButton"]', ".sendOld"],
      ['[data-testid="ComposeSendButton"] [aria-haspopup]', ".ms-CommandBar [aria-haspopup]"],
      ['<div id="docking_InitVisiblePart_${n}" class="composePane">', '<div class="composePane" data-n="${n}">'],
      [ROWS, 'row("to", "An", false, \'<span class="ccb"><button type="button" data-a="cc">Cc</button><button type="button" data-a="bcc">Bcc</button></span>\')}${row("cc", "Cc", false)}${row("bcc", "Bcc", true)'],
      ['<div role="group" class="wellBox" id="MSG_${n}_${f.toUpperCase()}" aria-labelledby="recipient-well-label-${f}">', '<div class="wellBox box-${f}">'],
      ["group: { to: '[id$=\"_TO\"]', cc: '[id$=\"_CC\"]', bcc: '[id$=\"_BCC\"]' }", 'group: { to: ".box-to", cc: ".box-cc", bcc: ".box-bcc" }'],
      ["subject: 'input[id$=\"_SUBJECT\"]'", 'subject: ".subjRow input"'],
      ['<input type="text" id="MSG_${n}_SUBJECT" aria-label="Subject" placeholder="Add a subject"', '<input type="text" aria-label="Betreff hinzufügen" placeholder="Betreff hinzufügen"'],
      ['aria-label="Message body"', 'aria-label="Nachrichtentext, drücken Sie zum Beenden ALT+F10"'],
      [MENU, '<div class="ms-ContextualMenu" role="menu"><button type="button" role="menuitem" tabindex="0" name="sendNow" class="mi">Senden</button><button type="button" role="menuitem" tabindex="-1" name="scheduleSend" class="mi">Senden planen</button></div>'],
      [TIMES, '<div class="dlg" role="dialog" aria-modal="true" aria-label="Senden planen"><b>Senden planen</b><button type="button" class="schedTime">Morgen früh, Mo 23.11. 08:00</button><button type="button" class="schedTime">Morgen Nachmittag, Mo 23.11. 13:00</button><button type="button" class="schedX">Abbrechen</button></div>'],
      ['title="Discard (Esc)" aria-label="Discard"', 'title="Verwerfen (Esc)" aria-label="Verwerfen"'],
    ],
    selectors: [
      ["#docking_InitVisiblePart_7 [data-testid=ComposeSendButton] [id$=primaryActionButton]", ".composePane .sendOld"],
      ["#docking_InitVisiblePart_7", ".composePane"],
    ],
  },
];

import type { Variant } from "./variant.ts";

export const CHINA_VARIANTS: readonly Variant[] = [
  {
    id: "exmail-design-mode",
    from: "qq-classic",
    shows: "Tencent Exmail: the editor's frame is in design mode, and the dialog for the time stands in the window around",
    url: "https://exmail.qq.com/cgi-bin/frame_html?sid=StandIn&r=1",
    edits: [
      ["designMode: false, dialogInTop: false", "designMode: true, dialogInTop: true"],
      ['<body class="mail-editor" contenteditable="true" spellcheck="false">', '<body class="mail-editor">'],
      ['<b>定时发送</b><p>选择发送时间', "<h3>选择定时发送的时间</h3><p>发送时间"],
      ['<a class="btn_blue tsGo" href="#">发送</a>', '<a class="btn_blue tsGo" href="javascript:;">确定</a>'],
    ],
    letters: { final_frames: [] },
  },
  {
    id: "qq-new-2024",
    from: "qq-new",
    shows: "QQ Mail as of mid-2024: an editor in a frame, other names, labels in Traditional Chinese",
    edits: [
      ['<div class="mail-compose-page"><div class="mail-compose-header">', '<div class="compose_body mail-compose-page"><div class="compose_head"><div class="ops">'],
      ['<div class="xmail-ui-btn btn-close"><div class="ui-btn-text">关闭</div></div></div>', '<div class="xmail-ui-btn btn-close"><div class="ui-btn-text">關閉</div></div></div></div>'],
      ['<div class="xmail-ui-btn ui-btn-size32 ui-btn-them-blue btn-send"><div class="ui-btn-text">发送</div></div>', '<button type="button" class="xmail_sendmail_btn btn-send"><span>發送</span></button>'],
      ['<div class="ui-btn-text">定时发送</div>', '<div class="ui-btn-text">定時發送</div>'],
      ['<div class="xmail-cmp-editor"><div class="xmail-cmp-editor-content" contenteditable="true" spellcheck="false"></div></div>', '<div class="editor_wrap"><iframe class="editor_iframe"></iframe></div>'],
      ['body: ".xmail-cmp-editor-content"', 'frame: ".editor_iframe", body: ".rooster-content-body"'],
      ["  toast: (text)", '  frameDoc: \'<!DOCTYPE html><html><body style="margin:8px"><div class="rooster-content-body" contenteditable="true"></div></body></html>\',\n  toast: (text)'],
      ['<label>主题</label>', "<label>主旨</label>"],
    ],
    selectors: [[".mail-compose-page .xmail-cmp-editor-content", ".rooster-content-body"]],
    letters: { body_frames: ["iframe.editor_iframe"] },
  },
  {
    id: "netease-126",
    from: "netease-163",
    shows: "126: the editor's frame is not written but edited as it is; Send as a link; captions in bold cells",
    url: "https://mail.126.com/js6/main.jsp?sid=StandIn#module=compose.ComposeModule%7C%7B%7D",
    edits: [
      ["written: true", "written: false"],
      ["  done: (text) =>", '  editorHead: "<style>body{margin:10px}</style>",\n  done: (text) =>'],
      ['<div class="js-component-button nui-mainBtn nui-btn" role="button" tabindex="2"><span class="nui-btn-icon"><b class="nui-ico"></b></span><span class="nui-btn-text">发送</span></div>', '<span class="mb"><a class="js-component-button nui-mainBtn nui-btn" role="button" tabindex="2"><span class="nui-btn-text">发 送</span></a></span>'],
      ['<span class="lb">主题</span>', '<span class="lb"><b>主　题：</b></span>'],
    ],
  },
];

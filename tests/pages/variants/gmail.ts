import type { Variant } from "./variant.ts";

const SEND =
  '<div class="dC"><div class="T-I J-J5-Ji aoO v7 T-I-atl L3" id=":${n}s" role="button" tabindex="1" aria-label="Send &#x202A;(Ctrl-Enter)&#x202C;" data-tooltip="Send &#x202A;(Ctrl-Enter)&#x202C;">Send</div><div class="T-I J-J5-Ji hG T-I-atl L3" role="button" tabindex="1" aria-haspopup="true" aria-expanded="false" aria-label="More send options" data-tooltip="More send options"><div class="G-asx J-J5-Ji"></div></div></div>';
const CHIPS =
  '<div role="listbox" aria-multiselectable="true" aria-label="${label}"></div><div class="agP aFw"><input class="agP" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-haspopup="listbox" peoplekit-id="BbVjBd" aria-label="${label}" autocomplete="off" size="28"></div>';
const TIME = '<div class="Az AM" role="menuitem" tabindex="0">';

export const GMAIL_VARIANTS: readonly Variant[] = [
  {
    id: "gmail-de-nested",
    from: "gmail-popup",
    shows:
      "German; Send and its arrow each in a box of its own; a second extension's button beside them; Send goes at pointerdown",
    edits: [
      [
        SEND,
        '<div class="dC"><div class="sBox"><span class="sIn"><div class="T-I J-J5-Ji aoO v7 T-I-atl L3" id=":${n}s" role="button" tabindex="1" aria-label="Senden &#x202A;(Strg-Enter)&#x202C;" data-tooltip="Senden &#x202A;(Strg-Enter)&#x202C;"><span>Senden</span></div></span></div><div class="sBox"><div class="T-I J-J5-Ji hG T-I-atl L3" role="button" tabindex="1" aria-haspopup="true" aria-expanded="false" aria-label="Weitere Sendeoptionen" data-tooltip="Weitere Sendeoptionen"><div class="G-asx J-J5-Ji"></div></div></div><div class="T-I v7 T-I-atl L3 trk2" role="button" tabindex="1" aria-label="Senden und verfolgen">Senden</div></div>',
      ],
      ['send: ".dC > .aoO"', 'send: ".dC .sIn > .aoO"'],
      ['more: ".dC > [aria-haspopup]"', 'more: ".dC [aria-haspopup]"'],
      ['"Message Body"', '"Nachrichtentext"'],
      ['placeholder="Subject" aria-label="Subject"', 'placeholder="Betreff" aria-label="Betreff"'],
      ['"To recipients"', '"Empfänger im Feld &quot;An&quot;"'],
      ['aria-label="Discard draft" data-tooltip="Discard draft"', 'aria-label="Entwurf verwerfen" data-tooltip="Entwurf verwerfen"'],
      ['</span>Schedule send</div>', '</span>Senden planen</div>'],
      ['aria-label="Schedule send"><div class="Kj-JD-K7"><span class="Kj-JD-K9">Schedule send<', 'aria-label="Senden planen"><div class="Kj-JD-K7"><span class="Kj-JD-K9">Senden planen<'],
      ['actsOn: "click"', 'actsOn: "mouseup"'],
    ],
    selectors: [
      [".dC > .aoO", ".dC .sIn > .aoO"],
      [".dC > [aria-haspopup=true]", ".dC [aria-haspopup=true]"],
    ],
  },
  {
    id: "gmail-zh-old",
    from: "gmail-inline",
    shows: "Chinese; recipients as before 2021: a text area and hidden fields; times as buttons in a plain dialog",
    edits: [
      ['aria-label="Send &#x202A;(Ctrl-Enter)&#x202C;" data-tooltip="Send &#x202A;(Ctrl-Enter)&#x202C;">Send<', 'aria-label="发送 &#x202A;(Ctrl-Enter)&#x202C;" data-tooltip="发送 &#x202A;(Ctrl-Enter)&#x202C;">发送<'],
      ['aria-label="More send options" data-tooltip="More send options"', 'aria-label="更多发送选项" data-tooltip="更多发送选项"'],
      ['aria-label="Send and archive" data-tooltip="Send and archive">Send + archive', 'aria-label="发送并归档" data-tooltip="发送并归档">发送并归档'],
      ['"Message Body"', '"邮件正文"'],
      ['<div class="anm" name="${f}"', '<div class="anm oldrow row-${f}"'],
      [CHIPS, '<div class="vR"><div class="chips"></div><div class="mirror"></div></div><textarea class="vO" rows="1" name="${f}" aria-label="${label}" autocomplete="off"></textarea>'],
      ['row: { to: ".anm[name=to]", cc: ".anm[name=cc]", bcc: ".anm[name=bcc]" }', 'row: { to: ".row-to", cc: ".row-cc", bcc: ".row-bcc" }'],
      ['chips: { to: ".anm[name=to] [role=listbox]", cc: ".anm[name=cc] [role=listbox]", bcc: ".anm[name=bcc] [role=listbox]" }', 'chips: { to: ".row-to .chips", cc: ".row-cc .chips", bcc: ".row-bcc .chips" }'],
      ['entry: { to: ".anm[name=to] input", cc: ".anm[name=cc] input", bcc: ".anm[name=bcc] input" }', 'entry: { to: ".row-to textarea", cc: ".row-cc textarea", bcc: ".row-bcc textarea" }'],
      ['link: { cc: ".pE", bcc: ".pB" }, chip: "[role=option]"', 'link: { cc: ".pE", bcc: ".pB" }, chip: ".vN"'],
      ['  chip: (r) => `<div class="afV bDe" role="option" tabindex="-1" data-hovercard-id="${rec.esc(r.address)}" data-name="${rec.esc(r.name)}" aria-selected="false"><div class="af2">${rec.esc(r.name)}</div><div class="afX" aria-hidden="true">×</div></div>`,', '  chip: (r) => `<span class="vN bfK a3q" tabindex="-1" email="${rec.esc(r.address)}"><div class="vT">${rec.esc(r.name)}</div><div class="afX vM" aria-hidden="true"></div></span>`,\n  mirror(c, f) { c.$(".row-" + f + " .mirror").innerHTML = c[f].map((r) => `<input type="hidden" name="${f}" value="${rec.esc(`${r.name} <${r.address}>`)}">`).join(""); },'],
      ['<span class="gO">${L[f]}</span>', '<span class="gO">${{ to: "收件人", cc: "抄送", bcc: "密送" }[f]}</span>'],
      ['</span>Schedule send</div>', '</span>定时发送</div>'],
      [TIME, '<div class="Az AM" role="button" tabindex="0">'],
      ['role="dialog" aria-label="Schedule send"><div class="Kj-JD-K7"><span class="Kj-JD-K9">Schedule send<', 'role="dialog" aria-label="安排发送时间"><div class="Kj-JD-K7"><span class="Kj-JD-K9">安排发送时间<'],
    ],
    selectors: [
      [".anm[name=to] input[role=combobox]", ".row-to textarea"],
    ],
  },
  {
    id: "gmail-ja-several",
    from: "gmail-multi",
    shows: "Japanese; no box around the letter's dialog; Send without a label of its own; acts at mousedown; asks for a subject",
    edits: [
      [SEND, '<div class="dC"><div class="T-I J-J5-Ji aoO v7 T-I-atl L3" id=":${n}s" role="button" tabindex="1" data-tooltip-delay="800">送信</div><div class="T-I J-J5-Ji hG T-I-atl L3" role="button" tabindex="1" aria-haspopup="true" aria-expanded="false" aria-label="その他の送信オプション" data-tooltip="その他の送信オプション"><div class="G-asx J-J5-Ji"></div></div></div>'],
      ['"Message Body"', '"メッセージ本文"'],
      ['placeholder="Subject" aria-label="Subject"', 'placeholder="件名" aria-label="件名"'],
      ['</span>Schedule send</div>', '</span>送信日時を設定</div>'],
      ['actsOn: "click", bareClick: true', 'actsOn: "mouseup", bareClick: true, asksSubject: true'],
    ],
  },
];

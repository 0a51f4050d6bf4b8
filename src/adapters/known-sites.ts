import { type SiteDefinitionSource, siteDefinitionSchema } from "../model/sites.ts";
import type { ComposeAdapter } from "./adapter.ts";
import { matchesSite } from "./definition.ts";
import { createMemory } from "./memory.ts";
import { createSiteAdapter } from "./site.ts";

/**
 * Sites whose marks are documented, as data of the same kind that a policy may bring. Attributes that survive
 * translation and new builds come first; what a definition does not name is found by the page's own signs.
 */
type Known = { examples: readonly string[]; remembers?: boolean; source: SiteDefinitionSource };

/** Outlook on the web: inline, popped out into a window without an address, deep link. */
const outlook: Known = {
  examples: [
    "https://outlook.office.com/mail/",
    "https://outlook.office365.com/mail/inbox",
    "https://outlook.live.com/mail/0/",
    "https://outlook.cloud.microsoft/mail/deeplink/compose",
  ],
  // Recipients fold to names when the focus leaves them, and it is never moved to open them.
  remembers: true,
  source: {
    id: "outlook",
    matches: [
      "https://outlook.office.com/*",
      "https://outlook.office365.com/*",
      "https://outlook.live.com/*",
      "https://outlook.cloud.microsoft/*",
    ],
    replies: true,
    scheduleAsks: true,
    parts: {
      root: { selectors: ["[id^='docking_InitVisiblePart']"] },
      body: {
        selectors: [
          "[id^='editorParent_'] [contenteditable=true][role=textbox]",
          "[contenteditable=true][role=textbox][aria-multiline=true]",
        ],
      },
      to: { selectors: ["[role=group][id$='_TO']", "[id$='_TO']"] },
      cc: { selectors: ["[role=group][id$='_CC']", "[id$='_CC']"] },
      bcc: { selectors: ["[role=group][id$='_BCC']", "[id$='_BCC']"] },
      subject: { selectors: ["input[id$='_SUBJECT']"] },
      send: {
        selectors: [
          "[data-testid='ComposeSendButton'] [id$='primaryActionButton']",
          "[data-testid='ComposeSendButton'] button:not([aria-haspopup])",
          "button[id$='primaryActionButton']",
          "button[name='Send']",
        ],
      },
      attachments: { selectors: ["[data-testid='AttachmentCard']"] },
      neverHold: { selectors: ["#discardCompose"] },
    },
  },
};

/** QQ Mail as it was, and Tencent Exmail: three frames, each written by script. */
const qqClassic: Known = {
  examples: ["https://mail.qq.com/cgi-bin/frame_html?sid=x", "https://exmail.qq.com/cgi-bin/frame_html"],
  source: {
    id: "qq-classic",
    matches: ["https://mail.qq.com/*", "https://*.mail.qq.com/cgi-bin/*", "https://*.exmail.qq.com/*"],
    replies: true,
    scheduleAsks: true,
    parts: {
      root: { selectors: ["form#frm"] },
      body: { selectors: ["iframe.qmEditorIfrmEditArea", "#QMEditorArea iframe", "#rteContainer iframe"] },
      to: { selectors: ["#toAreaCtrl"] },
      cc: { selectors: ["#ccAreaCtrl"] },
      bcc: { selectors: ["#bccAreaCtrl"] },
      subject: { selectors: ["#subject"] },
      send: { selectors: ["a[name=sendbtn]"] },
      schedule: { selectors: ["a[name=timeSendbtn]"] },
      attachments: { selectors: ["#attachContainer"] },
      neverHold: { selectors: ["a[name=savebtn]"] },
    },
  },
};

const qqNew: Known = {
  examples: ["https://wx.mail.qq.com/home/index?sid=x#/compose/normal"],
  source: {
    id: "qq-new",
    matches: ["https://wx.mail.qq.com/*"],
    replies: true,
    scheduleAsks: true,
    parts: {
      root: { selectors: [".mail-compose-page"] },
      body: {
        selectors: [
          ".xmail-cmp-editor-content[contenteditable=true]",
          ".mail-replay-editor-wrap [contenteditable=true]",
          ".compose_body .editor_iframe",
          ".rooster-content-body",
        ],
      },
      send: { selectors: [".xmail-ui-btn", ".xmail_sendmail_btn"], words: ["发送", "發送", "Send"] },
      attachments: { selectors: [".mail-compose-attach-cards"] },
    },
  },
};

/** NetEase 163, 126 and yeah.net: letters are tabs beside each other, one shown; Send stands above and below. */
const netease: Known = {
  examples: ["https://mail.163.com/js6/main.jsp?sid=x", "https://mail.126.com/js6/main.jsp", "https://mail.yeah.net/"],
  source: {
    id: "netease",
    matches: ["https://*.mail.163.com/*", "https://*.mail.126.com/*", "https://*.mail.yeah.net/*"],
    replies: true,
    scheduleAsks: true,
    parts: {
      root: { selectors: ["[id^='_dvModuleContainer_compose.ComposeModule_']"] },
      body: { selectors: ["iframe.APP-editor-iframe", "[id^='_mail_editor_'] iframe"] },
      subject: { selectors: ["[id$='_subjectInput']"] },
      send: { selectors: [".js-component-toolbar .nui-mainBtn"], words: ["发送", "發送", "Send"] },
      attachments: { selectors: ["[id$='_attachContent']"] },
    },
  },
};

/** Google's editor outside Gmail's own page: its Send carries words where everything beside it carries a picture. */
const googleInbox: Known = {
  examples: ["https://inbox.google.com/u/0/"],
  source: {
    id: "google-inbox",
    matches: ["https://inbox.google.com/*"],
    replies: true,
    parts: {
      body: { selectors: ["[g_editable=true][contenteditable=true]"] },
      send: {
        selectors: [
          "[role=button]:not([title]):has(~ [jsaction$='.attach'])",
          "[role=button]:not([title]):not([aria-label]):not([aria-labelledby]):not([aria-haspopup]):not([aria-pressed])",
        ],
      },
    },
  },
};

export const KNOWN_SITES: readonly Known[] = [outlook, qqNew, qqClassic, netease, googleInbox];

export const createKnownSiteAdapters = (): ComposeAdapter[] =>
  KNOWN_SITES.map(({ examples, remembers, source }) => {
    const definition = siteDefinitionSchema.parse(source);
    return createSiteAdapter({
      id: definition.id,
      examples,
      matches: (url) => matchesSite(definition, url),
      definition,
      recipients: remembers ? createMemory() : undefined,
    });
  });

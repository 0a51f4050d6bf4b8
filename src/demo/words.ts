export type StoryLanguage = "en" | "zh";

/** What the demo says in the terminal. */
const WORDS = {
  en: {
    building: "Building the extension for the demo",
    playing: "The story, played in a browser without a window:",
    noWindow: "There is no display, so the demo plays by itself.",
    watching: "A customer has written. We press Reply: Countersign stands beside the letter and has nothing to say.",
    marked: "We type the answer. Two passages that must change and a promise to check are marked, and no other words.",
    mended: "One click in the panel puts the approved wording in: exactly those words change.",
    held: "We press Send, then Ctrl+Enter: both times a dialog holds the letter, and the outbox stays empty.",
    settled:
      "In the dialog we take the second wording and fill in a date: “Ready to send”, and still nothing has left.",
    sent: "We press “Send now”: the letter leaves, once, in the words that were approved.",
    allHeld: "Every step held. Pictures:",
    failed: "A step did not hold. Pictures up to there:",
    open: "The demo mailbox is open, with a letter that is not fit to go. Nothing leaves this computer.",
    tips: [
      "Press Send, or Ctrl+Enter: a dialog says what is wrong, and the letter stays.",
      "Press a wording in the panel beside the letter. Ctrl+Z brings your words back.",
      "Write your own: “I can promise”, “go and ask someone else”.",
      "Settle everything and send: the letter lands in the outbox, once.",
    ],
    close: "Close the window to end the demo.",
  },
  zh: {
    building: "正在构建演示用的扩展",
    playing: "在不显示窗口的浏览器里演示：",
    noWindow: "没有可用的显示器，演示将自动进行。",
    watching: "客户来信，点“回复”：Countersign 在信函旁待命，没有提示。",
    marked: "写回信：两处必须修改、一处请确认的承诺被标出，其余文字不受影响。",
    mended: "在面板里点一下推荐用语：只替换这一处文字。",
    held: "按“发送”，再按 Ctrl+Enter：两次都被对话框拦下，发件箱仍是空的。",
    settled: "在对话框里采用第二处用语并填写日期：“可以发送了”，此时仍未发出。",
    sent: "按“现在发送”：信函按确认过的文字发出，只发一次。",
    allHeld: "每一步都符合预期。截图：",
    failed: "有一步不符合预期。截图：",
    open: "演示邮箱已打开，里面有一封还不能发的信。所有内容都不会离开这台电脑。",
    tips: [
      "按“发送”或 Ctrl+Enter：对话框说明问题，信函留在原处。",
      "在信函旁的面板里点一句推荐用语；Ctrl+Z 可以恢复原文。",
      "自己写写看：“绝对没问题”“您去问别人”。",
      "全部处理好再发送：信函进入发件箱，只发一次。",
    ],
    close: "关闭窗口即可结束演示。",
  },
} as const;

export const toWords = (language: StoryLanguage) => WORDS[language];

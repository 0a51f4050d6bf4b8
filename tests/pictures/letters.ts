import type { UiLanguage } from "../../src/ui/i18n/texts.ts";

export type PictureLanguage = Extract<UiLanguage, "en" | "zh-CN">;

/** What the pictures' writers ask about: the first one is the letter that is opened. */
export type PictureLetter = { subject: string; body: string; to: string; note: string; attachment?: string };

/** The same office in two languages; names and addresses are invented. */
export const LETTERS: Record<PictureLanguage, readonly [PictureLetter, ...PictureLetter[]]> = {
  en: [
    {
      subject: "Concrete pump C260: new main pump",
      to: "ana.ruiz@harbour-lifting.example",
      body: [
        "Dear Ms Ruiz,",
        "",
        "Thank you for the photos. The pistons of the main pump are worn; it has to be replaced.",
        "The main pump is 4,180 euros. The part will be at your yard within two days.",
        "The hydraulic hoses are not my job, please ask the dealer.",
        "",
        "Kind regards,",
        "Noor Haas",
      ].join("\n"),
      note: "They decide at noon. May I name the price?",
      attachment: "main-pump-photos.pdf",
    },
    {
      subject: "Your complaint of 18 November",
      to: "j.banda@harbour-lifting.example",
      body: "Dear Mr Banda,\n\nWe are sorry about the second stop. We will refund the last visit.\n\nLi Wei",
      note: "I would like to offer this, as we were late twice.",
    },
  ],
  "zh-CN": [
    {
      subject: "C260 泵车：更换主油泵",
      to: "wang.fang@lakeside-power.example",
      body: [
        "尊敬的王女士：",
        "",
        "您好！照片已收到，主油泵的柱塞磨损，需要更换。",
        "主油泵价格为4180欧元，两天内送到贵公司。",
        "液压软管这事不归我管，请您联系经销商。",
        "",
        "此致",
        "敬礼",
        "李伟",
      ].join("\n"),
      note: "客户中午前定夺，能报价格吗？",
      attachment: "主油泵照片.pdf",
    },
    {
      subject: "关于11月18日的投诉",
      to: "ban.jun@lakeside-power.example",
      body: "尊敬的班先生：\n\n您好！再次停机，我们深表歉意。上次上门的费用我们退给您。\n\n李伟",
      note: "已经迟到两次，想主动提出。",
    },
  ],
};

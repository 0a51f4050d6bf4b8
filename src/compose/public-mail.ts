/** Mail services open to everybody: an address there says nothing about an organisation. */
const PUBLIC = new Set(
  (
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com " +
    "proton.me protonmail.com gmx.com gmx.net gmx.de web.de mail.com zoho.com yandex.com yandex.ru mail.ru fastmail.com " +
    "qq.com foxmail.com vip.qq.com 163.com vip.163.com 126.com yeah.net 188.com sina.com sina.cn sohu.com 139.com 189.cn " +
    "aliyun.com tom.com 21cn.com naver.com daum.net hanmail.net free.fr orange.fr wanadoo.fr laposte.net libero.it"
  ).split(" "),
);

export const isPublicMail = (domain: string): boolean => PUBLIC.has(domain.toLowerCase());

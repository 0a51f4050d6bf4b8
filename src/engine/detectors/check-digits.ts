/** GB 11643-1999: 17 digits and a check sign by ISO 7064 MOD 11-2; region and birthday must be possible ones. */
export function isChineseId(value: string): boolean {
  if (!isDatedId(value) || value.length !== 18) return false;
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += Number(value.charAt(at)) * (2 ** (17 - at) % 11);
  return "10X98765432".charAt(sum % 11) === value.charAt(17);
}

/** Region and birthday of a mainland identity number of 18 or 15 places, whatever its check sign. */
export function isDatedId(value: string): boolean {
  const parts = /^([1-9]\d)\d{4}(\d{4}|\d{2})(\d{2})(\d{2})\d{3}[\dX]?$/.exec(value);
  if (!parts || (value.length !== 18 && value.length !== 15)) return false;
  const [, region = "", year = "", month = "", day = ""] = parts;
  if (!/^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])$/.test(region)) return false;
  if (year.length === 4 && (year < "1900" || year > "2099")) return false;
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

/** ISO/IEC 7812: every second digit from the right doubled; the sum is a multiple of ten. */
export function passesLuhn(value: string): boolean {
  if (!/^\d{12,19}$/.test(value) || /^(\d)\1+$/.test(value)) return false;
  let sum = 0;
  for (let at = 0; at < value.length; at++) {
    const digit = Number(value.charAt(value.length - 1 - at));
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: country, two check digits, the rest; the number modulo 97 is 1. */
export function isIban(value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return false;
  const moved = value.slice(4) + value.slice(0, 4);
  let rest = 0;
  for (const sign of moved) {
    const digits = /[A-Z]/.test(sign) ? String(sign.charCodeAt(0) - 55) : sign;
    for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

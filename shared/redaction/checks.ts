/** ISO/IEC 7812-1, annex B. @param digits digits only */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const twice = digit * 2;
    sum += i % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** ISO 13616: the remainder by 97 is 1. @param iban upper case, without spaces */
export function ibanIsValid(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/**
 * Provinces in the codes of the ministry of home affairs (Kemendagri, Permendagri 72/2019 and the splits of Papua in 2022)
 * with the highest number of a regency (from 01) and of a city (from 71). A number that is handed out in a later split
 * still counts by two more; loose limits would make every time in microseconds a NIK.
 */
const provinces = new Map<number, readonly [regencies: number, cities: number]>(
  (
    '11:18,5 12:25,8 13:12,7 14:12,3 15:9,2 16:13,4 17:9,1 18:13,2 19:6,1 21:5,2 31:1,5 32:18,9 33:29,6 34:4,1 35:29,9 36:4,4 ' +
    '51:8,1 52:8,2 53:21,1 61:12,2 62:13,1 63:11,2 64:11,4 65:4,1 71:11,4 72:12,1 73:26,3 74:15,2 75:5,1 76:6,0 81:9,2 82:8,2 ' +
    '91:36,1 92:12,1 93:4,0 94:36,1 95:8,0 96:6,1'
  )
    .split(' ')
    .map((entry) => {
      const [province = 0, regencies = 0, cities = 0] = entry.split(/[:,]/).map(Number);
      return [province, [regencies, cities]];
    }),
);

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** DDMMYY, women with 40 more on the day. */
function birthIsPlausible(digits: string): boolean {
  const day = Number(digits.slice(0, 2)) % 40;
  const last = daysOf[Number(digits.slice(2, 4)) - 1] ?? 0;
  return Number(digits.slice(0, 2)) <= 71 && day >= 1 && day <= last;
}

/**
 * NIK, the number on an Indonesian identity card: province, regency or city, district, day of birth, serial number.
 * @param digits sixteen digits
 */
export function nikIsValid(digits: string): boolean {
  const limits = provinces.get(Number(digits.slice(0, 2)));
  const regency = Number(digits.slice(2, 4));
  if (!limits || !(regency >= 71 ? regency <= 70 + limits[1] : regency >= 1 && regency <= limits[0] + 2)) return false;
  return digits.slice(4, 6) !== '00' && birthIsPlausible(digits.slice(6, 10)) && digits.slice(12) !== '0000';
}

/** Where the word "NIK" stands before it, the day of birth is enough. @param digits sixteen digits */
export const couldBeNik = (digits: string): boolean => birthIsPlausible(digits.slice(6, 10));

/**
 * NPWP without its points: fifteen digits, of which the ninth is a check digit (Luhn over the first nine); since 2024
 * (PMK 112/2022) sixteen, for companies with a zero before the old ones (a person's is the NIK).
 * Only head offices ("000" at the end) are told without the word before: other numbers of fifteen digits are common.
 */
export function npwpIsValid(digits: string): boolean {
  const old = digits.length === 16 && digits.startsWith('0') ? digits.slice(1) : digits;
  return old.length === 15 && luhn(old.slice(0, 9)) && /^(?:0[1-9]|[1-9]\d)/.test(old) && old.endsWith('000') && !/0{6}$/.test(old);
}

/** Card numbers in use, by their first digits (ISO/IEC 7812 registry): without this one in ten long numbers would be a card. */
export function cardIsValid(digits: string): boolean {
  const scheme =
    /^4(?:\d{12}|\d{15}|\d{18})$|^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)\d+$|^3[47]\d{13}$|^3(?:0[0-5]|[689]\d)\d{11,13}$|^35(?:2[89]|[3-8]\d)\d{12}$|^(?:6011|64[4-9]|65|62|60|81|82|50|5[6-9]|63|67)\d+$/;
  return digits.length >= 13 && digits.length <= 19 && scheme.test(digits) && luhn(digits) && !/^(\d)\1+$/.test(digits);
}

const ipv4Part = /^(?:0|[1-9]\d{0,2})$/;

export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => ipv4Part.test(part) && Number(part) <= 255);
}

/** RFC 4291, 2.2, without a zone: eight groups of one to four hexadecimal digits, or fewer and one "::". */
export function isIpv6(text: string): boolean {
  let groups = 0;
  let length = 0;
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 58) {
      if (text.charCodeAt(i + 1) === 58) {
        if (gap) return false;
        gap = true;
        i++;
      } else if (length === 0 || i + 1 === text.length) return false;
      if (length > 0) groups++;
      length = 0;
    } else if (code === 46) {
      // The last two groups may be written as an IPv4 address.
      const start = i - length;
      if (length === 0 || !isIpv4(text.slice(start))) return false;
      return gap ? groups <= 5 : groups === 6;
    } else if ((code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102)) length++;
    else return false;
    if (length > 4) return false;
  }
  if (length > 0) groups++;
  return gap ? groups <= 7 : groups === 8;
}

/** Says nothing about anybody: loopback, "any", broadcast, netmasks, multicast. */
export function isPlainIpv4(text: string): boolean {
  return /^(?:127\.|0\.0\.0\.0$|255\.|22[4-9]\.|23\d\.)/.test(text);
}

/** Loopback, "any", the prefixes of link-local and multicast on their own. */
export function isPlainIpv6(text: string): boolean {
  return /^(?:::1?|(?:fe80|fc00|fd00|ff0[0-9a-f]|2000)::?\d{0,2}|ff0[0-9a-f]::[0-9a-f]{1,3}(?::[0-9a-f]{1,3})?|(?:0:){7}[01])$/i.test(text);
}

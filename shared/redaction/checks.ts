/** ISO/IEC 7812-1, annex B. @param digits digits only */
export function luhn(digits: string): boolean {
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
 * NIK, the number on an Indonesian identity card: province 11-97, then regency, district, and the day of birth (women:
 * plus 40), month, year, and a serial number that is never 0000.
 * @param digits sixteen digits
 */
export function nikIsValid(digits: string): boolean {
  const province = Number(digits.slice(0, 2));
  const day = Number(digits.slice(6, 8)) % 40;
  const month = Number(digits.slice(8, 10));
  return (
    province >= 11 &&
    province <= 97 &&
    day >= 1 &&
    day <= 31 &&
    Number(digits.slice(6, 8)) <= 71 &&
    month >= 1 &&
    month <= 12 &&
    digits.slice(12) !== '0000'
  );
}

const ipv4Part = /^(?:0|[1-9]\d{0,2})$/;

export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => ipv4Part.test(part) && Number(part) <= 255);
}

/** RFC 4291, 2.2, without a zone. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = (half: string): string[] => (half === '' ? [] : half.split(':'));
  const all = halves.flatMap(groups);
  const last = all.at(-1);
  const dotted = last?.includes('.') ?? false;
  if (dotted && !(last && isIpv4(last))) return false;
  if (!(dotted ? all.slice(0, -1) : all).every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  const count = all.length + (dotted ? 1 : 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}

/** Says nothing about anybody: loopback, "any", broadcast, netmasks. */
export function isPlainIpv4(text: string): boolean {
  return /^(?:127\.|0\.0\.0\.0$|255\.)/.test(text);
}

/**
 * A telephone number as E.164: "+628123456789". Null for what nobody can answer to: names ("TELKOMSEL"), short codes, nonsense.
 * @param country the calling code that numbers without one belong to: "+62"
 */
export function toE164(text: string, country: string): string | null {
  const trimmed = text.trim();
  if (!/^\+?[\d\s().\-/]+$/.test(trimmed)) return null;
  // "+49 (0)30": the zero is dialled inside the country only.
  const digits = trimmed.replace('(0)', '').replace(/\D/g, '');
  const number = trimmed.startsWith('+')
    ? `+${digits}`
    : digits.startsWith('00')
      ? `+${digits.slice(2)}`
      : digits.startsWith('0')
        ? `${country}${digits.slice(1)}`
        : // Many a provider leaves out the plus; a short number without a zero is a service.
          digits.length >= 10
          ? `+${digits}`
          : '';
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : null;
}

/** @param prefixes of policy; none: only the own country, since numbers elsewhere may cost much */
export const mayReach = (number: string, prefixes: readonly string[], country: string): boolean =>
  (prefixes.length === 0 ? [country] : prefixes).some((prefix) => number.startsWith(prefix));

import { ibanIsValid, isIpv4, isIpv6, isPlainIpv4, luhn, nikIsValid } from './checks.ts';
import { expressionPass, type Pass } from './pass.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const email = expressionPass(
  'email',
  /(?<![\w.%+\u00c0-\u024f-])[\w.%+\u00c0-\u024f-]+@(?:[\w\u00c0-\u024f-]+\.)+[a-z\u00c0-\u024f]{2,}/gi,
);

/** 13 to 19 digits, in groups or not, whose check digit fits. */
const card = expressionPass('card', /(?<![\w.-])[2-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w-]|\.\d)/g, (match) => luhn(digitsOf(match)));
const amex = expressionPass('card', /(?<![\w.-])3[47]\d{2}[ -]\d{6}[ -]\d{5}(?![\w-]|\.\d)/g, (match) => luhn(digitsOf(match)));

const iban = expressionPass('iban', /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/g, (match) =>
  ibanIsValid(match.replace(/ /g, '')),
);

const nik = expressionPass('nik', /(?<![\w.])\d{16}(?![\w]|\.\d)/g, nikIsValid);

/** 09.254.294.3-407.000, and fifteen or sixteen digits behind the word. */
const npwp = expressionPass('npwp', /(?<![\d.])\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?![\d.])|(?<=\bNPWP[ :=]{1,3})\d{15,16}(?!\w)/gi);

/** +62 812-3456-7890, 0812 3456 7890, (021) 555-1234, 021-5551234. */
const phone = expressionPass(
  'phone',
  /(?<![\w+.-])(?:\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}|08\d{1,2}(?:[ .-]?\d{3,4}){2,3}|\(0\d{2,3}\)[ -]?\d{3,4}[ -]?\d{3,5}|0\d{2,3}-\d{3,4}-?\d{3,5})(?![\w]|\.\d)/g,
  (match) => {
    const count = digitsOf(match).length;
    return count >= 8 && count <= 15;
  },
);

const mac = expressionPass(
  'mac',
  /(?<![\w:-])[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5})(?![\w:-])/gi,
  (match) => !/^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$/i.test(match),
);

const ipv4 = expressionPass(
  'ip',
  /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g,
  (match) => isIpv4(match) && !isPlainIpv4(match),
);

const ipv6 = expressionPass(
  'ip',
  /(?<![\w:.])[0-9a-f]{0,4}:[0-9a-f:]{1,41}(?:(?<=:)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})?(?![\w:]|\.\d)/gi,
  (match) => match.length > 4 && match !== '::1' && isIpv6(match),
);

export const personalPasses: readonly Pass[] = [email, card, amex, iban, npwp, nik, phone, mac, ipv6, ipv4];

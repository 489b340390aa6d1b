import { alphabets as a, type Random } from './random.ts';

const given = 'agus rahma dewi joko wulan bambang sari hendra ratna yusuf maria thomas anneke pieter fitri galih'.split(' ');
const family = 'wibowo susanti pratama lestari hidayat kusuma siregar simanjuntak nugroho halim jansen meyer smith'.split(' ');
const domains = [
  'kantor.example',
  'dinas.example.co.id',
  'mail.example.org',
  'sekolah.example.sch.id',
  'example.com',
  'rsud.example.go.id',
];

export const accountName = (r: Random): string =>
  r.pick([
    (): string => `${r.pick(given)}.${r.pick(family)}`,
    () => r.pick(given) + r.below(90),
    () => r.pick(given)[0] + r.pick(family),
  ])();

/** The digit that makes the Luhn sum of `digits` and itself fit. */
function luhnDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Regencies and cities that exist. */
const regions = [
  '1101',
  '1275',
  '1371',
  '1471',
  '1671',
  '1771',
  '1871',
  '3171',
  '3174',
  '3201',
  '3273',
  '3319',
  '3374',
  '3402',
  '3471',
  '3515',
  '3578',
  '3671',
  '5171',
  '5201',
  '5371',
  '6171',
  '6472',
  '7171',
  '7271',
  '7371',
  '8171',
  '9171',
];
function nik(r: Random): string {
  const woman = r.below(2) * 40;
  return `${r.pick(regions)}${two(1 + r.below(20))}${two(1 + r.below(28) + woman)}${two(1 + r.below(12))}${two(r.below(100))}${String(1 + r.below(60)).padStart(4, '0')}`;
}
function npwpDigits(r: Random, office = r.digits(3)): string {
  const first = two(1 + r.below(94)) + r.of(a.digits, 6);
  return first + luhnDigit(first) + office + r.pick(['000', '000', '001']);
}
const pointed = (d: string): string => `${d.slice(0, 2)}.${d.slice(2, 5)}.${d.slice(5, 8)}.${d[8]}-${d.slice(9, 12)}.${d.slice(12)}`;
function card(r: Random): string {
  const first = r.pick(['4', '51', '55', '2221', '6011', '3528', '62']);
  const body = first + r.of(a.digits, 15 - first.length);
  return body + luhnDigit(body);
}
const grouped = (digits: string, by: string): string => digits.match(/.{1,4}/g)?.join(by) ?? digits;
/** Lengths of the national part: ISO 13616 registry. */
const ibanLengths = { DE: 18, NL: 14, FR: 23, GB: 18, SA: 20, AE: 19, CH: 17, ES: 20 } as const;
function iban(r: Random): string {
  const country = r.pick(Object.keys(ibanLengths) as (keyof typeof ibanLengths)[]);
  const letters = country === 'NL' || country === 'GB' ? 'ABNA' : '';
  const body = letters + r.of(a.digits, ibanLengths[country] - letters.length);
  let rest = 0;
  for (const character of `${body}${country}00`) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return `${country}${two(98 - rest)}${body}`;
}

export interface Kind {
  readonly make: (r: Random) => string;
  /** It is only one when the word stands before it: "HP 812…". */
  readonly word?: readonly string[];
}

/** Personal data with a form. */
export const personal: Readonly<Record<string, Kind>> = {
  'e-mail': { make: (r) => `${accountName(r)}@${r.pick(domains)}` },
  'e-mail with a sign': { make: (r) => `${r.pick(given)}+${r.pick(family)}@${r.pick(domains)}` },
  'e-mail in an address': { make: (r) => `${accountName(r)}%40${r.pick(domains)}` },
  'mobile phone 08': { make: (r) => `08${r.pick(['12', '13', '21', '57', '78', '95'])}${r.of(a.digits, 7 + r.below(2))}` },
  'mobile phone in groups': {
    make: (r) =>
      `08${r.pick(['12', '57', '99'])}${r.pick([' ', '-', '.'])}${r.digits(4)}-${r.digits(4)}`.replace(
        /(?<=^08\d\d)([ .])(\d{4})-/,
        '$1$2$1',
      ),
  },
  'mobile phone +62': { make: (r) => `+62 8${r.pick(['12', '57', '99'])}-${r.digits(4)}-${r.digits(4)}` },
  'WhatsApp number': { make: (r) => `628${r.pick(['12', '57', '99'])}${r.digits(7 + r.below(2))}` },
  'landline in Jakarta': { make: (r) => r.pick([`(021) ${r.digits(3)}-${r.digits(4)}`, `021-${r.digits(7)}`, `(021) ${r.digits(7)}`]) },
  'phone abroad': {
    make: (r) =>
      r.pick([
        `+49 30 ${r.digits(8)}`,
        `+31 6 ${r.digits(8)}`,
        `+1 212-555-${r.digits(4)}`,
        `+44 20 7${r.digits(3)} ${r.digits(4)}`,
        `+65 ${r.digits(4)} ${r.digits(4)}`,
      ]),
  },
  'phone with its word': { make: (r) => r.digits(8), word: ['Telp: ', 'tel. ', 'HP ', 'no HP saya ', 'phone: ', 'WA '] },
  NIK: { make: nik },
  'NIK in groups': { make: (r) => nik(r).replace(/^(.{6})(.{6})(.{4})$/, '$1.$2.$3') },
  'NIK in fours': { make: (r) => grouped(nik(r), ' ') },
  'NPWP, 15 digits with points': { make: (r) => pointed(npwpDigits(r)) },
  'NPWP, 15 digits with its word': { make: (r) => npwpDigits(r), word: ['NPWP: ', 'NPWP ', 'npwp=', 'NPWP saya '] },
  'NPWP, 16 digits of a company': { make: (r) => `0${npwpDigits(r, r.digits(3)).replace(/...$/, '000')}` },
  'NPWP, 16 digits with its word': { make: (r) => `0${npwpDigits(r)}`, word: ['NPWP16: ', 'NPWP: ', 'Nomor Pokok Wajib Pajak: '] },
  card: { make: card },
  'card in groups': { make: (r) => grouped(card(r), r.pick([' ', '-'])) },
  'American Express': {
    make: (r) => {
      const body = `3${r.pick(['4', '7'])}${r.of(a.digits, 12)}`;
      const whole = body + luhnDigit(body);
      return r.pick([whole, `${whole.slice(0, 4)} ${whole.slice(4, 10)} ${whole.slice(10)}`]);
    },
  },
  IBAN: { make: iban },
  'IBAN in groups': { make: (r) => grouped(iban(r), ' ') },
  IPv4: {
    make: (r) =>
      r.pick([
        `10.${r.below(256)}.${r.below(256)}.${1 + r.below(254)}`,
        `192.168.${r.below(256)}.${1 + r.below(254)}`,
        `172.${16 + r.below(16)}.${r.below(256)}.${1 + r.below(254)}`,
        `203.0.113.${1 + r.below(254)}`,
      ]),
  },
  IPv6: {
    make: (r) =>
      r.pick([
        `2001:db8:${r.digits(3)}::${r.digits(2)}:${r.of(a.hex, 4)}`,
        `fe80::${r.digits(3)}:${r.of(a.hex, 4)}:${r.of(a.hex, 4)}:${r.digits(4)}`,
        `fd${r.digits(2)}:${r.digits(4)}:${r.digits(4)}:1:2:3:4:${r.digits(3)}`,
      ]),
  },
  MAC: {
    make: (r) =>
      Array.from({ length: 6 }, (_, i) => (i === 0 ? r.pick(['00', '3c', '5e', 'b8']) : r.of(a.hex, 2))).join(r.pick([':', '-'])),
  },
  'MAC of Bluetooth': {
    make: (r) => `${r.digits(2)}_${Array.from({ length: 5 }, () => r.of('0123456789ABCDEF', 2)).join('_')}`,
    word: ['/org/bluez/hci0/dev_'],
  },
};

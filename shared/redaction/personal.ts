import { cardIsValid, couldBeNik, ibanIsValid, nikIsValid, npwpIsValid } from './checks.ts';
import { feature } from './features.ts';
import { expressionPass, groupPass, nothing, onlyWith, type Pass } from './pass.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const { digits, at, dot, letter } = feature;

/** Not people: units and templates of systemd, the account of code hosts, versions of packages. */
const noAddress = /\.(?:service|socket|mount|automount|swap|target|path|timer|slice|scope|device|so)$|^git@|^-|@[\d.]+$/i;

const email = expressionPass(
  'email',
  at | dot,
  /(?<![\w.%+\u00c0-\u024f-])[\w.%+\u00c0-\u024f-]+@(?:[\w\u00c0-\u024f-]+\.)+[a-z\u00c0-\u024f]{2,}/gi,
  (match) => !noAddress.test(match),
);
/** siti%40kantor.example in addresses; siti (at) kantor.example, siti [at] kantor dot example in forums. */
const hiddenEmail = expressionPass(
  'email',
  letter,
  /(?<![\w.%+-])[\w.+-]{1,64}(?:%40| ?\(at\) ?| ?\[at\] ?)[\w-]{1,63}(?:(?:\.| dot | ?\(dot\) ?| ?\[dot\] ?)[a-z][\w-]{1,62}){1,4}/gi,
);

/** 13 to 19 digits, in groups or not, whose check digit fits. */
const card = expressionPass('card', digits, /(?<![\w.-])[2-68]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w-]|\.\d)/g, (match) =>
  cardIsValid(digitsOf(match)),
);
const shortCard = expressionPass('card', digits, /(?<![\w.-])3\d{3}[ -]?\d{6}[ -]?\d{4,5}(?![\w-]|\.\d)/g, (match) =>
  cardIsValid(digitsOf(match)),
);

/** DE89 3704 0044 …, in groups of four or without spaces. */
const iban = expressionPass(
  'iban',
  digits | letter,
  /(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?!\w)/g,
  (match) => ibanIsValid(match.replace(/[ -]/g, '')),
);

const nik = expressionPass(
  'nik',
  digits,
  /(?<![\w.])(?:\d{16}|\d{6}([ .-])\d{6}\1\d{4}|\d{2}\.\d{2}\.\d{2}\.\d{6}\.\d{4}|\d{4}([ -])\d{4}\2\d{4}\2\d{4})(?![\w]|\.\d)/g,
  (match) => nikIsValid(digitsOf(match)),
);
const namedNik = groupPass(
  'nik',
  digits,
  /(?<![A-Za-z])(?:NIK|KTP|e-?KTP|no(?:mor|\.)? ?KK|KK|nomor induk kependudukan)(?: (?:saya|nya|no\.?|nomor|number|is|adalah|is:)){0,3}["']?[ :=.]{1,3}["']?(?<it>\d{16}|\d{4}(?:[ .-]\d{4}){3}|\d{6}[ .-]\d{6}[ .-]\d{4})(?!\w)/gi,
  (match) => couldBeNik(digitsOf(match)),
);

/** 09.254.294.3-407.000, and fifteen or sixteen digits: behind the word, or with a check digit that fits. */
const npwp = expressionPass('npwp', digits, /(?<![\d.])\d{2}[. ]\d{3}[. ]\d{3}[. ]\d[- .]\d{3}[. ]\d{3}(?![\d.])/g);
const bareNpwp = expressionPass('npwp', digits, /(?<![\w.-])\d{15,16}(?![\w-]|\.\d)/g, npwpIsValid);
const namedNpwp = groupPass(
  'npwp',
  digits,
  /(?<![A-Za-z])(?:NPWP|NITKU|nomor pokok wajib pajak|tax id)(?:16|15)?(?: (?:saya|kami|kantor|perusahaan|nya|no\.?|nomor|number|is|adalah)){0,3}["']?[ :=.]{1,3}["']?(?<it>\d{15,16}|0?\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d[ .-]?\d{3}[ .]?\d{3}|\d{4}(?: \d{4}){3})(?!\w)/gi,
);

const countIsRight = (match: string): boolean => {
  const count = digitsOf(match).length;
  return count >= 8 && count <= 15;
};
/** +62 812-3456-7890, 0812 3456 7890, 62812…, (021) 555-1234, 021-5551234. */
const phone = expressionPass(
  'phone',
  digits,
  /(?<![\w+.-])(?:(?:\+\d{1,3}|00[1-9]\d{1,2}[ .-])(?:[ .-]?\(?\d{1,4}\)?){2,6}|(?:\(?0|62[ -]?)8\d{1,2}\)?(?:[ .-]?\d{3,4}){2,3}|\(0\d{2,3}\)[ -]?\d{3,4}[ -]?\d{3,5}|0[1-9]\d{1,2}-\d{3,4}[ -]?\d{3,5}|0(?:21|22|24|31|61|274|361|411|541|711|778)[ ]\d{3,4}[ -]?\d{3,5})(?![\w]|\.\d|-[\da-f])/g,
  countIsRight,
);
const phoneWords =
  '(?:tel(?:p|epon|ephone|epo)?|phone|hp|handphone|mobile|cell|wa|whatsapp|fax|faks|no hp|nomor hp|call me at|hubungi|kontak|contact)';
const phoneWord = /tel|phone|hp|mobile|cell|wa|fax|faks|hubungi|kontak|contact|call/i;
/** Behind the word, any number that one can dial. */
const namedPhone = groupPass(
  'phone',
  digits,
  new RegExp(
    `(?<![A-Za-z])${phoneWords}(?:(?: (?:saya|kami|no\\.?|nomor|number|is|me|at|di|ke))|[:.=]){0,4} ?["']?(?<it>\\+?\\(?\\d(?:[ .()-]{0,2}\\d){6,14})(?![\\w-]|\\.\\d)`,
    'gi',
  ),
  countIsRight,
);

export const personalPasses: readonly Pass[] = [
  email,
  onlyWith(['%40', '(at)', '[at]'], hiddenEmail),
  card,
  shortCard,
  iban,
  npwp,
  onlyWith(['NPWP', 'npwp', 'Npwp', 'NITKU', 'nitku', 'ajak', 'AJAK', 'ax id', 'AX ID', 'ax ID'], namedNpwp),
  bareNpwp,
  onlyWith(['NIK', 'nik', 'Nik', 'KTP', 'ktp', 'Ktp', 'KK', 'kk', 'nduk', 'NDUK'], namedNik),
  nik,
  phone,
  { needs: digits | letter, find: (text, line) => (phoneWord.test(text) ? namedPhone.find(text, line) : nothing) },
];

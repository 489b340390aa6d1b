import { isPlainWord, valueEnd } from './assignments.ts';
import { feature } from './features.ts';
import { type Hit, nothing, type Pass } from './pass.ts';

const subject =
  '(?:password|passphrase|passcode|passwd|pass ?word|login code|otp|pin|kata sandi|katasandi|sandi|kode (?:otp|verifikasi|akses|masuk)|nomor pin|(?:verification|security|access|one[- ]time) code|api key|access token|token|recovery key|product key|licen[cs]e key|kunci (?:produk|lisensi|pemulihan))(?:nya|ku|mu)?';

/** "my password is …", "kata sandi wifi kantor adalah …": up to four words may stand between. */
const said = new RegExp(
  `(?<![\\w\\u00c0-\\u024f])${subject}(?: [\\w()'-]{1,20}){0,4}? (?:is|was|are|adalah|adlh|yaitu|ialah|itu|jadi|to|menjadi)(?: now| still| sekarang)?:? `,
  'gi',
);
/** "password hunter2": the next word, when it cannot be one of a language. */
const named = new RegExp(
  `(?<![\\w\\u00c0-\\u024f])${subject}(?: (?:saya|aku|kami|kita|wifi|wi-fi|kantor|admin|lama|baru|for|to|of|the|my|new|old|pc|laptop|email|akun|account)){0,3} (?=[\\w"'\`!@#$%^&*])`,
  'gi',
);
/** --password …, -Ppassword …, --pass=…: what is given to a program. */
const option = /(?<!\S)--?(?:[a-z-]{0,20}(?:password|passphrase|passwd|secret|token|api-?key)|pass|pw|psk)[ ]+(?!-)/gi;
/** curl -u name:password, smbclient -U name%password: the name goes with it. */
const userOption = /(?<=\s)(?:-u|-U|--user|--proxy-user|--proxy-basic)[ =]?["']?(?=[^\s:%"'-][^\s:%"']{0,64}[:%][^\s/])/g;
/** mysql -phunter2, sshpass -p hunter2, docker login -p … */
const shortOption =
  /(?<![\w-])(?:mysql(?:dump|admin)?|mariadb|sshpass|docker login|podman login|helm registry login|plink|pscp|xfreerdp|ldapsearch|ldapmodify|7z|unzip|zip)(?: [^\n|;&]{0,120}?)? -(?:p|P|w|pw) ?(?=[^\s-])/g;
/** xfreerdp /p:hunter2 */
const slashOption = /(?<=\s\/p:)(?=\S)/g;
/** ~/.netrc, nmcli, wpa_cli, IDENTIFIED BY. */
const phrase =
  /(?<!\S)(?:login \S{1,80} (?:password|passwd) |(?:machine|default) [^\n]{0,120}?(?:password|passwd) |wifi connect [^\n]{1,80}? password |identified by |set_network \d{1,3} psk |requirepass |chap(?:-secret)? secret )/gi;
/** The picture's text of a wireless network: WIFI:S:name;P:password;; */
const wifi = /(?<=WIFI:(?:[^;\n]{0,40};){0,4}P:)[^;\n]+/g;

interface Rule {
  readonly expression: RegExp;
  /** Without one of these the expression cannot match. */
  readonly gate: RegExp;
  readonly accept: (value: string) => boolean;
}
const subjects = /(?:password|passphrase|passcode|passwd|pass ?word|sandi|kode|code|otp|pin|token|key|kunci)(?:nya|ku|mu)? /i;
const saying = / (?:is|was|are|adalah|adlh|yaitu|ialah|itu|jadi|to|menjadi)\b/i;
const rules: readonly Rule[] = [
  { expression: said, gate: saying, accept: (value) => value.length >= 3 && !isPlainWord(value) },
  { expression: named, gate: subjects, accept: looksChosen },
  { expression: option, gate: /-pass|-pw|-psk|--[a-z]/i, accept: (value) => !isPlainWord(value) },
  { expression: userOption, gate: /-u|-U|-proxy/, accept: () => true },
  { expression: shortOption, gate: / -[pPw]/, accept: (value) => value.length >= 3 },
  { expression: slashOption, gate: /\/p:/, accept: () => true },
  {
    expression: phrase,
    gate: /login |machine |default |connect |identified |network |pass |secret /i,
    accept: (value) => !isPlainWord(value),
  },
];

/** "merdeka45", "Rahasia!", "482913": letters with digits or signs, or digits alone; no word, time or version. */
function looksChosen(value: string): boolean {
  const bare = value.replace(/[.,;:!?)]+$/, '');
  if (bare.length < 4 || /^\d{1,2}[.:]\d{2}$|^v?\d+\.\d|^\(|^\d{4}-\d{2}/.test(bare)) return false;
  return /^\d{4,8}$/.test(bare) || (/[a-z]/i.test(bare) && /[\d!@#$%^&*]/.test(bare) && !/^[a-z]+\d?[:(]/i.test(bare));
}

/** A text without one of these has no such phrase. Cheaper than all the expressions. */
const worthIt =
  /pass|sandi|kode|code|key|otp|pin|token|secret|kunci|sshpass|login| -[uUpP]| \/p:|identified by|psk|WIFI:|pw|mysql|mariadb|xfreerdp|ldap|zip|7z/i;

export const spoken: Pass = {
  needs: feature.letter,
  find(text) {
    if (!worthIt.test(text)) return nothing;
    const found: Hit[] = [];
    for (const { expression, gate, accept } of rules) {
      if (!gate.test(text)) continue;
      expression.lastIndex = 0;
      for (let match = expression.exec(text); match; match = expression.exec(text)) {
        const start = match.index + match[0].length;
        if (match[0] === '') expression.lastIndex++;
        const end = trimmed(text, start, valueEnd(text, start, false));
        const open = /["'`]/.test(text[start] ?? '') ? start + 1 : start;
        if (end > open && accept(text.slice(open, Math.min(end, open + 200)))) found.push({ start: open, end, kind: 'secret' });
      }
    }
    wifi.lastIndex = 0;
    for (let match = wifi.exec(text); match; match = wifi.exec(text)) {
      found.push({ start: match.index, end: match.index + match[0].length, kind: 'secret' });
    }
    return apart(found);
  },
};

/** A full stop that ends the sentence is no part of the password. */
function trimmed(text: string, start: number, end: number): number {
  return end === text.length && end > start + 1 && /[.!?)]/.test(text[end - 1] ?? '') && /[.)]/.test(text[end - 1] ?? '') ? end - 1 : end;
}

function apart(hits: Hit[]): Hit[] {
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  return hits.filter(({ start, end }) => {
    if (start < at) return false;
    at = end;
    return true;
  });
}

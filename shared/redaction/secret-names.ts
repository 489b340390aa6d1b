/**
 * Names of settings whose value is a secret, as they end, in lower case and without "_", "-", ".", " ": "DB_PASSWORD",
 * "accessToken", "kata sandi". At the end only, so that "token_type" and "passwordless" are left alone.
 * The first words are those of gitleaks' "generic-api-key" (see tokens.ts), the others are ours.
 */
const strong = [
  'password passwd passwort passphrase passcode pwd secret secrets token credential credentials creds authorization bearer',
  'apikey accesskey accountkey sharedaccesskey privatekey secretkey signingkey encryptionkey masterkey enrolmentkey enrollmentkey',
  'authkey userkey presharedkey wpakey wepkey networkkey securitykey licensekey productkey activationkey recoverykey licencekey',
  'sessionid sessid sessionkey sessiontoken jsessionid phpsessid connectsid setcookie cookie passwordhash pwhash',
  'katasandi katakunci sandi kodeotp kodeverifikasi kodeakses kodesandi kunciakses kuncirahasia kunciapi kuncilisensi nomorpin',
  'verificationcode securitycode accesscode authcode recoverycode backupcode otpcode onetimecode psk passin passout',
  'xamzsignature xamzcredential xamzsecuritytoken codeverifier clientassertion refreshtoken totp',
].flatMap((words) => words.split(' '));

/** These end other words ("spin", "compass"), so they must be a word of their own. */
const short = new Set('pin pass auth otp pw sid sandi cvv cvc passkey mfa puk key2fa'.split(' '));

/** Names that often hold a secret and often do not: only with a value that looks random. */
const weak = ['key', 'code', 'kode', 'kunci', 'auth', 'access', 'sig', 'signature', 'hmac', 'nonce', 'salt', 'session', 'ticket', 'sid'];

/** Services whose keys have no shape of their own (the keywords of their gitleaks rules): a random value beside their name. */
const services =
  /adafruit|adobe|airtable|algolia|alibaba|asana|atlassian|beamer|bitbucket|bittrex|meraki|cloudflare|codecov|cohere|coinbase|confluen|contentful|datadog|discord|droneci|dropbox|etsy|facebook|fastly|finicity|finnhub|flickr|freshbooks|gitter|gocardless|heroku|hubspot|intercom|jfrog|jira|kraken|kucoin|launchdarkly|linear|linkedin|looker|mailchimp|mailgun|mapbox|mattermost|messagebird|netlify|newrelic|nytimes|okta|plaid|privateai|rapidapi|sendbird|sentry|snyk|sonar|squarespace|sumologic|telegram|travis|twitch|twitter|typeform|yandex|zendesk/;

const byLast = new Map<string, string[]>();
for (const name of strong) {
  const last = name.slice(-1);
  byLast.set(last, [...(byLast.get(last) ?? []), name]);
}

/** "password baru", "kata sandi wifi", "password for": what is said of a secret behind its name. */
const qualifier =
  /(?<=[a-z]) (?:baru|lama|saya|kami|anda|wifi|wi-fi|kantor|admin|laptop|pc|email|akun|router|server|new|old|is|adalah|sekarang|now|root|login)$/i;

const separators = /[_.\- ]/g;
const belonging = /(?:nya|ku)$/;

/** @param name as written */
export const namesService = (name: string): boolean => services.test(name.toLowerCase().replace(separators, ''));

type NameKind = 'strong' | 'weak' | null;

/** Texts repeat their names. */
const seen = new Map<string, NameKind>();

/** `strong`: whatever its value is; `weak`: when the value looks random; null: none. @param name at most 64 characters, as written */
export function secretNameKind(name: string): NameKind {
  const known = seen.get(name);
  if (known !== undefined) return known;
  const kind = kindOf(name);
  if (seen.size >= 2000) seen.clear();
  if (name.length <= 64) seen.set(name, kind);
  return kind;
}

function kindOf(name: string): NameKind {
  const words = name.replace(/\d{1,3}$/, '').replace(qualifier, '');
  let joined = words.toLowerCase().replace(separators, '').replace(belonging, '');
  if (joined === '') return null;
  // "passwords", "tokens"; "pass" and "access" are words of their own.
  if (joined.length > 5 && joined.endsWith('s') && !joined.endsWith('ss')) joined = joined.slice(0, -1);
  for (const one of byLast.get(joined.slice(-1)) ?? []) if (joined.endsWith(one)) return 'strong';
  const last = (words.match(/(?:[A-Z]?[a-z]+|[A-Z]+)$/)?.[0] ?? '').toLowerCase().replace(belonging, '');
  const before = words.slice(0, words.length - last.length);
  if (short.has(last) && (before === '' || /[^A-Za-z]$|[a-z]$/.test(before))) return 'strong';
  return weak.includes(last) ? 'weak' : null;
}

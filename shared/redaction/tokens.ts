import { feature } from './features.ts';
import { expressionPass, nothing, onlyWith, type Pass } from './pass.ts';

/**
 * Tokens that can be told by their shape. The formats (prefix, alphabet, length) are those of the default rules of
 * gitleaks 8.30.1, <https://github.com/gitleaks/gitleaks/blob/v8.30.1/config/gitleaks.toml>, MIT licence, written anew in
 * a form that takes linear time: a literal beginning, then one bounded or greedy run. Lengths are lower limits here, since
 * logs cut tokens short. What is not in gitleaks is marked.
 */
const shapes: readonly string[] = [
  // Code hosting, packages, builds.
  'gh[opusr]_[0-9A-Za-z]{16,}',
  'github_pat_\\w{20,}',
  'gl(?:pat|dt|rt|ptt|ft|soat|imt|agent|oas|ffct|cbt)-[\\w.-]{16,}',
  'GR1348941[\\w-]{16,}',
  'npm_[0-9A-Za-z]{30,}',
  'pypi-[\\w-]{16,}',
  'rubygems_[0-9a-f]{40,}',
  'CLOJARS_[0-9a-z]{40,}',
  'AKCp[0-9A-Za-z]{50,}',
  'cmVmd[0-9A-Za-z]{50,}',
  'oy2[0-9a-z]{43}', // NuGet: nuget.org's own documentation
  'dckr_(?:pat|oat)_[\\w-]{20,}', // Docker Hub: docs.docker.com
  'pul-[0-9a-f]{40}',
  'rdme_[0-9a-z]{60,}',
  'tk-us-[\\w-]{40,}',
  'sgp_[0-9A-Za-z_]{40,}',
  'API-[0-9A-Z]{25,32}',
  'sq[upa]_[0-9a-f]{40}', // SonarQube's prefixes, without the word before
  // Clouds.
  '(?:A3T[0-9A-Z]|AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|ANPA|ANVA)[0-9A-Z]{16}(?![0-9A-Za-z])',
  'ABSK[0-9A-Za-z+/]{60,}',
  'bedrock-api-key-[0-9A-Za-z+/=]{20,}',
  'AIza[\\w-]{30,}',
  'ya29\\.[\\w-]{20,}', // Google access tokens: developers.google.com
  'GOCSPX-[\\w-]{20,}', // Google client secrets
  '1//0[\\w-]{30,}', // Google refresh tokens
  'do[opr]_v1_[0-9a-f]{40,}',
  'LTAI[0-9A-Za-z]{16,}',
  'dapi[0-9a-f]{32}',
  'hvs\\.[\\w-]{20,}',
  'hvb\\.[\\w-]{20,}',
  'HRKU-AA[\\w-]{40,}',
  'v1\\.0-[0-9a-f]{24}-[0-9a-f]{100,}',
  'pscale_(?:tkn|oauth|pw)_[\\w=.-]{20,}',
  'fo1_[\\w-]{40,}',
  'fm[12][ar]?_[0-9A-Za-z+/]{60,}',
  'sha256~[\\w-]{40,}',
  'tskey-[\\w-]{16,}', // Tailscale: tailscale.com/kb
  't1\\.[\\w-]{20,400}={0,2}\\.[\\w-]{60,}',
  'AQVN[\\w-]{30,}',
  'YC[A-Za-z0-9_-]{38}(?![\\w-])',
  '4b1d[0-9A-Za-z]{38}(?!\\w)',
  // Talk and mail.
  'xox[abeoprs](?:\\.xox[bp])?-[\\w-]{10,}',
  'xapp-\\d-[\\w-]{16,}',
  'SG\\.[\\w-]{16,64}\\.[\\w-]{16,}',
  'xkeysib-[0-9a-f]{40,}-[0-9A-Za-z]{10,}',
  'key-[0-9a-f]{32}',
  'pubkey-[0-9a-f]{32}',
  'SK[0-9a-f]{32}(?!\\w)',
  'AC[0-9a-f]{32}(?!\\w)', // Twilio's account, half of its log-in
  // Payment and trade.
  '(?:sk|rk|pk|whsec)_(?:live|test|prod)_[0-9A-Za-z]{10,}',
  'whsec_[0-9A-Za-z+/=]{20,}', // Stripe's webhook secrets
  '(?:EAAA|sq0atp-|sq0csp-)[\\w-]{22,}',
  'shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}',
  'shippo_(?:live|test)_[0-9A-Fa-f]{40}',
  'FLW(?:SECK|PUBK)(?:_TEST)?-[0-9A-Za-z]{12,}(?:-X)?',
  'EZ[AT]K[0-9A-Za-z]{50,}',
  'duffel_(?:test|live)_[\\w=-]{40,}',
  '(?:live|test)_(?:pub_)?[0-9a-f]{31,35}(?!\\w)',
  'access-(?:sandbox|development|production)-[0-9a-f-]{36}',
  '(?:SB-)?Mid-(?:server|client)-[\\w-]{16,}', // Midtrans, the Indonesian payment service: docs.midtrans.com
  'xnd_(?:production|development|public_\\w+?)_[0-9A-Za-z]{20,}', // Xendit: docs.xendit.co
  // Models, data, operations.
  'sk-[\\w-]{20,}',
  'hf_[A-Za-z0-9]{30,}',
  'api_org_[A-Za-z]{30,}',
  'pplx-[0-9A-Za-z]{40,}',
  'gsk_[0-9A-Za-z]{40,}', // Groq
  'xai-[0-9A-Za-z]{60,}',
  'r8_[0-9A-Za-z]{37,}', // Replicate
  'nvapi-[\\w-]{40,}',
  'glc_[0-9A-Za-z+/]{32,}={0,3}',
  'glsa_[0-9A-Za-z]{32}_[0-9A-Fa-f]{8}',
  'sntry[su]_[0-9A-Za-z+/=_]{40,}',
  'dt0[a-z]\\d{2}\\.[0-9A-Za-z]{24}\\.[0-9A-Za-z]{60,}',
  'NR(?:AK|II|JS|RA|IQ)-[0-9A-Za-z-]{19,}',
  'PMAK-[0-9a-f]{24}-[0-9a-f]{34}',
  'pnu_[0-9A-Za-z]{36}',
  'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[0-9A-Za-z._-]{40,}',
  'dnkey-[\\w=-]{26}-[\\w=-]{52}',
  'ico-[0-9A-Za-z]{32}',
  'lin_(?:api|oauth)_[0-9A-Za-z]{32,}',
  'ntn_\\d{11}[0-9A-Za-z]{30,}',
  'secret_[0-9A-Za-z]{43}(?!\\w)', // Notion before 2024
  'tfp_[\\w.=-]{40,}',
  'pat[0-9A-Za-z]{14}\\.[0-9a-f]{64}',
  '(?:pat|sat)\\.[\\w-]{22}\\.[0-9A-Za-z]{24}\\.[0-9A-Za-z]{20}',
  'ATATT3[\\w=-]{100,}',
  'ATCTT3[\\w=-]{100,}',
  'ops_eyJ[0-9A-Za-z+/]{100,}={0,3}',
  'A3-[0-9A-Z]{6}-[0-9A-Z]{6,11}-(?:[0-9A-Z]{5}-){2,3}[0-9A-Z]{5}',
  'AGE-SECRET-KEY-1[0-9A-Z]{58}',
  'p8e-[0-9A-Za-z]{32}',
  'EAA[A-Z][0-9A-Za-z]{90,}',
  'fio-u-[\\w=-]{60,}',
  'sm_[aps]at_[0-9A-Za-z]{16}',
  's-s4t2(?:ud|af)-[0-9a-f]{64}',
  'sl\\.[\\w=-]{100,}',
  '(?:sc|ext|scauth|authress)_[0-9a-z]{5,30}\\.[0-9a-z]{4,6}\\.acc[_-][0-9a-z-]{10,32}\\.[\\w+/=-]{30,}',
  'pk\\.[0-9A-Za-z]{60}\\.[0-9A-Za-z]{22}',
];

/** Addresses whose path is the secret: chat rooms take whatever knows it. The host stays, so that one sees what it is. */
const hooks =
  /(?<=hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/|\.webhook\.office\.com\/webhookb2\/|api\.telegram\.org\/bot|chat\.googleapis\.com\/v1\/spaces\/)[^\s"'`<>]{20,}/g;

const jsonWebToken = /(?<![\w-])(?:eyJ|ZXlK)[\w-]{6,}(?:\.[\w-]{6,}(?:\.[\w-]*){0,3}|[\w-]{40,}={0,2})/g;

/** crypt(5), argon2, LDAP: a hash of a password is worth as much as a weak password. */
const passwordHash = /\$(?:[156]|2[abxy]|y|gy|7|sha1|md5|argon2(?:id?|d)|pbkdf2(?:-sha\d+)?|scrypt)\$[\w./+=,$-]{16,}/g;
const ldapHash = /\{(?:SSHA|SHA|MD5|SMD5|CRYPT)(?:256|512)?\}[\w+/=$.]{16,}/g;

/** BitLocker's recovery key. */
const recoveryKey = /(?<![\w-])(?:\d{6}-){7}\d{6}(?![\w-])/g;

/** Product keys of Windows and Office as their boxes show them: what people who came from there paste. */
const productKey = /(?<![\w-])(?:[BCDFGHJKMNPQRTVWXY2-9]{5}-){4}[BCDFGHJKMNPQRTVWXY2-9]{5}(?![\w-])/g;

/** Formats that do not begin with a literal, each looked for only where its literal is. */
const inside: readonly (readonly [word: string, shape: RegExp])[] = [
  ['Q~', /(?<![0-9A-Za-z])[\w~.]{3}\dQ~[\w~.-]{31,34}/g],
  ['.atlasv1.', /(?<![0-9A-Za-z])[0-9A-Za-z]{14}\.atlasv1\.[\w=-]{40,}/g],
  ['-us', /(?<![0-9A-Za-z])[0-9a-f]{32}-us\d{1,2}(?!\w)/g],
  ['_mmk', /(?<![0-9A-Za-z])[0-9A-Za-z]{6}_[0-9A-Za-z]{29}_mmk/g],
  // Telegram: the gitleaks rule wants the word before it.
  [':AA', /(?<![0-9A-Za-z])\d{8,12}:AA[\w-]{30,}/g],
  ['|', /(?<![0-9A-Za-z])\d{15,16}\|[0-9A-Za-z_-]{27,40}(?![\w-])/g],
  ['%', /(?<![0-9A-Za-z])\d{15,16}%(?:7C)?[0-9A-Za-z_-]{27,40}(?![\w-])/g],
];
/** Discord's bots: a number in base64, a time, a hash. */
const discord = /(?<![0-9A-Za-z])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}/g;

/** Built when it is first needed: a shell command that redacts little must not pay for it. */
let shaped: Pass | null = null;
const tokens: Pass = {
  needs: feature.letter | feature.long,
  find(text, line) {
    shaped ??= expressionPass('secret', 0, new RegExp(`(?<![0-9A-Za-z])(?:${shapes.join('|')})`, 'g'));
    return text.length < 16 ? nothing : shaped.find(text, line);
  },
};

const long = feature.letter | feature.long;
export const tokenPasses: readonly Pass[] = [
  onlyWith(['hooks.slack', '/webhook', 'telegram.org', 'googleapis.com'], expressionPass('secret', feature.slash | long, hooks)),
  onlyWith(['eyJ', 'ZXlK'], expressionPass('secret', long, jsonWebToken)),
  expressionPass('secret', feature.dollar | long, passwordHash),
  expressionPass('secret', feature.brace | long, ldapHash),
  expressionPass('secret', feature.digits | feature.groups | feature.long, recoveryKey),
  expressionPass('secret', long | feature.dash, productKey),
  ...inside.map(([word, shape]) => onlyWith([word], expressionPass('secret', long, shape))),
  expressionPass('secret', long | feature.dot, discord),
  tokens,
];

import { feature } from './features.ts';
import { expressionPass, type Hit, nothing, onlyWith, type Pass } from './pass.ts';

/**
 * Tokens that can be told by their shape. The formats (prefix, alphabet, length) are those of the default rules of
 * gitleaks 8.30.1, <https://github.com/gitleaks/gitleaks/blob/v8.30.1/config/gitleaks.toml>, MIT licence, written anew in
 * a form that takes linear time: a literal beginning, then one bounded or greedy run. Lengths are lower limits here, since
 * logs cut tokens short. What is not in gitleaks is marked.
 */
const shapes: readonly (readonly [heads: string, shape: string])[] = [
  // Code hosting, packages, builds.
  ['ghp gho ghu ghs ghr', 'gh[opusr]_[0-9A-Za-z]{16,}'],
  ['git', 'github_pat_\\w{20,}'],
  ['glp gld glr glf gls gli gla glo glc', 'gl(?:pat|dt|rt|ptt|ft|soat|imt|agent|oas|ffct|cbt)-[\\w.-]{16,}'],
  ['GR1', 'GR1348941[\\w-]{16,}'],
  ['npm', 'npm_[0-9A-Za-z]{30,}'],
  ['pyp', 'pypi-[\\w-]{16,}'],
  ['rub', 'rubygems_[0-9a-f]{40,}'],
  ['CLO', 'CLOJARS_[0-9a-z]{40,}'],
  ['AKC', 'AKCp[0-9A-Za-z]{50,}'],
  ['cmV', 'cmVmd[0-9A-Za-z]{50,}'],
  ['oy2', 'oy2[0-9a-z]{43}'], // NuGet: nuget.org's own documentation
  ['dck', 'dckr_(?:pat|oat)_[\\w-]{20,}'], // Docker Hub: docs.docker.com
  ['pul', 'pul-[0-9a-f]{40}'],
  ['rdm', 'rdme_[0-9a-z]{60,}'],
  ['tk-', 'tk-us-[\\w-]{40,}'],
  ['sgp', 'sgp_[0-9A-Za-z_]{40,}'],
  ['API', 'API-[0-9A-Z]{25,32}'],
  ['squ sqp sqa', 'sq[upa]_[0-9a-f]{40}'], // SonarQube's prefixes, without the word before
  // Clouds.
  ['A3T AKI ASI ABI ACC AGP AID ARO ANP ANV', '(?:A3T[0-9A-Z]|AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|ANPA|ANVA)[0-9A-Z]{16}(?![0-9A-Za-z])'],
  ['ABS', 'ABSK[0-9A-Za-z+/]{60,}'],
  ['bed', 'bedrock-api-key-[0-9A-Za-z+/=]{20,}'],
  ['AIz', 'AIza[\\w-]{30,}'],
  ['ya2', 'ya29\\.[\\w-]{20,}'], // Google access tokens: developers.google.com
  ['GOC', 'GOCSPX-[\\w-]{20,}'], // Google client secrets
  ['1//', '1//0[\\w-]{30,}'], // Google refresh tokens
  ['doo dop dor', 'do[opr]_v1_[0-9a-f]{40,}'],
  ['LTA', 'LTAI[0-9A-Za-z]{16,}'],
  ['dap', 'dapi[0-9a-f]{32}'],
  ['hvs', 'hvs\\.[\\w-]{20,}'],
  ['hvb', 'hvb\\.[\\w-]{20,}'],
  ['HRK', 'HRKU-AA[\\w-]{40,}'],
  ['v1.', 'v1\\.0-[0-9a-f]{24}-[0-9a-f]{100,}'],
  ['psc', 'pscale_(?:tkn|oauth|pw)_[\\w=.-]{20,}'],
  ['fo1', 'fo1_[\\w-]{40,}'],
  ['fm1 fm2', 'fm[12][ar]?_[0-9A-Za-z+/]{60,}'],
  ['sha', 'sha256~[\\w-]{40,}'],
  ['tsk', 'tskey-[\\w-]{16,}'], // Tailscale: tailscale.com/kb
  ['t1.', 't1\\.[\\w-]{20,400}={0,2}\\.[\\w-]{60,}'],
  ['AQV', 'AQVN[\\w-]{30,}'],
  ['YC', 'YC[A-Za-z0-9_-]{38}(?![\\w-])'],
  ['4b1', '4b1d[0-9A-Za-z]{38}(?!\\w)'],
  // Talk and mail.
  ['xox', 'xox[abeoprs](?:\\.xox[bp])?-[\\w-]{10,}'],
  ['xap', 'xapp-\\d-[\\w-]{16,}'],
  ['SG.', 'SG\\.[\\w-]{16,64}\\.[\\w-]{16,}'],
  ['xke', 'xkeysib-[0-9a-f]{40,}-[0-9A-Za-z]{10,}'],
  ['key', 'key-[0-9a-f]{32}'],
  ['pub', 'pubkey-[0-9a-f]{32}'],
  ['SK', 'SK[0-9a-f]{32}(?!\\w)'],
  ['AC', 'AC[0-9a-f]{32}(?!\\w)'], // Twilio's account, half of its log-in
  // Payment and trade.
  ['sk_ rk_ pk_ whs', '(?:sk|rk|pk|whsec)_(?:live|test|prod)_[0-9A-Za-z]{10,}'],
  ['whs', 'whsec_[0-9A-Za-z+/=]{20,}'], // Stripe's webhook secrets
  ['EAA sq0', '(?:EAAA|sq0atp-|sq0csp-)[\\w-]{22,}'],
  ['shp', 'shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}'],
  ['shi', 'shippo_(?:live|test)_[0-9A-Fa-f]{40}'],
  ['FLW', 'FLW(?:SECK|PUBK)(?:_TEST)?-[0-9A-Za-z]{12,}(?:-X)?'],
  ['EZA EZT', 'EZ[AT]K[0-9A-Za-z]{50,}'],
  ['duf', 'duffel_(?:test|live)_[\\w=-]{40,}'],
  ['liv tes', '(?:live|test)_(?:pub_)?[0-9a-f]{31,35}(?!\\w)'],
  ['acc', 'access-(?:sandbox|development|production)-[0-9a-f-]{36}'],
  ['SB- Mid', '(?:SB-)?Mid-(?:server|client)-[\\w-]{16,}'], // Midtrans, the Indonesian payment service: docs.midtrans.com
  ['xnd', 'xnd_(?:production|development|public_\\w+?)_[0-9A-Za-z]{20,}'], // Xendit: docs.xendit.co
  // Models, data, operations.
  ['sk-', 'sk-[\\w-]{20,}'],
  ['hf_', 'hf_[A-Za-z0-9]{30,}'],
  ['api', 'api_org_[A-Za-z]{30,}'],
  ['ppl', 'pplx-[0-9A-Za-z]{40,}'],
  ['gsk', 'gsk_[0-9A-Za-z]{40,}'], // Groq
  ['xai', 'xai-[0-9A-Za-z]{60,}'],
  ['r8_', 'r8_[0-9A-Za-z]{37,}'], // Replicate
  ['nva', 'nvapi-[\\w-]{40,}'],
  ['glc', 'glc_[0-9A-Za-z+/]{32,}={0,3}'],
  ['gls', 'glsa_[0-9A-Za-z]{32}_[0-9A-Fa-f]{8}'],
  ['snt', 'sntry[su]_[0-9A-Za-z+/=_]{40,}'],
  ['dt0', 'dt0[a-z]\\d{2}\\.[0-9A-Za-z]{24}\\.[0-9A-Za-z]{60,}'],
  ['NRA NRI NRJ NRR', 'NR(?:AK|II|JS|RA|IQ)-[0-9A-Za-z-]{19,}'],
  ['PMA', 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}'],
  ['pnu', 'pnu_[0-9A-Za-z]{36}'],
  ['dp.', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[0-9A-Za-z._-]{40,}'],
  ['dnk', 'dnkey-[\\w=-]{26}-[\\w=-]{52}'],
  ['ico', 'ico-[0-9A-Za-z]{32}'],
  ['lin', 'lin_(?:api|oauth)_[0-9A-Za-z]{32,}'],
  ['ntn', 'ntn_\\d{11}[0-9A-Za-z]{30,}'],
  ['sec', 'secret_[0-9A-Za-z]{43}(?!\\w)'], // Notion before 2024
  ['tfp', 'tfp_[\\w.=-]{40,}'],
  ['pat', 'pat[0-9A-Za-z]{14}\\.[0-9a-f]{64}'],
  ['pat sat', '(?:pat|sat)\\.[\\w-]{22}\\.[0-9A-Za-z]{24}\\.[0-9A-Za-z]{20}'],
  ['ATA', 'ATATT3[\\w=-]{100,}'],
  ['ATC', 'ATCTT3[\\w=-]{100,}'],
  ['ops', 'ops_eyJ[0-9A-Za-z+/]{100,}={0,3}'],
  ['A3-', 'A3-[0-9A-Z]{6}-[0-9A-Z]{6,11}-(?:[0-9A-Z]{5}-){2,3}[0-9A-Z]{5}'],
  ['AGE', 'AGE-SECRET-KEY-1[0-9A-Z]{58}'],
  ['p8e', 'p8e-[0-9A-Za-z]{32}'],
  ['EAA', 'EAA[A-Z][0-9A-Za-z]{90,}'],
  ['fio', 'fio-u-[\\w=-]{60,}'],
  ['sm_', 'sm_[aps]at_[0-9A-Za-z]{16}'],
  ['s-s', 's-s4t2(?:ud|af)-[0-9a-f]{64}'],
  ['sl.', 'sl\\.[\\w=-]{100,}'],
  ['sc_ ext sca aut', '(?:sc|ext|scauth|authress)_[0-9a-z]{5,30}\\.[0-9a-z]{4,6}\\.acc[_-][0-9a-z-]{10,32}\\.[\\w+/=-]{30,}'],
  ['pk.', 'pk\\.[0-9A-Za-z]{60}\\.[0-9A-Za-z]{22}'],
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

/** By the first three characters, or two; each expression is made when a text has a word that begins so. */
const byHead = new Map<string, { readonly source: string; expression: RegExp | null }>();
for (const [heads, shape] of shapes) {
  for (const head of heads.split(' ')) {
    const before = byHead.get(head);
    byHead.set(head, { source: before ? `${before.source}|${shape}` : shape, expression: null });
  }
}
const isWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** One look at the beginning of each word: an expression of all the shapes takes a millisecond to build, and more to run. */
const tokens: Pass = {
  needs: feature.letter | feature.long,
  find(text) {
    let hits: Hit[] | null = null;
    let inside = false;
    for (let i = 0; i + 16 <= text.length; i++) {
      const word = isWord(text.charCodeAt(i));
      if (!word || inside) {
        inside = word;
        continue;
      }
      inside = true;
      const shape = byHead.get(text.slice(i, i + 3)) ?? byHead.get(text.slice(i, i + 2));
      if (!shape) continue;
      shape.expression ??= new RegExp(shape.source, 'y');
      shape.expression.lastIndex = i;
      const match = shape.expression.exec(text);
      if (!match) continue;
      const end = i + match[0].length;
      hits ??= [];
      hits.push({ start: i, end, kind: 'secret' });
      i = end - 1;
      inside = isWord(text.charCodeAt(i));
    }
    return hits ?? nothing;
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

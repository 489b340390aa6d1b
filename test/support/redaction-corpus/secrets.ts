import { accountName } from './personal.ts';
import { alphabets as a, type Random } from './random.ts';

const words = 'merdeka rahasia bandung kopi garuda senja jakarta summer winter tiger dragon welcome'.split(' ');
/** What people choose, and what programs make. */
const password = (r: Random): string =>
  r.pick([
    () => r.pick(words) + r.below(100),
    () => `${r.pick(words)}${r.pick(['!', '@', '#', '$'])}${r.digits(3)}`,
    () => r.pick(words).replace('a', '4').replace('e', '3') + r.digits(2),
    () => `${r.of(a.alnum, 4)}${r.digits(1)}${r.of(a.alnum, 5)}`,
    () => r.of(a.alnum, 16),
  ])();

/** A secret in its surroundings: `{}` stands where the secret does. */
interface Place {
  readonly text: string;
  readonly make: (r: Random) => string;
}
const random =
  (length: number, alphabet: string = a.alnum) =>
  (r: Random) =>
    `${r.of(alphabet, length - 2)}${r.below(10)}${r.pick(['a', 'f', 'd'])}`;

/** Secrets whose form is given by where they stand: headers, addresses, settings of well-known programs. */
export const structuredPlaces: readonly Place[] = [
  { text: 'Authorization: Bearer {}', make: random(40, a.url) },
  { text: '> authorization: Basic {}==', make: random(24) },
  { text: 'curl -H "Authorization: token {}" https://api.example.org/v1', make: random(40) },
  { text: "curl -H 'X-Api-Key: {}' https://api.example.org", make: random(32) },
  { text: 'X-Auth-Token: {}', make: random(36) },
  { text: 'Cookie: theme=dark; session={}; lang=id', make: random(32) },
  { text: 'Set-Cookie: SID={}; Path=/; HttpOnly', make: random(26) },
  { text: 'GET /index.php?PHPSESSID={}&page=2 HTTP/1.1', make: random(26, a.lower) },
  { text: 'GET /app;jsessionid={}?x=1 HTTP/1.1', make: random(32, a.upper) },
  { text: 'GET /cb?access_token={}&expires_in=3600', make: random(40) },
  { text: 'POST /oauth2/token client_secret={}&grant_type=x', make: random(32) },
  { text: 'https://budiman:{}@files.example.org/remote.php/dav', make: password },
  { text: 'postgres://app:{}@db.example.org:5432/app', make: password },
  { text: 'mongodb+srv://app:{}@cluster0.example.org/test', make: password },
  { text: 'redis://:{}@cache.example.org:6379/0', make: password },
  { text: 'amqp://app:{}@mq.example.org/%2f', make: password },
  { text: 'Server=db;Database=app;User Id=app;Password={};Encrypt=yes', make: password },
  { text: 'DefaultEndpointsProtocol=https;AccountName=app;AccountKey={};EndpointSuffix=x', make: (r) => `${r.of(a.alnum, 86)}==` },
  { text: 'Endpoint=sb://x.example.org/;SharedAccessKeyName=Root;SharedAccessKey={}', make: (r) => `${r.of(a.alnum, 43)}=` },
  { text: 'aws_secret_access_key = {}', make: random(40, a.base64) },
  { text: 'AWS_SECRET_ACCESS_KEY={}', make: random(40) },
  { text: 'https://s3.example.org/x?X-Amz-Signature={}&X-Amz-Expires=60', make: random(64, a.hex) },
  { text: 'https://hooks.slack.com/services/{}', make: (r) => `T${r.of(a.upper, 8)}/B${r.of(a.upper, 8)}/${r.of(a.alnum, 24)}` },
  { text: 'https://discord.com/api/webhooks/{}', make: (r) => `${r.digits(18)}/${r.of(a.url, 68)}` },
  { text: 'otpauth://totp/Kantor?secret={}&issuer=Kantor', make: random(32, a.base32) },
  { text: 'WIFI:T:WPA;S:Kantor-5G;P:{};;', make: password },
  { text: 'psk="{}"', make: password },
  { text: 'wpa_passphrase={}', make: password },
  { text: '802-11-wireless-security.psk: {}', make: password },
  { text: 'nmcli dev wifi connect Kantor-5G password {}', make: password },
  { text: 'machine ftp.example.org login app password {}', make: password },
  { text: 'mount -t cifs //fs/data /mnt -o username=app,password={},vers=3.0', make: password },
  { text: 'curl -u app:{} https://files.example.org', make: password },
  { text: 'smbclient -U app%{} -L fs', make: password },
  { text: 'sshpass -p {} ssh app@host', make: password },
  { text: 'mysql -uapp -p{} app', make: password },
  { text: "CREATE USER app IDENTIFIED BY '{}';", make: password },
  { text: 'PGPASSWORD={} psql -h db', make: password },
  { text: 'openssl rsa -passin pass:{} -in x.pem', make: password },
  { text: '{"error":"denied","client_secret":"{}","code":401}', make: random(24) },
  { text: '{\\"token\\":\\"{}\\",\\"ok\\":true}', make: random(24) },
  { text: '<add key="ClearTextPassword" value="x"/><password>{}</password>', make: password },
];

/** Generic ones: settings that only their name tells, and what people write. */
export const genericPlaces: readonly Place[] = [
  ...[
    'password={}',
    'passwd: {}',
    'DB_PASSWORD="{}"',
    "db.password = '{}'",
    'password: "{}"',
    'pwd={};',
    'PASS={}',
    'userPassword: {}',
  ].map((text) => ({ text, make: password })),
  ...[
    'app.auth.token={}',
    'REFRESH_TOKEN={}',
    'secretKey: {}',
    'api_key={}',
    'apiKey: "{}"',
    'api-key: {}',
    'export SECRET={}',
    '"access_key": "{}"',
    "$config['secret'] = '{}';",
    'encryption_key: {}',
    'signing-key={}',
  ].map((text) => ({ text, make: random(24) })),
  ...['key={}', 'auth_key: {}', 'DATADOG_APP={}', 'cloudflare_id: "{}"', 'sentry.x={}', 'hmac={}', 'session={}', 'signature={}'].map(
    (text) => ({ text, make: random(32, a.lower) }),
  ),
  ...['--password {}', '--api-key {} --verbose', '--token={}', 'app --db-password {} start', 'login --secret {}'].map((text) => ({
    text: `tool ${text}`,
    make: password,
  })),
  ...[
    'my password is {} and it worked yesterday',
    'The wifi password is {}.',
    'the password for the printer is {} as always',
    'I always use password {} here',
    'password: {} - please check',
    'pw: {}',
    'Username app, password: {}',
    'my token was {} before',
    'The new passphrase is "{}"',
    'kata sandi saya adalah {} tapi ditolak',
    'kata sandi: {}',
    'Kata sandinya {}, tolong dicek',
    'sandi wifi kantor adalah {}',
    'sandi saya {} tidak bisa dipakai',
    'password saya {} kok salah terus',
    'passwordnya {}',
    'password baru: {}',
    'pass: {}',
    'kata kunci: {}',
    'user app password {}',
  ].map((text) => ({
    text,
    make: (r: Random) =>
      r.pick([() => `${r.pick(words)}${r.digits(3)}`, () => `${r.pick(words)}#${r.digits(2)}`, () => r.of(a.alnum, 9) + r.digits(2)])(),
  })),
  ...[
    'PIN saya {}',
    'my PIN is {}',
    'pin: {}',
    'kode OTP saya {}',
    'kode verifikasi: {}',
    'kode OTP adalah {}',
    'verification code: {}',
    'OTP = {}',
    'your security code is {}',
  ].map((text) => ({ text, make: (r: Random) => r.digits(6) })),
];

/** Accounts and folders of people whom nobody told the redactor of. */
export const peoplePlaces: readonly Place[] = [
  ...[
    '/home/{}/Documents/report.odt',
    'file:///home/{}/Unduhan/a.pdf',
    '/run/media/{}/KINGSTON/x',
    '/media/{}/USB/x.doc',
    'C:\\Users\\{}\\Desktop\\x.docx',
    '/Users/{}/Library/x',
    '/var/mail/{}',
    '/var/spool/cron/crontabs/{}',
    'su: (to {}) root on pts/0',
    'Accepted password for {} from ::1 port 22 ssh2',
    'Failed password for invalid user {} from ::1 port 2 ssh2',
    'pam_unix(gdm-password:session): session opened for user {}(uid=1007) by (uid=0)',
    'sudo[991]:     {} : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/ls',
    'user={}',
    'username: {}',
    'USER={}',
    'ruser={}',
    'KANTOR\\{}',
    'smb://{}@fs01.example.org/data',
    'New session 4 of user {}.',
    'krb5: principal {}@KANTOR not found',
    'ssh {}@server',
    '~{}/public_html/',
  ].map((text) => ({ text, make: accountName })),
];

const host = (r: Random): string =>
  r.pick([
    () => `srv-${r.pick(['file', 'print', 'db', 'dc'])}${r.below(90)}`,
    () => `pc-${r.pick(['keuangan', 'umum', 'sdm'])}-${r.below(90)}`,
    () => `FS${r.digits(2)}`,
  ])();
export const hostPlaces: readonly Place[] = [
  ...[
    'smb://{}/data',
    '\\\\{}\\bersama\\x.xlsx',
    '//{}/bersama /mnt cifs',
    'nfs://{}/export',
    '{}:/export/home /home nfs4',
    'ldap://{}:389',
    'ipp://{}:631/printers/hp',
    'hostname={}',
    'Hostname set to <{}>',
    'rdp://{}',
  ].map((text) => ({ text, make: host })),
  ...['cannot resolve {}', 'connect to {} port 443: timed out', 'http://{}/login'].map((text) => ({
    text,
    make: (r: Random) => `${host(r)}.${r.pick(['kantor.local', 'corp', 'lan', 'dinas.internal'])}`,
  })),
];

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isVouchedFor, type PresentedCertificate } from '../../../../main/platform/trust.ts';

/** Made by the openssl program, as an organisation makes its own. */
let folder: string;
const place = (name: string) => join(folder, name);
const pem = (name: string) => readFileSync(place(`${name}.pem`), 'utf8');
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe', timeout: 20_000 });

interface Wanted {
  /** Itself, when nobody is named. */
  readonly by?: string;
  readonly ca?: boolean;
  readonly names?: string;
  readonly days?: number;
  /** Another certificate of the same name with a key of its own. */
  readonly subject?: string;
}
function make(name: string, { by, ca = false, names, days = 30, subject = name }: Wanted): void {
  writeFileSync(
    place(`${name}.cnf`),
    [
      '[req]',
      'distinguished_name=dn',
      '[dn]',
      '[ext]',
      `basicConstraints=critical,CA:${ca ? 'TRUE' : 'FALSE'}`,
      ...(ca ? ['keyUsage=critical,keyCertSign,cRLSign'] : []),
      ...(names ? [`subjectAltName=${names}`] : []),
      '',
    ].join('\n'),
  );
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`];
  const signer = by ? ['-CA', `${by}.pem`, '-CAkey', `${by}.key`] : [];
  const content = ['-subj', `/CN=${subject}`, '-config', `${name}.cnf`, '-extensions', 'ext', '-days', String(days)];
  openssl('req', '-x509', ...key, ...signer, ...content, '-out', `${name}.pem`);
}

const host = 'help.example.org';
const names = `DNS:${host},IP:10.1.2.3`;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandu-trust-'));
  make('root', { ca: true, days: 365 });
  make('middle', { by: 'root', ca: true, days: 10 });
  make('lower', { by: 'middle', ca: true });
  make('desk', { by: 'root', names, days: 30 });
  make('deep', { by: 'lower', names });
  make('not-an-authority', { by: 'root', names: 'DNS:staff.example.org' });
  make('signed-by-staff', { by: 'not-an-authority', names });
  make('short-root', { ca: true, days: 5 });
  make('outlives-it', { by: 'short-root', names });
  make('stranger', { ca: true });
  make('stranger-desk', { by: 'stranger', names });
  make('imposter', { ca: true, subject: 'root' });
  make('imposter-desk', { by: 'imposter', names });
  make('alone', { names });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As Electron hands them over: each with its issuer. */
const presented = (...chain: string[]): PresentedCertificate =>
  chain.reduceRight<PresentedCertificate | undefined>(
    (issuerCert, name) => ({ data: pem(name), ...(issuerCert ? { issuerCert } : {}) }),
    undefined,
  ) ?? { data: '' };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const vouched = (chain: readonly string[], name = host, authorities = pem('root'), now = inDays(0)) =>
  isVouchedFor(presented(...chain), name, authorities, now);

describe('the authority of the organisation vouches', () => {
  test('for its own help desk, by name and by address', () => {
    expect(vouched(['desk'])).toBe(true);
    expect(vouched(['desk'], '10.1.2.3')).toBe(true);
    expect(vouched(['desk'], host.toUpperCase())).toBe(true);
    expect(vouched(['desk', 'root'])).toBe(true);
  });

  test('through others in between, when they came along', () => {
    expect(vouched(['deep', 'lower', 'middle'])).toBe(true);
    expect(vouched(['deep', 'lower', 'middle', 'root'])).toBe(true);
    expect(vouched(['deep', 'lower'])).toBe(false);
    expect(vouched(['deep', 'middle'])).toBe(false);
    expect(vouched(['deep', 'lower'], host, pem('middle'))).toBe(true);
  });

  test('when it is one of several in the file, whatever stands between them', () => {
    const bundle = `# The old one\n${pem('stranger')}\n# Ours, since May\n${pem('root')}`;
    expect(vouched(['desk'], host, bundle)).toBe(true);
  });
});

describe('nobody vouches', () => {
  test.each(['evil.example.org', `${host}.evil.example`, 'example.org', '10.1.2.4', ''])('for the name "%s"', (name) => {
    expect(vouched(['desk'], name)).toBe(false);
  });

  test('for one that is over or has not begun, nor by such a one', () => {
    expect(vouched(['desk'], host, pem('root'), inDays(29))).toBe(true);
    expect(vouched(['desk'], host, pem('root'), inDays(31))).toBe(false);
    expect(vouched(['desk'], host, pem('root'), inDays(-1))).toBe(false);
    expect(vouched(['deep', 'lower', 'middle'], host, pem('root'), inDays(11))).toBe(false);
    expect(vouched(['outlives-it'], host, pem('short-root'))).toBe(true);
    expect(vouched(['outlives-it'], host, pem('short-root'), inDays(6))).toBe(false);
  });

  test('for what another authority signed, of the same name or not', () => {
    expect(vouched(['stranger-desk'])).toBe(false);
    expect(vouched(['stranger-desk', 'stranger'])).toBe(false);
    expect(vouched(['imposter-desk'])).toBe(false);
    expect(vouched(['imposter-desk', 'imposter'])).toBe(false);
    expect(vouched(['imposter-desk', 'root'])).toBe(false);
  });

  test('for what somebody signed who may not, though the authority signed them', () => {
    expect(vouched(['signed-by-staff', 'not-an-authority'])).toBe(false);
    expect(vouched(['signed-by-staff', 'not-an-authority', 'root'])).toBe(false);
  });

  test('for one that signed itself', () => {
    expect(vouched(['alone'])).toBe(false);
    expect(vouched(['alone', 'alone'])).toBe(false);
  });

  test.each([
    ['an empty file', ''],
    ['a file of something else', '{"not": "a certificate"}'],
    ['a damaged certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ])('with %s for an authority', (_, authorities) => {
    expect(vouched(['desk'], host, authorities)).toBe(false);
  });

  test('for nonsense', () => {
    expect(isVouchedFor({ data: 'nonsense' }, host, pem('root'), inDays(0))).toBe(false);
  });

  test('in a ring that never ends', () => {
    const ring: { data: string; issuerCert?: PresentedCertificate } = { data: pem('stranger-desk') };
    ring.issuerCert = { data: pem('stranger'), issuerCert: ring };
    expect(isVouchedFor(ring, host, pem('root'), inDays(0))).toBe(false);
  });
});

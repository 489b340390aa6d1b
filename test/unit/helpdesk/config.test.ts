import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ConfigError, isLoopback, readConfig } from '../../../helpdesk/config.ts';

const env = { HOME: '/home/desk' };

describe('configuration', () => {
  test('has safe defaults', () => {
    expect(readConfig(env)).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: '/home/desk/.local/share/pandu-helpdesk',
      databaseUrl: null,
      tls: null,
      trustProxy: false,
      publicMetrics: false,
    });
  });

  test.each([
    [{ PANDU_PORT: 'eighty' }, 'PANDU_PORT'],
    [{ PANDU_PORT: '70000' }, 'PANDU_PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PANDU_METRICS: 'yes' }, 'PANDU_METRICS'],
    [{ PANDU_TLS_CERT: '/x' }, 'PANDU_TLS_KEY'],
    [{ PANDU_TLS_CERT: '/gone/cert', PANDU_TLS_KEY: '/gone/key' }, '/gone/cert'],
    [{ PANDU_CONSOLE_DIR: '/gone/console' }, 'PANDU_CONSOLE_DIR: there is no /gone/console'],
    [{ PANDU_STARTER_TIPS: '/gone/tips.json' }, 'PANDU_STARTER_TIPS: there is no /gone/tips.json'],
    [{ PANDU_HOST: '0.0.0.0' }, 'plain HTTP'],
    [{ HOME: '' }, 'PANDU_HELPDESK_DATA'],
  ])('refuses %j and names what to change', (change, named) => {
    expect(() => readConfig({ ...env, ...change })).toThrow(ConfigError);
    expect(() => readConfig({ ...env, ...change })).toThrow(named);
  });

  test('listens elsewhere with TLS, or behind a proxy that does it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pandu-config-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await Promise.all([cert, key].map((path) => writeFile(path, 'PEM')));
    expect(readConfig({ ...env, PANDU_HOST: '0.0.0.0', PANDU_TLS_CERT: cert, PANDU_TLS_KEY: key }).tls?.cert.toString()).toBe('PEM');
    expect(readConfig({ ...env, PANDU_HOST: '10.0.0.1', PANDU_TRUST_PROXY: '10.0.0.2' }).trustProxy).toBe('10.0.0.2');
    expect(readConfig({ ...env, PANDU_TRUST_PROXY: '1' }).trustProxy).toBe(true);
  });

  test.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['localhost', true],
    ['127.0.0.1.example.org', false],
    ['0.0.0.0', false],
    ['::', false],
  ])('%s is loopback: %s', (host, loopback) => {
    expect(isLoopback(host)).toBe(loopback);
  });
});

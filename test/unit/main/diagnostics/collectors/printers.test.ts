import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDiagnostics } from '../../../../../main/diagnostics/diagnostics.ts';
import { validateSection } from '../../../../../main/diagnostics/validate.ts';
import { decodeIppGroups } from '../../../../../main/platform/ipp.ts';
import { systemRoot } from '../../../../support/system-root.ts';

function attribute(tag: number, name: string, value: Buffer): Buffer {
  const head = Buffer.alloc(3 + name.length + 2);
  head.writeUInt8(tag, 0);
  head.writeUInt16BE(name.length, 1);
  head.write(name, 3);
  head.writeUInt16BE(value.length, 3 + name.length);
  return Buffer.concat([head, value]);
}

const answer = Buffer.concat([
  Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 0x01]),
  attribute(0x47, 'attributes-charset', Buffer.from('utf-8')),
  Buffer.from([0x04]),
  attribute(0x42, 'printer-name', Buffer.from('Lantai2')),
  attribute(0x23, 'printer-state', Buffer.from([0, 0, 0, 5])),
  attribute(0x44, 'printer-state-reasons', Buffer.from('media-empty-error')),
  attribute(0x44, '', Buffer.from('paused')),
  attribute(0x22, 'printer-is-accepting-jobs', Buffer.from([1])),
  attribute(0x21, 'queued-job-count', Buffer.from([0, 0, 0, 3])),
  Buffer.from([0x03]),
]);

async function printersOf(root: string) {
  const diagnostics = createDiagnostics({
    root,
    env: {},
    uid: 1000,
    home: '/home/budi',
    now: Date.now,
    exec: null,
    validate: validateSection,
  });
  const { sections, findings } = await diagnostics.run({ ids: ['printers'] });
  return { section: sections[0], findings: findings.map(({ id }) => id) };
}

test('CUPS is asked over its socket', async () => {
  const root = systemRoot({ '/etc/hostname': 'x' });
  mkdirSync(join(root, 'run/cups'), { recursive: true });
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(join(root, 'run/cups/cups.sock'), resolve));
  onTestFinished(() => void server.close());
  const { section, findings } = await printersOf(root);
  expect(section).toMatchObject({
    status: 'ok',
    data: {
      cupsRunning: true,
      defaultPrinter: 'Lantai2',
      printers: [{ name: 'Lantai2', state: 'stopped', stateMessage: 'media-empty-error, paused', accepting: true, jobs: 3 }],
    },
  });
  expect(findings).toEqual(['printer-stopped']);
});

test('a socket behind which nobody is: what was written down last, and the section says so', async () => {
  const root = systemRoot({
    '/run/cups/cups.sock': '',
    '/etc/cups/printers.conf':
      '<DefaultPrinter A>\nInfo Lantai 2\nDeviceURI ipp://u:p@printer.example/ipp\nState Stopped\nAccepting Yes\n</DefaultPrinter>\n',
  });
  const { section } = await printersOf(root);
  expect(section).toMatchObject({
    status: 'partial',
    data: {
      cupsRunning: false,
      defaultPrinter: 'A',
      printers: [{ name: 'A', state: 'stopped', uri: 'ipp://[secret-1]@printer.example/ipp' }],
    },
  });
});

test('a machine without CUPS has no printers and no complaint', async () => {
  expect((await printersOf(systemRoot({ '/etc/hostname': 'x' }))).section).toMatchObject({
    status: 'ok',
    data: { cupsRunning: false, printers: [] },
  });
});

test.each([0, 5, 9, 20, 40, answer.length - 1])('an answer cut after %i bytes is no crash', (length) => {
  expect(() => decodeIppGroups(answer.subarray(0, length), 'printers')).not.toThrow();
});

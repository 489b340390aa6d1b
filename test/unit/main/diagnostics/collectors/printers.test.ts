import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDiagnostics } from '../../../../../main/diagnostics/diagnostics.ts';
import { validateSection } from '../../../../../main/diagnostics/validate.ts';
import { decodeIppGroups } from '../../../../../main/platform/ipp.ts';
import { fixture } from '../../../../support/fixture.ts';
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

async function printersOf(root: string, at = Date.now()) {
  const diagnostics = createDiagnostics({
    root,
    env: {},
    uid: 1000,
    home: '/home/budi',
    now: () => at,
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

const real = { printers: fixture('cups/debian-12-printers.ipp'), jobs: fixture('cups/debian-12-jobs.ipp') };

test('jobs of a real CUPS that wait for a printer that is not there, without title and owner', async () => {
  const root = systemRoot({ '/etc/hostname': 'x' });
  mkdirSync(join(root, 'run/cups'), { recursive: true });
  const server = createServer((request, response) => {
    request.once('data', (body: Buffer) => response.end(body.readUInt16BE(2) === 0x000a ? real.jobs : real.printers));
  });
  await new Promise<void>((resolve) => server.listen(join(root, 'run/cups/cups.sock'), resolve));
  onTestFinished(() => void server.close());
  const { section, findings } = await printersOf(root, Date.UTC(2026, 10, 24, 12, 33, 36));
  expect(section?.data).toMatchObject({
    printers: [
      {
        name: 'Gudang',
        driver: 'raw',
        jobs: 1,
        state: 'printing',
        stateMessage: 'The printer may not exist or is unavailable at this time.',
      },
      { name: 'Lantai2', driver: 'raw', jobs: 2 },
    ],
    waiting: [
      { printer: 'Lantai2', state: 'printing', minutes: 25, message: 'The printer may not exist or is unavailable at this time.' },
      { printer: 'Lantai2', state: 'held', minutes: 25 },
      { printer: 'Gudang', state: 'printing', minutes: 25 },
    ],
  });
  expect(JSON.stringify(section)).not.toMatch(/Gaji|root/);
  expect(findings).toEqual(['printer-jobs-stuck', 'printer-driver-missing']);
});

test('drivers, supplies and what a printer calls for', async () => {
  const attributes = [
    attribute(0x42, 'printer-name', Buffer.from('Kantor')),
    attribute(0x41, 'printer-make-and-model', Buffer.from('Brother HL-L2350DW - IPP Everywhere')),
    attribute(0x23, 'printer-state', Buffer.from([0, 0, 0, 3])),
    attribute(0x44, 'printer-state-reasons', Buffer.from('media-empty-error')),
    attribute(0x44, '', Buffer.from('toner-low-report')),
    attribute(0x42, 'marker-names', Buffer.from('Black')),
    attribute(0x42, '', Buffer.from('Drum')),
    attribute(0x21, 'marker-levels', Buffer.from([0, 0, 0, 8])),
    attribute(0x21, '', Buffer.from([0xff, 0xff, 0xff, 0xfd])),
  ];
  const body = Buffer.concat([Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 0x04]), ...attributes, Buffer.from([0x03])]);
  const root = systemRoot({ '/etc/hostname': 'x' });
  mkdirSync(join(root, 'run/cups'), { recursive: true });
  const server = createServer((request, response) => void request.resume().once('end', () => response.end(body)));
  await new Promise<void>((resolve) => server.listen(join(root, 'run/cups/cups.sock'), resolve));
  onTestFinished(() => void server.close());
  const { section, findings } = await printersOf(root);
  expect(section?.data).toMatchObject({
    printers: [{ driver: 'driverless', reasons: ['media-empty-error', 'toner-low-report'], supplies: [{ name: 'Black', percent: 8 }] }],
  });
  expect(findings).toEqual(['printer-needs-attention']);
});

test('real answers cut at any byte are no crash', () => {
  for (const [body, kind] of [
    [real.printers, 'printers'],
    [real.jobs, 'jobs'],
  ] as const)
    for (let length = 0; length < body.length; length += 1) expect(() => decodeIppGroups(body.subarray(0, length), kind)).not.toThrow();
});

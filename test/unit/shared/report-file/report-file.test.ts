import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxReportFileBytes, reportFileName, reportFileType } from '../../../../shared/report-file/format.ts';
import { packReportFile, type ReportToPack } from '../../../../shared/report-file/pack.ts';
import { beginsAsReportFile, meansToBeReportFile, readReportFile } from '../../../../shared/report-file/read.ts';
import { readZip } from '../../../../shared/zip/read-zip.ts';
import { writeZip, type ZipFile } from '../../../../shared/zip/write-zip.ts';
import { hex, provingWith } from '../../../support/report-file.ts';

const proving = provingWith('desk_token');
const id = (at: number) => `0193a1b2-0000-7000-8000-${String(at).padStart(12, '0')}`;
const base: ReportToPack = {
  reportId: id(1),
  desktopId: id(2),
  consent: { sha256: hex('{"a":1}'), at: '2026-11-24T04:10:00.000Z', shown: true },
  report: Buffer.from('{"a":1}'),
  attachments: [{ id: id(3), mediaType: 'image/png', content: Buffer.from('a picture') }],
  address: 'bantuan@example.org',
};
const packed = (more: Partial<ReportToPack> = {}) => packReportFile({ ...base, ...more }, proving) ?? new Uint8Array();
const read = (bytes: Uint8Array) => readReportFile(bytes, hex);
const filesOf = (bytes: Uint8Array): ZipFile[] => {
  const zip = readZip(bytes, { files: 20, fileBytes: 1e6, allBytes: 1e6 });
  return zip.ok ? [...zip.files] : [];
};

test('what was packed is read, byte for byte, with a proof that fits its desktop and no other', () => {
  const picture = fc.record({
    mediaType: fc.constantFrom('image/png' as const, 'image/jpeg' as const),
    content: fc.uint8Array({ maxLength: 200 }),
  });
  const report = fc.record({ report: fc.uint8Array({ maxLength: 500 }), all: fc.array(picture, { maxLength: 4 }), consent: fc.boolean() });
  fc.assert(
    fc.property(report, ({ report: bytes, all, consent }) => {
      const attachments = all.map((one, at) => ({ ...one, id: id(10 + at) }));
      const file = packed({ report: bytes, attachments, consent: consent ? base.consent : null });
      const got = read(file);
      if (!got.ok) throw new Error(got.detail);
      expect([...got.file.report]).toEqual([...bytes]);
      expect([...got.file.pictures].map(([name, { mediaType, content }]) => [name, mediaType, [...content]])).toEqual(
        attachments.map((one) => [one.id, one.mediaType, [...one.content]]),
      );
      expect(got.file.manifest).toMatchObject({
        reportId: base.reportId,
        desktopId: base.desktopId,
        consent: consent ? base.consent : null,
      });
      expect(proving.prove(got.file.toProve)).toBe(got.file.proof);
      expect(provingWith('desk_other').prove(got.file.toProve)).not.toBe(got.file.proof);
      expect(packed({ report: bytes, attachments, consent: consent ? base.consent : null })).toEqual(file);
    }),
  );
});

test('a file in which any one byte differs is refused, or its proof fits no more', () => {
  const file = packed();
  for (let at = 0; at < file.length; at += 1) {
    const changed = Uint8Array.from(file);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const got = read(changed);
    if (got.ok) expect(proving.prove(got.file.toProve), `byte ${at}`).not.toBe(got.file.proof);
  }
});

test('a file that was cut anywhere, or has something behind it, is refused', () => {
  const file = packed();
  for (let length = 0; length < file.length; length += 1) expect(read(file.subarray(0, length)).ok, String(length)).toBe(false);
  expect(read(Buffer.concat([file, Buffer.from('x')]))).toMatchObject({ ok: false, reason: 'damaged' });
});

test('what a stranger made of parts never throws, and is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(), fc.nat(), (noise, from, to) => {
      const file = Uint8Array.from(packed());
      file.set(noise.subarray(0, Math.max(0, file.length - (from % file.length))), from % file.length);
      const part = file.subarray(0, to % (file.length + 1));
      const got = read(part);
      const ours = got.ok && proving.prove(got.file.toProve) === got.file.proof;
      expect(ours).toBe(Buffer.from(packed()).equals(part));
      expect(read(noise)).toMatchObject({ ok: false });
    }),
  );
});

test.each([
  ['one part more', (files: ZipFile[]) => [...files, { name: 'more.txt', bytes: Buffer.from('x') }]],
  ['a path out of the folder', (files: ZipFile[]) => [...files, { name: '../../etc/passwd', bytes: Buffer.from('x') }]],
  ['a name twice', (files: ZipFile[]) => [...files, ...files.slice(-1)]],
  ['another order', (files: ZipFile[]) => [...files.slice(0, 1), ...files.slice(1).reverse()]],
  ['no proof', (files: ZipFile[]) => files.filter(({ name }) => name !== 'proof.txt')],
  ['no list', (files: ZipFile[]) => files.filter(({ name }) => name !== 'manifest.json')],
  ['no report', (files: ZipFile[]) => files.filter(({ name }) => name !== 'report.json')],
  [
    'a list that is none',
    (files: ZipFile[]) => files.map((one) => (one.name === 'manifest.json' ? { ...one, bytes: Buffer.from('[]') } : one)),
  ],
])('%s is refused', (_, change) => {
  expect(read(writeZip(change(filesOf(packed()))))).toMatchObject({ ok: false, reason: 'damaged' });
});

test('nothing is unpacked: a bomb is a file like any other that was packed anew', () => {
  const bomb = deflateRawSync(Buffer.alloc(30_000_000));
  const files = filesOf(packed()).map((one) => (one.name === 'report.json' ? { ...one, bytes: bomb } : one));
  const zip = Buffer.from(writeZip(files));
  zip.writeUInt16LE(8, zip.indexOf(bomb) - 'report.json'.length - 30 + 8);
  const listed = zip.lastIndexOf('report.json') - 46;
  zip.writeUInt16LE(8, listed + 10);
  expect(read(zip)).toMatchObject({ ok: false, reason: 'damaged', detail: expect.stringContaining('packed in a way') });
});

test('a file of a newer Pandu says so; another ZIP file, or none, is foreign', () => {
  const newer = filesOf(packed()).map((one) =>
    one.name === 'manifest.json' ? { ...one, bytes: Buffer.from('{"format":"pandu-report","version":2}') } : one,
  );
  expect(read(writeZip(newer))).toMatchObject({ ok: false, reason: 'newer' });
  expect(read(writeZip([{ name: 'a', bytes: new Uint8Array() }]))).toMatchObject({ ok: false, reason: 'foreign' });
  expect(read(new Uint8Array())).toMatchObject({ ok: false, reason: 'foreign' });
});

test('it is known by its name, its type or its beginning, and by that alone', () => {
  expect(meansToBeReportFile('Report-1.PANDU', 'application/octet-stream', new Uint8Array())).toBe(true);
  expect(meansToBeReportFile('a', reportFileType, new Uint8Array())).toBe(true);
  expect(meansToBeReportFile('a.zip', 'application/zip', packed())).toBe(true);
  expect(meansToBeReportFile('a.zip', 'application/zip', writeZip([]))).toBe(false);
  expect(beginsAsReportFile(packed())).toBe(true);
  expect(reportFileName(id(7))).toBe('report-00000007.pandu');
});

test('one that no mail server would take is not made', () => {
  const content = new Uint8Array(maxReportFileBytes);
  expect(packReportFile({ ...base, attachments: [{ id: id(3), mediaType: 'image/png', content }] }, proving)).toBeNull();
});

test('its note is in both languages and says where to send it', () => {
  const note = Buffer.from(filesOf(packed()).find(({ name }) => name === 'README.txt')?.bytes ?? []).toString();
  expect(note).toContain('(bantuan@example.org)');
  expect(note).toContain('send it to the help desk by e-mail');
  expect(note).toContain('kirim berkas ini ke tim bantuan lewat email');
});

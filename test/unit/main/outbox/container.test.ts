import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packEntry, parseEntry, parseManifest } from '../../../../main/outbox/container.ts';
import type { NewEntry } from '../../../../main/outbox/entry.ts';
import { newMessageEntry, newReportEntry } from '../../../support/outbox-entries.ts';

const packed = (entry: NewEntry): Uint8Array => Buffer.concat(packEntry(entry));

describe('an entry as one file', () => {
  test('comes back as it was put in, whatever the text and the bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 4 }),
        (text, files) => {
          const entry = { ...newMessageEntry(text), files: files.map((bytes, n) => ({ name: `file-${n}`, bytes })) };
          const parsed = parseEntry(packed(entry));
          if (!parsed.ok) throw new Error(parsed.reason);
          // Half surrogate pairs cannot be written as UTF-8: JSON escapes them, so they survive.
          expect(parsed.manifest).toMatchObject(entry.manifest);
          expect([...parsed.files].map(([name, bytes]) => [name, Buffer.from(bytes)])).toEqual(
            entry.files.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
          );
        },
      ),
    );
  });

  test('cut off anywhere, it is refused with a reason', () => {
    const whole = packed(newReportEntry({ reportBytes: 500, screenshotBytes: 700 }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        const parsed = parseEntry(whole.subarray(0, length));
        expect(parsed.ok).toBe(false);
        expect(!parsed.ok && parsed.reason.length > 5).toBe(true);
      }),
    );
  });

  test('a changed byte of a file is noticed, wherever it is', () => {
    const entry = newReportEntry({ reportBytes: 500, screenshotBytes: 700 });
    const whole = packed(entry);
    const head = whole.indexOf(0x0a) + 1;
    fc.assert(
      fc.property(fc.integer({ min: head, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        expect(parseEntry(damaged)).toMatchObject({ ok: false });
      }),
    );
  });

  test('a report that is not the one that was agreed to is noticed, though every file is whole', () => {
    const { manifest, files } = newReportEntry({ reportBytes: 500 });
    const agreed = (sha256: string): NewEntry => ({
      manifest: { ...manifest, consent: { sha256, at: manifest.createdAt, shown: true } } as NewEntry['manifest'],
      files,
    });
    const own = createHash('sha256')
      .update(files[0]?.bytes ?? '')
      .digest('hex');
    expect(parseEntry(packed(agreed(own)))).toMatchObject({ ok: true, manifest: { consent: { sha256: own, shown: true } } });
    expect(parseEntry(packed(agreed('0'.repeat(64))))).toEqual({ ok: false, reason: expect.stringContaining('agreed') });
  });

  test('bytes behind the end are noticed', () => {
    expect(parseEntry(Buffer.concat([packed(newMessageEntry('x')), Buffer.from('y')]))).toMatchObject({ ok: false });
  });

  test('nothing that is on a disk makes the parser throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 500 }),
          fc.json().map((text) => Buffer.from(`${text}\n`)),
        ),
        (bytes) => {
          expect(parseEntry(bytes).ok).toBe(false);
          expect(parseManifest(bytes).ok).toBe(false);
        },
      ),
    );
  });

  test('a manifest of a later format is not guessed at', () => {
    const line = JSON.stringify({ ...newMessageEntry('x').manifest, format: 2, files: [] });
    expect(parseManifest(Buffer.from(`${line}\n`))).toMatchObject({ ok: false });
  });
});

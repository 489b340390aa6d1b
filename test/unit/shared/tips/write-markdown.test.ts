import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causes } from '../../../../shared/model/cause.ts';
import { uuidv7 } from '../../../../shared/model/ids.ts';
import { type Tip, type TipText, tipSchema } from '../../../../shared/model/tip.ts';
import { canonicalTip } from '../../../../shared/tips/canonical.ts';
import { parseTip } from '../../../../shared/tips/markdown.ts';
import type { TipPicture } from '../../../../shared/tips/pictures.ts';
import { writeTip } from '../../../../shared/tips/write-markdown.ts';

const sha = 'ab'.repeat(32);
const picture: TipPicture = { sha256: sha, mediaType: 'image/webp', bytes: 1234 };
const text: TipText = {
  title: 'No paper',
  problem: 'Nothing comes out.\n\n# Not a part\n\\# nor this',
  cause: 'The tray is empty.',
  alternatives: `Look:\n\n![The tray](picture:${sha})`,
  steps: ['Open the tray.\n- **GNOME:** Here.\n\n  Twice.', 'Fill it.'],
  check: 'Print.',
  keywords: ['paper', 'tray, upper', 'the "big" one'],
};
const tip: Tip = {
  id: 'no-paper',
  version: 3,
  updatedAt: '2026-11-24T00:00:00.000Z',
  app: 'Printing',
  causeKind: 'desktop',
  texts: { en: text, id: { ...text, title: 'Kertas habis' } },
  audience: {
    groups: [uuidv7(1, new Uint8Array(10))],
    sessionTypes: ['x11'],
    daysSinceMigration: { min: 0, below: 30 },
    findings: ['no-ink'],
  },
  findings: ['paper-out'],
  related: ['ink'],
  priority: 'high',
  startsAt: '2026-12-01T00:00:00.000Z',
  pictures: [picture],
};
const known = (sha256: string) => (sha256 === sha ? picture : null);
const again = (one: Tip) => {
  const { en, id } = writeTip(one);
  const parsed = parseTip(en, id, known);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

test('a tip with everything in it comes back as it was', () => {
  expect(again(tip)).toEqual(tip);
});

test('the files, as a person reads them', () => {
  expect(writeTip({ ...tip, texts: { en: text } })).toEqual({
    id: null,
    en: `---
id: no-paper
app: Printing
cause: desktop
updated: 2026-11-24T00:00:00.000Z
version: 3
findings: paper-out
related: ink
sessions: x11
groups: ${tip.audience.groups?.[0]}
days: 0 to 30
only-findings: no-ink
priority: high
starts: 2026-12-01T00:00:00.000Z
title: No paper
keywords: paper, "tray, upper", "the \\"big\\" one"
---

## Problem

Nothing comes out.

\\# Not a part
\\\\# nor this

## Cause

The tray is empty.

## Alternatives

Look:

![The tray](../../pictures/${sha}.webp)

## Steps

1. Open the tray.
   - **GNOME:** Here.

     Twice.
2. Fill it.

## Check

Print.
`,
  });
});

test('a picture that nobody has is told', () => {
  expect(parseTip(writeTip(tip).en, null)).toEqual({ ok: false, problems: [{ line: 1, message: expect.stringContaining(sha) }] });
});

describe('any tip at all', () => {
  const line = fc.string({ unit: 'binary', maxLength: 60 });
  const piece = fc.oneof(
    line,
    fc.constantFrom('#', '\\#', '## Cause', '## Penyebab', '---', '1. x', '   indented', '\r\n', '\u2028', ' ', `![a](picture:${sha})`),
    fc.constantFrom(`![a](../../pictures/${sha}.webp)`, '- **GNOME:** x', '```', '\\\\# x', 'title: x', '  - y'),
  );
  const markdown = fc.array(piece, { maxLength: 8 }).map((lines) => lines.join('\n'));
  const word = fc.oneof(line, fc.constantFrom('a, b', '"', '"a"', ',', 'a,', '\\', 'a "b", c', ' x '));
  const words = fc.array(
    word.filter((item) => item.trim() !== ''),
    { maxLength: 5 },
  );
  const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/);
  const time = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms).toISOString());
  const version = fc.option(fc.oneof(fc.stringMatching(/^\d{1,3}(\.\d{1,3}){0,3}$/), fc.constantFrom('4:24.2-1', 'x', '')), {
    nil: undefined,
  });
  const textOf = fc.record({
    title: fc.oneof(line, fc.constantFrom('a: b', '"q"', '# x')).filter((title) => title.trim() !== ''),
    problem: markdown,
    cause: markdown,
    alternatives: markdown,
    steps: fc.array(
      markdown.filter((step) => step !== ''),
      { maxLength: 4 },
    ),
    check: fc.option(markdown, { nil: undefined }),
    callHelp: fc.option(markdown, { nil: undefined }),
    keywords: words,
  });
  const tips = fc.record(
    {
      id: slug,
      version: fc.integer({ min: 1, max: 9999 }),
      updatedAt: time,
      app: line,
      causeKind: fc.constantFrom(...causes),
      texts: fc.record({ en: textOf, id: fc.option(textOf, { nil: undefined }) }),
      audience: fc.record(
        {
          applications: words,
          versions: fc.array(fc.record({ application: word.filter((name) => name.trim() !== ''), min: version, below: version }), {
            maxLength: 3,
          }),
          distributions: words.map((list) => list.map((item) => item.slice(0, 40))),
          desktops: words.map((list) => list.map((item) => item.slice(0, 40))),
          languages: fc.uniqueArray(fc.constantFrom('en' as const, 'id' as const)),
          sessionTypes: fc.uniqueArray(fc.constantFrom('x11' as const, 'wayland' as const)),
          daysSinceMigration: fc.record({ min: fc.nat(999), below: fc.integer({ min: 1, max: 999 }) }, { requiredKeys: [] }),
          findings: fc.array(slug, { maxLength: 3 }),
          crashes: words,
        },
        { requiredKeys: [] },
      ),
      findings: fc.array(slug, { maxLength: 3 }),
      crashes: words,
      related: fc.array(slug, { maxLength: 3 }),
      priority: fc.constantFrom('normal' as const, 'high' as const),
      startsAt: fc.option(time),
      endsAt: fc.option(time),
      pictures: fc.constantFrom([picture], []),
    },
    { requiredKeys: ['id', 'version', 'updatedAt', 'app', 'causeKind', 'texts', 'audience', 'findings', 'related'] },
  );

  test('comes back in its canonical form, and is written the same again', () => {
    fc.assert(
      fc.property(tips, (raw) => {
        const parsed = tipSchema.safeParse(raw);
        fc.pre(parsed.success);
        const whole = parsed.data;
        // A text may show the picture although the tip does not have it: the file then says so.
        const shown = { ...whole, pictures: [picture] };
        const canonical = canonicalTip(shown);
        expect(canonicalTip(canonical)).toEqual(canonical);
        fc.pre(tipSchema.safeParse(canonical).success);
        const read = again(shown);
        expect(read).toEqual(canonical);
        expect(writeTip(read)).toEqual(writeTip(shown));
      }),
      { numRuns: 1500 },
    );
  });
});

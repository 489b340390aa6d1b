import { describe, expect, test } from 'vitest';
import { parseTip, parseTipFile } from '../../../../shared/tips/markdown.ts';

const front = `---
id: no-paper
app: Printing
cause: desktop
updated: 2026-11-24T00:00:00.000Z
title: No paper
keywords: paper, tray
---
`;
const body = `
## Problem

Nothing comes out.

## Cause

The tray is empty.

## Alternatives

Another printer.

## Steps

1. Open the tray.
   - The upper one.
2. Check.
`;
const english = front + body;

function problemOf(source: string) {
  const parsed = parseTipFile(source, 'en');
  return parsed.ok ? null : parsed.problems[0];
}

test('a whole file, also with the line ends of Windows', () => {
  const parsed = parseTip(english, null);
  expect(parsed.ok && parsed.value.texts.en.steps).toEqual(['Open the tray.\n- The upper one.', 'Check.']);
  expect(parsed.ok && parsed.value.texts.en.keywords).toEqual(['paper', 'tray']);
  expect(parseTip(english.replaceAll('\n', '\r\n'), null)).toEqual(parsed);
});

test('the parts and facts that may be left out', () => {
  const facts = 'app: Printing\ncrashes: cupsd SIGSEGV, lp\nversions: CUPS below 2.4, CUPS 2.1 to 2.3';
  const parsed = parseTip(`${english.replace('app: Printing', facts)}\n## Check\n\nPrint.\n\n## Help desk\n\nIf not.\n`, null);
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      texts: { en: { check: 'Print.', callHelp: 'If not.' } },
      crashes: ['cupsd SIGSEGV', 'lp'],
      audience: {
        versions: [
          { application: 'CUPS', below: '2.4' },
          { application: 'CUPS', min: '2.1', below: '2.3' },
        ],
      },
    },
  });
  const alone = parseTip(`${english}\n## Help desk\n\nIf not.\n`, null);
  expect(alone.ok && alone.value.texts.en).toMatchObject({ callHelp: 'If not.' });
  expect(alone.ok && 'check' in alone.value.texts.en).toBe(false);
});

describe('what is wrong is told with its line', () => {
  test.each([
    ['no front matter', body, 1, /front matter/],
    ['front matter without an end', 'x\n', 1, /front matter/],
    ['an unknown name', english.replace('app: Printing', 'apps: Printing'), 3, /"apps" is not known/],
    ['a name twice', english.replace('app: Printing', 'app: Printing\napp: Paper'), 4, /twice/],
    ['a line that is no pair', english.replace('app: Printing', '- Printing'), 3, /name: value/],
    ['no title', english.replace('title: No paper\n', ''), 1, /no title/],
    ['an unknown cause', english.replace('cause: desktop', 'cause: user'), 4, /cause/],
    ['a wrong time', english.replace('2026-11-24T00:00:00.000Z', 'yesterday'), 5, /updated/],
    ['a heading out of order', english.replace('## Cause', '## Reason'), 14, /expected "## Cause"/],
    ['text before the first part', `${front}\nHello\n${body}`, 10, /text before/],
    ['a part that is not known', `${english}\n## More\n`, 28, /expected "## Check"/],
    ['a seventh part', `${english}\n## Check\n\n## Help desk\n\n## More\n`, 32, /after the last part/],
    ['versions that are no range', english.replace('app: Printing', 'app: Printing\nversions: CUPS < 2'), 4, /"CUPS < 2" is not/],
    ['steps that are no list', english.replace('1. Open the tray.', 'Open the tray.'), 9, /numbered list/],
    ['a part that is missing', `${front}\n## Problem\n\nNothing.\n`, 9, /needs the headings/],
  ])('%s', (_, source, line, message) => {
    expect(problemOf(source)).toEqual({ line, message: expect.stringMatching(message) });
  });
});

test('both files must be of one tip', () => {
  const other = '---\nid: ink\ntitle: Tinta\n---\n## Masalah\n## Penyebab\n## Alternatif\n## Langkah\n1. Periksa.\n';
  expect(parseTip(english, other)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('"ink"') }] });
});

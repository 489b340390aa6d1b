import { expect, test } from 'vitest';
import { shareText } from '../../../../renderer/desktop/tips/share-text.ts';

test('a tip becomes plain text with numbered steps; empty parts are left out', () => {
  const tip = {
    title: 'T',
    problem: '**Bold** [guide](https://example.org/a)',
    cause: '',
    alternatives: '',
    steps: ['One', 'Two'],
    keywords: [],
  };
  const labels = { problem: 'Problem', cause: 'Cause', alternatives: 'Or', steps: 'Steps', check: 'Check', callHelp: 'Call' };
  expect(shareText(tip, labels, null, 'https://help.example.org/tips/t')).toBe(
    'T\n\nProblem: Bold guide (https://example.org/a)\n\nSteps:\n1. One\n2. Two\n\nhttps://help.example.org/tips/t',
  );
});

test('steps are those of the desktop; the check and the call come with them', () => {
  const steps = ['Open:\n- **GNOME:** here\n- **MATE:** there'];
  const tip = { title: 'T', problem: '', cause: '', alternatives: '', steps, check: 'Look', callHelp: 'Ring', keywords: [] };
  const labels = { problem: 'P', cause: 'C', alternatives: 'A', steps: 'Steps', check: 'Check', callHelp: 'Call' };
  expect(shareText(tip, labels, 'MATE', null)).toBe('T\n\nSteps:\n1. Open:\n\nthere\n\nCheck: Look\n\nCall: Ring');
});

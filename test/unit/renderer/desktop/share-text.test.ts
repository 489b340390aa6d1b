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
  const labels = { problem: 'Problem', cause: 'Cause', alternatives: 'Or', steps: 'Steps' };
  expect(shareText(tip, labels)).toBe('T\n\nProblem: Bold guide (https://example.org/a)\n\nSteps:\n1. One\n2. Two');
});

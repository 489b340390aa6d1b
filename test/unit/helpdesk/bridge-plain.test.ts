import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainOf } from '../../../helpdesk/bridges/plain.ts';

test('the words of an HTML answer, line by line', () => {
  expect(plainOf('<p>Restart&nbsp;it &amp; wait</p><script>bad()</script><ul><li>one</li><li>two</li></ul>')).toBe(
    'Restart it & wait\none\ntwo',
  );
});
test('no tag is left, whatever came', () => {
  fc.assert(fc.property(fc.string(), (text) => !/<[a-z][^>]*>/i.test(plainOf(`<b>${text.replace(/&/g, '')}</b>`))));
});

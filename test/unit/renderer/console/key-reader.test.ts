import { expect, test } from 'vitest';
import { createKeyReader } from '../../../../renderer/console/common/key-reader.ts';

const shortcuts = [{ keys: 'g t' }, { keys: 'g m' }, { keys: 't' }, { keys: 'j' }];

test('a pair is one key after the other, in time; otherwise each key is itself', () => {
  let time = 0;
  const reader = createKeyReader(() => time);
  expect(reader.press('g', shortcuts)).toBe('begun');
  expect(reader.press('t', shortcuts)).toEqual({ keys: 'g t' });
  expect(reader.press('t', shortcuts), 'the pair is over').toEqual({ keys: 't' });
  reader.press('g', shortcuts);
  time += 1501;
  expect(reader.press('t', shortcuts), 'too late').toEqual({ keys: 't' });
  reader.press('g', shortcuts);
  expect(reader.press('x', shortcuts)).toBeNull();
  expect(reader.press('m', shortcuts), 'what came between ends it').toBeNull();
  reader.press('g', shortcuts);
  expect(reader.press('j', shortcuts), 'no pair: the key itself').toEqual({ keys: 'j' });
});

import { expect, test } from 'vitest';
import { createPlaces } from '../../../../helpdesk/channels/web/places.ts';

test('one who stays does not keep out the others, and a place is given back once', () => {
  const places = createPlaces(3, 2);
  const [first, second] = [places.enter('a'), places.enter('a')];
  expect(places.enter('a')).toBeNull();
  const third = places.enter('b');
  expect(third).not.toBeNull();
  // All are taken.
  expect(places.enter('c')).toBeNull();
  first?.();
  first?.();
  expect(places.enter('c')).not.toBeNull();
  expect(places.enter('b')).toBeNull();
  second?.();
  expect(places.enter('a')).not.toBeNull();
});

import { expect, test } from 'vitest';
import { webAddress } from '../../../../renderer/console/common/web-address.ts';

test('a browser is sent to web addresses only', () => {
  for (const good of ['https://rt.example.org/Ticket/Display.html?id=7', 'http://127.0.0.1:8080/7']) expect(webAddress(good)).toBe(good);
  for (const bad of [
    null,
    '',
    '#7',
    '/ticket/7',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:x',
    'data:text/html,x',
    'file:///etc/passwd',
  ])
    expect(webAddress(bad)).toBeNull();
});

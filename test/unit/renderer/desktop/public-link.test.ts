import { expect, test } from 'vitest';
import { publicLink, tipOfLink } from '../../../../renderer/desktop/common/public-link.ts';

test.each([
  ['https://help.example.org', 'https://help.example.org/tips/trash'],
  [' https://help.example.org/pandu/ ', 'https://help.example.org/pandu/tips/trash'],
  ['help.example.org', 'https://help.example.org/tips/trash'],
  ['http://intranet:8080', 'http://intranet:8080/tips/trash'],
  ['', null],
  ['javascript://help.example.org', null],
  ['https://agent:secret@help.example.org', null],
  ['not an address', null],
])('%j leads to %j', (siteUrl, expected) => expect(publicLink(siteUrl, 'trash')).toBe(expected));

test.each([
  ['help.example.org', 'https://help.example.org/tips/trash', 'trash'],
  ['https://help.example.org/pandu/', 'https://help.example.org/pandu/id/tips/no-sound?desktop=gnome#steps', 'no-sound'],
  ['https://help.example.org/pandu', 'https://help.example.org/tips/trash', null],
  ['https://help.example.org', 'https://help.example.org.evil.example/tips/trash', null],
  ['https://help.example.org', 'http://help.example.org/tips/trash', null],
  ['https://help.example.org', 'https://help.example.org/tips/trash/print', null],
  ['https://help.example.org', 'https://help.example.org/tips/%2e%2e', null],
  ['https://help.example.org', 'https://help.example.org/tips/', null],
  ['https://help.example.org', 'no address', null],
  ['', 'https://help.example.org/tips/trash', null],
])('on the site %j the link %j is the tip %j', (siteUrl, link, expected) => expect(tipOfLink(siteUrl, link)).toBe(expected));

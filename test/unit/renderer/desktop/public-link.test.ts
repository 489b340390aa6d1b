import { expect, test } from 'vitest';
import { publicLink } from '../../../../renderer/desktop/tips/public-link.ts';

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

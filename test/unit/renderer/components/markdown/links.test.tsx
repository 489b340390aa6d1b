import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { LinkHosts } from '../../../../../renderer/components/markdown/link-hosts.ts';
import { Markdown } from '../../../../../renderer/components/markdown/Markdown.tsx';
import { common } from '../../../../../renderer/i18n/en/common.ts';

const i18n = i18next.createInstance();
await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { common } } });
const html = (text: string, hosts: readonly string[]) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <LinkHosts value={hosts}>
        <Markdown text={text} />
      </LinkHosts>
    </I18nextProvider>,
  );
const targets = (markup: string) => [...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

describe('links', () => {
  test('to allowed hosts are links', () => {
    expect(targets(html('[a](https://example.org/x) <https://b.example.org>', ['example.org']))).toEqual([
      'https://example.org/x',
      'https://b.example.org',
    ]);
  });

  test('to others are plain words with their address, once', () => {
    const markup = html('See [the bank](https://evil.test/login) and <https://other.test> and [r][1]\n\n[1]: http://plain.test', [
      'example.org',
    ]);
    expect(targets(markup)).toEqual([]);
    expect(markup).toContain('the bank (https://evil.test/login)');
    expect(markup).toContain('and https://other.test and r (http://plain.test)');
  });

  test.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](data:text/html,x)',
    '[a](file:///etc/passwd)',
    '[a](//evil.test)',
    '[a](https:evil.test)',
    '[a](https://example.org@evil.test)',
    '<a href="https://evil.test">a</a>',
    '![a](https://evil.test/pixel.png)',
    '<iframe src="https://evil.test"></iframe><script>alert(1)</script>',
  ])('%s leads and loads nowhere', (text) => {
    for (const hosts of [[], ['example.org']]) expect(html(text, hosts)).not.toMatch(/href=|src=|<script|<iframe/i);
  });
});

import type { i18n } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '../../shared/model/language.ts';
import type { SiteFrame, SitePage, SiteRenderer } from '../../shared/site/contract.ts';
import { site as siteEn } from '../i18n/en/site.ts';
import { site as siteId } from '../i18n/id/site.ts';
import { initI18n } from '../i18n/index.ts';
import '../styles/base.css';
import './site.css';
import './hits.css';
import { LinkHosts } from '../components/markdown/link-hosts.ts';
import { PicturesFrom } from '../components/markdown/picture-source.ts';
import { Document } from './Document.tsx';
import { Content } from './pages/Content.tsx';

const ready = new Map<Language, i18n>();

function textsOf(language: Language): i18n {
  const made = ready.get(language) ?? initI18n(language, { site: { en: siteEn, id: siteId } });
  ready.set(language, made);
  return made;
}

/** A page of the site as HTML, for the help desk (shared/site/contract.ts). Everything that somebody wrote passes React's escaping. */
export const render: SiteRenderer['render'] = (page: SitePage, frame: SiteFrame): string => {
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={textsOf(frame.language)}>
      <LinkHosts value={frame.linkHosts}>
        <PicturesFrom value={(sha256) => `${frame.root}pictures/${sha256}`}>
          <Document page={page} frame={frame}>
            <Content page={page} frame={frame} />
          </Document>
        </PicturesFrom>
      </LinkHosts>
    </I18nextProvider>,
  );
  return `<!doctype html>\n${markup}\n`;
};

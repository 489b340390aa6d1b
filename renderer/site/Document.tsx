import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/model/language.ts';
import { tipText } from '../../shared/model/tip.ts';
import type { SiteFrame, SitePage } from '../../shared/site/contract.ts';
import { plainText } from '../../shared/site/plain-text.ts';
import { Footer } from './common/Footer.tsx';
import { Header } from './common/Header.tsx';
import { absolute } from './links.ts';

interface Props {
  readonly page: SitePage;
  readonly frame: SiteFrame;
  readonly children: ReactNode;
}

/** The whole document: what search engines and messengers read, and what is around every page. No inline script, no inline style. */
export function Document({ page, frame, children }: Props) {
  const { t } = useTranslation('site');
  const { language, organisation, root } = frame;
  const site = [t('title'), organisation].filter((part) => part !== '').join(' · ');
  const about = aboutOf(page, language, t);
  const title = about.title === '' ? site : `${about.title} · ${site}`;
  const address = absolute(frame, language);
  const lasting = page.kind === 'home' || page.kind === 'tip' || page.kind === 'contact';
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={about.description} />
        <meta name="color-scheme" content="light dark" />
        {!lasting && <meta name="robots" content="noindex" />}
        <meta property="og:title" content={about.title || site} />
        <meta property="og:description" content={about.description} />
        <meta property="og:type" content={page.kind === 'tip' ? 'article' : 'website'} />
        <meta property="og:site_name" content={site} />
        <meta property="og:locale" content={language === 'id' ? 'id_ID' : 'en_GB'} />
        {lasting && address !== null && (
          <>
            <meta property="og:url" content={address} />
            <link rel="canonical" href={address} />
            {languages.map((one) => (
              <link key={one} rel="alternate" hrefLang={one} href={absolute(frame, one) ?? ''} />
            ))}
            <link rel="alternate" hrefLang="x-default" href={`${frame.siteUrl}/${frame.path}`} />
          </>
        )}
        {page.kind !== 'conversation' && page.kind !== 'trouble' && (
          <>
            <link rel="alternate" type="application/atom+xml" title={site} href={`${root}tips.${language}.atom`} />
            <link rel="alternate" type="application/atom+xml" title={t('feedIssues')} href={`${root}announcements.${language}.atom`} />
          </>
        )}
        {/* The header says so too; a page that was saved still does. */}
        {page.kind === 'conversation' && <meta name="referrer" content="no-referrer" />}
        <link rel="icon" type="image/svg+xml" href={`${root}assets/pandu.svg`} />
        <link rel="stylesheet" href={`${root}assets/${frame.style}`} />
        <script type="module" src={`${root}assets/${frame.script}`} />
      </head>
      <body>
        <a className="skip" href="#content">
          {t('skip')}
        </a>
        <Header frame={frame} current={page.kind} question={page.kind === 'search' ? page.question : ''} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <Footer frame={frame} lasting={lasting} />
      </body>
    </html>
  );
}

function aboutOf(page: SitePage, language: SiteFrame['language'], t: TFunction): { title: string; description: string } {
  switch (page.kind) {
    case 'home':
      return { title: '', description: t('intro') };
    case 'search':
      return { title: page.question === '' ? t('searchAction') : page.question, description: t('intro') };
    case 'tip': {
      const { title, problem, cause } = tipText(page.tip, language);
      return { title, description: plainText(problem.trim() === '' ? cause : problem) || title };
    }
    case 'contact':
      return { title: t('contactTitle'), description: t('contactIntro') };
    case 'report':
      return { title: t('report.title'), description: t('report.intro') };
    case 'conversation':
      // Titles stand in the history of a computer that may be a colleague's.
      return { title: t('my.title', { number: page.conversation.number }), description: '' };
    case 'trouble':
      return { title: t('trouble.title'), description: '' };
    case 'wall':
      return { title: t('wall.title'), description: t('report.intro') };
    case 'missing':
      return { title: t('missing'), description: t('missingText') };
  }
}

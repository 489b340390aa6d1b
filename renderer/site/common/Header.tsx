import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../shared/model/language.ts';
import type { SiteFrame, SitePage } from '../../../shared/site/contract.ts';
import { desktopSlug } from '../../../shared/site/desktop-choice.ts';
import field from '../../components/ui/SearchBox.module.css';
import { inOtherLanguage, linkTo } from '../links.ts';
import styles from './Header.module.css';

interface Props {
  readonly frame: SiteFrame;
  readonly current: SitePage['kind'];
  readonly question: string;
}

/** Each language under its own name, for those who do not read the other one. */
const ownNames = { en: 'English', id: 'Bahasa Indonesia' } as const;

/** Where one is, the search, and the ways on. A plain form: the script only makes it answer while one types. */
export function Header({ frame, current, question }: Props) {
  const { t } = useTranslation('site');
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <div className={styles.top}>
          <a className={styles.name} href={linkTo(frame, '')} aria-current={current === 'home' ? 'page' : undefined}>
            {frame.organisation === '' ? 'Pandu' : frame.organisation}
            <span className={styles.what}> {t('title')}</span>
          </a>
          <nav aria-label={t('nav')} className={styles.nav}>
            <a href={linkTo(frame, '')} aria-current={current === 'home' ? 'page' : undefined}>
              {t('tips')}
            </a>
            <a href={linkTo(frame, 'contact')} aria-current={current === 'contact' ? 'page' : undefined}>
              {t('contact')}
            </a>
            {frame.reports && (
              <a href={linkTo(frame, 'report')} aria-current={current === 'report' ? 'page' : undefined}>
                {t('report.link')}
              </a>
            )}
          </nav>
          <nav aria-label={t('language')} className={styles.nav}>
            {languages.map((one) => (
              <a
                key={one}
                href={inOtherLanguage(frame, one) + (question === '' ? '' : asked(frame, question))}
                lang={one}
                hrefLang={one}
                aria-current={one === frame.language ? 'true' : undefined}
              >
                {ownNames[one]}
              </a>
            ))}
          </nav>
        </div>
        <search className={styles.search}>
          <form action={`${frame.root}${frame.language}/search`} method="get" className={styles.form} data-search={frame.language}>
            <label className={styles.label} htmlFor="q">
              {t('search')}
            </label>
            <div className={styles.line}>
              <span className={`${field.box} ${styles.box}`}>
                <IconSearch size={22} stroke={2} aria-hidden />
                <input
                  id="q"
                  className={field.input}
                  name="q"
                  type="search"
                  maxLength={500}
                  defaultValue={question}
                  placeholder={t('searchExample')}
                  autoComplete="off"
                  enterKeyHint="search"
                />
              </span>
              {frame.desktop !== null && <input type="hidden" name="desktop" value={desktopSlug(frame.desktop)} />}
              <button type="submit">{t('searchAction')}</button>
            </div>
          </form>
        </search>
      </div>
    </header>
  );
}

function asked(frame: SiteFrame, question: string): string {
  return `${frame.desktop === null ? '?' : '&'}q=${encodeURIComponent(question)}`;
}

import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/model/assert-never.ts';
import { Loading } from '../../components/ui/States.tsx';
import { useNavigation } from '../navigation.tsx';
import { ReportPage } from '../report/ReportPage.tsx';
import { Banners } from './Banners.tsx';
import { Nav } from './Nav.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import styles from './Shell.module.css';

// The report form is in the first chunk, since the click on the tray means it nearly always; all else comes when asked for.
const HomePage = lazy(async () => ({ default: (await import('../home/HomePage.tsx')).HomePage }));
const TipsPage = lazy(async () => ({ default: (await import('../tips/TipsPage.tsx')).TipsPage }));
const ReportsPage = lazy(async () => ({ default: (await import('../reports/ReportsPage.tsx')).ReportsPage }));
const ComputerPage = lazy(async () => ({ default: (await import('../computer/ComputerPage.tsx')).ComputerPage }));
const ContactPage = lazy(async () => ({ default: (await import('../contact/ContactPage.tsx')).ContactPage }));
const SettingsPage = lazy(async () => ({ default: (await import('../settings/SettingsPage.tsx')).SettingsPage }));

function Route() {
  const { view } = useNavigation();
  switch (view.name) {
    case 'home':
      return <HomePage />;
    case 'report':
      return null;
    case 'tips':
      return <TipsPage id={view.id} from={view.from} />;
    case 'reports':
      return <ReportsPage id={view.id} />;
    case 'computer':
      return <ComputerPage />;
    case 'contact':
      return <ContactPage />;
    case 'settings':
      return <SettingsPage />;
    default:
      return assertNever(view.name);
  }
}

export function Shell() {
  const { t } = useTranslation();
  const { view, asked } = useNavigation();
  const reporting = view.name === 'report';
  // Once begun, the form stays mounted behind the other pages: looking up a tip must not cost what was written.
  const [begun, setBegun] = useState(reporting);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (reporting) setBegun(true);
  }, [reporting]);
  const title = view.name === 'home' ? 'Pandu' : `${t(reporting ? 'report.title' : `nav.${view.name}`)} – Pandu`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const route = `${view.name}/${view.id ?? ''}`;
  // A new page begins at its top; the report goes on where it was left.
  const main = useRef<HTMLElement>(null);
  const reportAt = useRef(0);
  useLayoutEffect(() => {
    const { current } = main;
    if (current === null) return;
    current.scrollTop = route.startsWith('report/') ? reportAt.current : 0;
  }, [route]);
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('nav.skip')}
      </button>
      <Nav />
      <main
        ref={main}
        id="main"
        tabIndex={-1}
        className={styles.main}
        onScroll={(event) => {
          if (reporting) reportAt.current = event.currentTarget.scrollTop;
        }}
      >
        <Banners />
        {(begun || reporting) && (
          <div hidden={!reporting}>
            <PageBoundary key={turn}>
              <ReportPage
                shown={reporting}
                asked={asked}
                text={reporting ? view.text : undefined}
                onAnew={() => {
                  setTurn((former) => former + 1);
                  main.current?.scrollTo(0, 0);
                }}
              />
            </PageBoundary>
          </div>
        )}
        {!reporting && (
          <PageBoundary key={route}>
            <Suspense fallback={<Loading label={t('loading')} />}>
              <Route />
            </Suspense>
          </PageBoundary>
        )}
      </main>
    </div>
  );
}

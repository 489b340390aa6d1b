import { AppShell, Burger } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { usePokes } from '../api/pokes.ts';
import { mayAct, useCurrentUser } from '../api/session.ts';
import { Shortcuts } from '../common/shortcuts.tsx';
import { setWaiting } from '../common/title.ts';
import icon from '../icon.svg?url&no-inline';
import { GoKeys } from './GoKeys.tsx';
import { Pages } from './Pages.tsx';
import { groups } from './places.ts';
import { SupportCode } from './SupportCode.tsx';
import styles from './shell.module.css';
import { UserMenu } from './UserMenu.tsx';
import { useNotify } from './useNotify.ts';

/** Tickets that nobody has answered yet; one row is read, since only the number is wanted. */
function useWaiting(): number {
  const query = useQuery({
    queryKey: ['tickets', 'waiting'],
    queryFn: () => call(agentRoutes.listTickets, { query: { status: 'new', size: 1 } }),
  });
  return query.data?.total ?? 0;
}

/** On another page the reader starts at its top, and the next Tab leads into it and not through the menu again. */
function useNewPage(path: string, onChange: () => void): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    onChange();
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  });
}

export function Shell({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { t } = useTranslation('console');
  const { role } = useCurrentUser();
  const [path] = useLocation();
  const [menu, setMenu] = useState(false);
  const connected = usePokes();
  const waiting = useWaiting();
  useEffect(() => {
    setWaiting(waiting);
    return () => setWaiting(0);
  }, [waiting]);
  useNewPage(path, () => setMenu(false));
  useNotify();
  const here = (to: string) => path === to || path.startsWith(`${to}/`) || (to === '/tickets' && path === '/');
  return (
    <Shortcuts>
      <GoKeys />
      <AppShell header={{ height: 52 }} navbar={{ width: 252, breakpoint: 'md', collapsed: { mobile: !menu } }}>
        <AppShell.Header className={styles.header}>
          <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
            {t('nav.skip')}
          </button>
          <Burger opened={menu} onClick={() => setMenu(!menu)} hiddenFrom="md" size="sm" aria-label={t('nav.label')} aria-expanded={menu} />
          <Link href="/tickets" className={styles.brand}>
            <img src={icon} alt="" width={28} height={28} /> Pandu
          </Link>
          {!connected && (
            <p className={styles.offline} role="status">
              {t('offline')}
            </p>
          )}
          <SupportCode />
          <UserMenu onSignedOut={onSignedOut} />
        </AppShell.Header>
        <AppShell.Navbar className={styles.navbar} component="nav" aria-label={t('nav.label')}>
          {groups
            .map((group) => ({ ...group, places: group.places.filter((place) => mayAct(role, place.role)) }))
            .filter((group) => group.places.length > 0)
            .map((group) => (
              <div key={group.key}>
                <p id={group.key} className={styles.group}>
                  {t(group.key)}
                </p>
                <ul className={styles.places} aria-labelledby={group.key}>
                  {group.places.map(({ to, key, Icon }) => (
                    <li key={to}>
                      <Link href={to} className={styles.place} aria-current={here(to) ? 'page' : undefined}>
                        <Icon size={19} stroke={1.8} aria-hidden />
                        {t(key)}
                        {to === '/tickets' && waiting > 0 && (
                          <span className={styles.count}>
                            {waiting}
                            <span className="visually-hidden"> {t('nav.waiting')}</span>
                          </span>
                        )}
                      </Link>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} className={styles.main}>
          <Pages />
        </AppShell.Main>
      </AppShell>
    </Shortcuts>
  );
}

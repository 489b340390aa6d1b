import {
  IconBulb,
  IconDeviceDesktopHeart,
  IconHome,
  IconMessageCircle,
  IconMessageReport,
  IconPhone,
  IconSettings,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../shared/ipc/contract.ts';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';
import styles from './Nav.module.css';

const entries = [
  { name: 'home', Icon: IconHome },
  { name: 'report', Icon: IconMessageReport },
  { name: 'tips', Icon: IconBulb },
  { name: 'reports', Icon: IconMessageCircle },
  { name: 'computer', Icon: IconDeviceDesktopHeart },
  { name: 'contact', Icon: IconPhone },
  { name: 'settings', Icon: IconSettings },
] as const satisfies readonly { name: View['name']; Icon: unknown }[];

export function Nav() {
  const { t } = useTranslation();
  const { view, go } = useNavigation();
  const { unread } = useStart();
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <ul className={styles.list}>
        {entries.map(({ name, Icon }) => (
          <li key={name}>
            <button
              type="button"
              className={styles.entry}
              aria-current={view.name === name ? 'page' : undefined}
              onClick={() => go({ name })}
            >
              <span className={styles.icon}>
                <Icon size={22} stroke={1.7} aria-hidden />
                {name === 'reports' && unread > 0 && <span className={styles.dot} aria-hidden />}
              </span>
              <span className={styles.label}>{t(`nav.${name}`)}</span>
              {name === 'reports' && unread > 0 && <span className="visually-hidden">{t('nav.unread', { count: unread })}</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

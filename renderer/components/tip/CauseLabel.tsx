import { IconBulb, IconDeviceDesktop, IconFileText, type IconProps, IconPuzzle, IconServer2 } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cause } from '../../../shared/model/cause.ts';
import styles from './CauseLabel.module.css';

const icons: Readonly<Record<Cause, ComponentType<IconProps>>> = {
  desktop: IconDeviceDesktop,
  application: IconPuzzle,
  server: IconServer2,
  document: IconFileText,
  howto: IconBulb,
};

/** Where a problem came from: never a person. `long` is the whole sentence, for a user who may feel blamed. */
export function CauseLabel({ cause, long = false }: { readonly cause: Cause; readonly long?: boolean }) {
  const { t } = useTranslation('common');
  const Icon = icons[cause];
  return (
    <span className={styles.label}>
      <Icon size="1.1em" stroke={1.8} aria-hidden />
      {t(`${long ? 'causeLong' : 'cause'}.${cause}`)}
    </span>
  );
}

import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../../shared/model/section.ts';
import { glanceOf } from '../../components/diagnostics/glance.ts';
import { SectionBody } from '../../components/diagnostics/SectionBody.tsx';
import { sectionPurpose, sectionTitle } from '../../components/diagnostics/titles.ts';
import { Switch } from '../../components/ui/Switch.tsx';
import styles from './SendPreview.module.css';

interface Props {
  readonly section: Section;
  /** The organisation never sends it. */
  readonly locked: boolean;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** One section with its switch, and folded below what it says of this computer. */
export function PreviewSection({ section, locked, on, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const { t: tell } = useTranslation('diagnostics');
  const [open, setOpen] = useState(false);
  const body = useId();
  const title = sectionTitle(section.id, tell);
  const failed = section.status === 'ok' ? '' : tell(`status.${section.status}`);
  const glance = failed || glanceOf(section, i18n.language, (key, values) => tell(key, values ?? {}));
  return (
    <li className={styles.section}>
      <Switch
        label={title}
        hint={locked ? t('preview.locked') : (sectionPurpose(section.id, tell) ?? undefined)}
        checked={on && !locked}
        disabled={locked}
        onChange={onChange}
      />
      {on && !locked && (
        <div className={styles.says}>
          <button type="button" className={styles.fold} aria-expanded={open} aria-controls={body} onClick={() => setOpen(!open)}>
            <IconChevronRight size={16} stroke={2} aria-hidden />
            <span className="visually-hidden">{title}: </span>
            <span>{glance || t('preview.details')}</span>
          </button>
          <div id={body} hidden={!open}>
            {open && <SectionBody section={section} />}
          </div>
        </div>
      )}
    </li>
  );
}

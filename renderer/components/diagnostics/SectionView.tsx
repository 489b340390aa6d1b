import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../../shared/model/section.ts';
import { glanceOf } from './glance.ts';
import parts from './parts.module.css';
import { SectionBody } from './SectionBody.tsx';
import styles from './section.module.css';
import { sectionTitle } from './titles.ts';

interface Props {
  readonly section: Section;
  readonly initiallyOpen?: boolean;
  /** Stands at the end of the title line: a switch in the preview, nothing in the console. */
  readonly aside?: ReactNode;
}

/** A section, folded: title, state, and the most telling fact; its body is drawn when opened. */
export function SectionView({ section, initiallyOpen = false, aside }: Props) {
  const { t, i18n } = useTranslation('diagnostics');
  const [open, setOpen] = useState(initiallyOpen);
  const id = useId();
  const glance = glanceOf(section, i18n.language, (key, values) => t(key, values ?? {}));
  return (
    <div className={styles.section} data-status={section.status}>
      <div className={styles.sectionHead}>
        <button type="button" className={styles.fold} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <span className={styles.arrow} aria-hidden>
            ▸
          </span>
          <span className={styles.sectionTitle}>{sectionTitle(section.id, t)}</span>
          {section.status !== 'ok' && (
            <span className={parts.status} data-status={section.status}>
              {t(`status.${section.status}`)}
            </span>
          )}
          {glance && <span className={styles.glance}>{glance}</span>}
        </button>
        {aside}
      </div>
      <div id={id} hidden={!open}>
        {open && <SectionBody section={section} />}
      </div>
    </div>
  );
}

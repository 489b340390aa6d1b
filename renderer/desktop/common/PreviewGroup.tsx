import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../../shared/model/section.ts';
import type { SectionGroup } from '../../components/diagnostics/section-groups.ts';
import { Switch } from '../../components/ui/Switch.tsx';
import { useStart } from '../context.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import styles from './SendPreview.module.css';

interface Props {
  readonly group: SectionGroup;
  readonly sections: readonly Section[];
  /** All sections are few: nothing need be unfolded to see them. */
  readonly unfolded: boolean;
  readonly off: ReadonlySet<string>;
  /** Switches all of these on or off. */
  readonly onSwitch: (ids: readonly string[], on: boolean) => void;
}

/** Sections of one kind under a heading: switched as a whole, or one by one. */
export function PreviewGroup({ group, sections, unfolded, off, onSwitch }: Props) {
  const { t } = useTranslation();
  const { policy } = useStart();
  const [open, setOpen] = useState(unfolded);
  const body = useId();
  const locked = (id: string) => policy.sectionsOff.includes(id);
  const free = sections.filter(({ id }) => !locked(id));
  const on = free.filter(({ id }) => !off.has(id));
  const title = t(`preview.group.${group}`);
  return (
    <section className={styles.group} aria-label={title}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupTitle}>
          <button type="button" className={styles.unfold} aria-expanded={open} aria-controls={body} onClick={() => setOpen(!open)}>
            <IconChevronRight size={18} stroke={2} aria-hidden />
            {title}
          </button>
        </h3>
        <Switch
          label={
            <>
              <span className="visually-hidden">{title}: </span>
              {t('preview.groupCount', { on: on.length, count: sections.length })}
            </>
          }
          checked={on.length > 0}
          disabled={free.length === 0}
          onChange={(wanted) =>
            onSwitch(
              free.map(({ id }) => id),
              wanted,
            )
          }
        />
      </div>
      <ul id={body} className={styles.sections} hidden={!open}>
        {open &&
          sections.map((section) => (
            <PreviewSection
              key={section.id}
              section={section}
              locked={locked(section.id)}
              on={!off.has(section.id)}
              onChange={(wanted) => onSwitch([section.id], wanted)}
            />
          ))}
      </ul>
    </section>
  );
}

import { ActionIcon, Button, Textarea, type TextareaProps } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { moved, without } from './lists.ts';
import styles from './steps.module.css';

interface Props {
  readonly label: string;
  readonly steps: readonly string[];
  readonly onChange: (steps: string[]) => void;
  /** More that a step's field listens to, and more buttons beside it. */
  readonly handlers?: (index: number) => Pick<TextareaProps, 'onPaste' | 'onDragOver' | 'onDrop'>;
  readonly tools?: (index: number) => ReactNode;
}

/** Steps as a list: Enter starts the next one, Backspace in an empty one takes it away, buttons move them. */
export function StepsEditor({ label, steps, onChange, handlers, tools }: Props) {
  const { t } = useTranslation('console');
  const list = useRef<HTMLOListElement>(null);
  // The field is there only after the next drawing.
  const focus = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll('textarea')[index]?.focus());
  const addAfter = (index: number) => {
    onChange([...steps.slice(0, index + 1), '', ...steps.slice(index + 1)]);
    focus(index + 1);
  };
  const remove = (index: number) => {
    onChange(without(steps, index));
    focus(Math.max(0, index - 1));
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      addAfter(index);
    } else if (event.key === 'Backspace' && steps[index] === '' && steps.length > 1) {
      event.preventDefault();
      remove(index);
    }
  };
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      <ol className={tools ? `${styles.list} ${styles.roomy}` : styles.list} ref={list}>
        {steps.map((step, index) => (
          // A step has no id; its fields are controlled, so its place is what it is.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <span className={styles.number} aria-hidden>
              {index + 1}
            </span>
            <Textarea
              className={styles.text}
              autosize
              minRows={1}
              maxLength={4000}
              aria-label={t('steps.number', { number: index + 1 })}
              value={step}
              onChange={(event) => onChange(steps.map((old, at) => (at === index ? event.currentTarget.value : old)))}
              onKeyDown={(event) => onKey(event, index)}
              {...handlers?.(index)}
            />
            <span className={styles.tools}>
              {tools?.(index)}
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === 0}
                aria-label={t('steps.up', { number: index + 1 })}
                onClick={() => onChange(moved(steps, index, -1))}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === steps.length - 1}
                aria-label={t('steps.down', { number: index + 1 })}
                onClick={() => onChange(moved(steps, index, 1))}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon variant="subtle" color="gray" aria-label={t('steps.remove', { number: index + 1 })} onClick={() => remove(index)}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ol>
      <Button size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => addAfter(steps.length - 1)}>
        {t('steps.add')}
      </Button>
    </fieldset>
  );
}

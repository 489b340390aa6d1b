import { Kbd, Modal } from '@mantine/core';
import { createContext, Fragment, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read, write } from '../preferences.ts';
import { createKeyReader } from './key-reader.ts';
import styles from './shortcuts.module.css';
import { isTyping } from './typing.ts';

export interface Shortcut {
  /** "j", or one after the other: "g t". */
  readonly keys: string;
  /** What it does; empty: the list does not name it. */
  readonly words: string;
  readonly run: () => void;
  readonly everywhere?: boolean;
  /** Not while a link, button or field has the focus, whose key it is. */
  readonly notOnControls?: boolean;
}

interface Keyboard {
  readonly on: boolean;
  readonly setOn: (on: boolean) => void;
  readonly showList: () => void;
  readonly register: (key: string, shortcuts: readonly Shortcut[] | null) => void;
}
const Context = createContext<Keyboard | null>(null);
const storageKey = 'pandu.shortcuts';

function useKeyboard(): Keyboard {
  const keyboard = useContext(Context);
  if (!keyboard) throw new Error('shortcuts outside their provider');
  return keyboard;
}

/** Whether they are switched on; the list of them. */
export function useShortcutSwitch(): Pick<Keyboard, 'on' | 'setOn' | 'showList'> {
  return useKeyboard();
}

/** These keys work while the caller is on the page. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { register } = useKeyboard();
  const key = useId();
  useEffect(() => register(key, shortcuts));
  useEffect(() => () => register(key, null), [key, register]);
}

/**
 * Listens for the shortcuts of all that is on the page: none while somebody types or a dialog is open, none with Ctrl, Alt or Meta,
 * which belong to the browser, and none at all when they are switched off (WCAG 2.1.4).
 */
export function Shortcuts({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('console');
  const registered = useRef(new Map<string, readonly Shortcut[]>());
  const [on, setOn] = useState(() => read(storageKey) !== 'off');
  const [listed, setListed] = useState<readonly Shortcut[] | null>(null);
  const keyboard = useMemo<Keyboard>(
    () => ({
      on,
      setOn: (next) => {
        write(storageKey, next ? '' : 'off');
        setOn(next);
      },
      showList: () => setListed([...registered.current.values()].flat()),
      register: (key, shortcuts) => {
        if (shortcuts) registered.current.set(key, shortcuts);
        else registered.current.delete(key);
      },
    }),
    [on],
  );
  useEffect(() => {
    if (!on) return undefined;
    const reader = createKeyReader(() => Date.now());
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      const onControl = event.target instanceof HTMLElement && event.target.closest('a, button, input, summary') !== null;
      const all = [...registered.current.values()].flat().filter(({ notOnControls }) => !(notOnControls && onControl));
      const found = reader.press(event.key, all);
      if (found === null) return;
      event.preventDefault();
      if (found !== 'begun') found.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [on]);
  return (
    <Context value={keyboard}>
      {children}
      <Help />
      <Modal
        opened={listed !== null}
        onClose={() => setListed(null)}
        title={t('day.keys.title')}
        centered
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <p className={styles.hint}>{t(on ? 'day.keys.hint' : 'day.keys.off')}</p>
        <KeyList title={t('day.keys.here')} shortcuts={(listed ?? []).filter(({ everywhere, words }) => !everywhere && words !== '')} />
        <KeyList title={t('day.keys.everywhere')} shortcuts={(listed ?? []).filter(({ everywhere }) => everywhere)} />
      </Modal>
    </Context>
  );
}

function Help() {
  const { t } = useTranslation('console');
  const { showList } = useKeyboard();
  useShortcuts([{ keys: '?', words: t('day.keys.help'), run: showList, everywhere: true }]);
  return null;
}

function KeyList({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  const { t } = useTranslation('console');
  if (shortcuts.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.keys}>
        {shortcuts.map(({ keys, words }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && <span className={styles.after}> {t('day.keys.after')} </span>}
                  <Kbd>{key}</Kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

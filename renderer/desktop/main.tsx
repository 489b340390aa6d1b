import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { initI18n } from '../i18n/index.ts';
import '../styles/base.css';
import { desktop as desktopEn } from '../i18n/en/desktop.ts';
import { desktop as desktopId } from '../i18n/id/desktop.ts';
import { App } from './App.tsx';
import { readStart } from './start.ts';
import { applyTheme } from './theme.ts';

const start = await readStart();
document.documentElement.lang = start.language;
applyTheme(start.theme);
const i18n = initI18n(start.language, { desktop: { en: desktopEn, id: desktopId } });
const root = document.getElementById('root');
if (root !== null) {
  const typed = takeOver(root);
  const first = typed === '' ? start : { ...start, view: { ...start.view, text: typed } };
  // At once: what is typed between reading the text and replacing its field would be lost.
  flushSync(() => createRoot(root).render(<App first={first} i18n={i18n} />));
  if (typed !== '') moveCaretToEnd();
}

/** The form may be there already, drawn ahead (see ahead.tsx). @returns what was typed into it meanwhile */
function takeOver(container: HTMLElement): string {
  const typed = container.querySelector('textarea')?.value ?? '';
  delete container.dataset.ahead;
  return typed;
}

function moveCaretToEnd(): void {
  const box = document.querySelector('textarea');
  box?.setSelectionRange(box.value.length, box.value.length);
}

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
if (root !== null) createRoot(root).render(<App first={start} i18n={i18n} />);

import './no-eval.ts';
import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '../styles/base.css';
import './console.css';
import { console as consoleEn } from '../i18n/en/console.ts';
import { diagnostics as diagnosticsEn } from '../i18n/en/diagnostics.ts';
import { console as consoleId } from '../i18n/id/console.ts';
import { diagnostics as diagnosticsId } from '../i18n/id/diagnostics.ts';
import { initI18n } from '../i18n/index.ts';
import { App } from './App.tsx';
import { ApiError } from './api/failure.ts';
import { startLanguage } from './preferences.ts';

const language = startLanguage();
document.documentElement.lang = language;
const i18n = initI18n(language, {
  console: { en: consoleEn, id: consoleId },
  diagnostics: { en: diagnosticsEn, id: diagnosticsId },
});
const client = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; what came from the way there is worth another try.
      retry: (count, error) => count < 2 && error instanceof ApiError && error.failure.kind === 'unreachable',
      staleTime: 5_000,
    },
  },
});
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App i18n={i18n} client={client} />);

import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { theme } from '../styles/theme.ts';
import { hashLocation, hashSearch } from './common/hash.ts';
import { Toasts } from './common/toasts.tsx';
import { Entrance } from './signin/Entrance.tsx';

interface Props {
  readonly i18n: I18n;
  readonly client: QueryClient;
}

export function App({ i18n, client }: Props) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={client}>
          <Router hook={hashLocation} searchHook={hashSearch}>
            <Toasts>
              <Entrance />
            </Toasts>
          </Router>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}

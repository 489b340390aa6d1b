import type { Start } from '../../shared/ipc/contract.ts';

/** Sets the attribute that tokens.css and Mantine read, and keeps following the desktop when told to. Returns the way to stop. */
export function applyTheme(theme: Start['theme']): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const scheme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    document.documentElement.dataset.mantineColorScheme = scheme;
  };
  apply();
  if (theme !== 'system') return () => undefined;
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}

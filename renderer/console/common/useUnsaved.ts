import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { guardNavigation } from './hash.ts';

/** Asks before a page with unsaved changes is left, within the console or by closing the tab. */
export function useUnsaved(unsaved: boolean): void {
  const { t } = useTranslation('console');
  useEffect(() => {
    if (!unsaved) return undefined;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    const release = guardNavigation(() => window.confirm(t('unsaved')));
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      release();
    };
  }, [unsaved, t]);
}

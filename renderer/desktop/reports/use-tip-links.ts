import { useCallback } from 'react';
import { pandu } from '../bridge.ts';
import { tipOfLink } from '../common/public-link.ts';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';

/** Opens a link of a conversation. One to a tip that is on this computer is read here, with its steps for this desktop. */
export function useTipLinks(): (url: string) => void {
  const { siteUrl } = useStart().policy;
  const { go } = useNavigation();
  return useCallback(
    (url) => {
      const outside = () => void pandu.app.openLink({ url });
      const id = tipOfLink(siteUrl, url);
      if (id === null) return outside();
      pandu.tips.get({ id }).then((tip) => {
        if (tip === null) outside();
        else go({ name: 'tips', id, from: 'conversation' });
      }, outside);
    },
    [siteUrl, go],
  );
}

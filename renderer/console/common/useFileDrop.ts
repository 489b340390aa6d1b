import { useEffect, useEffectEvent, useState } from 'react';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files that are dropped anywhere on the page while it is open. @returns whether some are being dragged over it */
export function useFileDrop(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const onDrop = useEffectEvent((event: DragEvent) => take([...(event.dataTransfer?.files ?? [])]));
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    addEventListener('dragover', onOver, { signal });
    // The browser fires it for every element that is left; only leaving the window has nothing on the other side.
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event)) return;
        // The browser would open the file and leave the page.
        event.preventDefault();
        setOver(false);
        onDrop(event);
      },
      { signal },
    );
    return () => ended.abort();
  }, []);
  return over;
}

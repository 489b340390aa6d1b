import type { KeyboardEvent } from 'react';

/** Escape folds what was unfolded. In a search field that has a text it empties the field, as everywhere. */
export const onEscape =
  (close: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'search' && target.value !== '') return;
    event.preventDefault();
    close();
  };

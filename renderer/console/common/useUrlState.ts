import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** Filters that live in the address, so that back, reload and a copied link keep them. An empty value leaves the address. */
export function useUrlState(): readonly [get: (name: string) => string, set: (values: Readonly<Record<string, string>>) => void] {
  const [params, setParams] = useSearchParams();
  const get = (name: string) => params.get(name) ?? '';
  const set = useCallback(
    (values: Readonly<Record<string, string>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [get, set];
}

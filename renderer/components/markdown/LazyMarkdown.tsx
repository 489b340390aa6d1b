import { type ComponentProps, lazy, Suspense } from 'react';
import type { Markdown } from './Markdown.tsx';

const Whole = lazy(async () => ({ default: (await import('./Markdown.tsx')).Markdown }));

/** Markdown whose parser comes after the first paint; until then its text as it is written. */
export function LazyMarkdown(props: ComponentProps<typeof Markdown>) {
  return (
    <Suspense fallback={<p style={{ whiteSpace: 'pre-wrap' }}>{props.text}</p>}>
      <Whole {...props} />
    </Suspense>
  );
}

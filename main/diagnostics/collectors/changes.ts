import type { Collector } from '../collector.ts';

/** Names and versions of what anybody may install: redaction would only take a version for an address. */
const publicKinds = /^(?:installed|upgraded|removed|kernel|driver)$/;

/** What changed lately. Who keeps snapshots hands in how to look (main/changes/): this folder knows no place to keep any. */
export const changes: Collector<'changes'> = {
  id: 'changes',
  title: 'What changed',
  cost: 'slow',
  timeLimitMs: 8000,
  redact: (data, redactor) => ({
    ...data,
    items: data.items.map((item) => (publicKinds.test(item.kind) ? item : { ...redactor.value(item), at: item.at, kind: item.kind })),
  }),
  collect: ({ changes: look, root, env, home, exec, signal }) => (look ? look({ root, env, home, exec, signal }) : null),
};

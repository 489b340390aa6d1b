/**
 * Many asking at once are answered by one query: whoever comes while one runs shares the next. Alone, nobody waits for it.
 * @param run answers all keys of a batch; a key that it leaves out is answered with undefined
 */
export function createBatch<K, V>(run: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>, most = 500): (key: K) => Promise<V | undefined> {
  let waiting: { readonly key: K; readonly resolve: (value: V | undefined) => void; readonly reject: (error: unknown) => void }[] = [];
  let running = false;

  async function drain(): Promise<void> {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const found = await run([...new Set(batch.map(({ key }) => key))]);
        for (const { key, resolve } of batch) resolve(found.get(key));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      void drain();
    });
}

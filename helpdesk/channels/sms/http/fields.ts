/** What a provider calls the things that we need: `from=msisdn,text=message,id=message_id`. */
export type Fields<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** @returns null when it is not of that form, or names something that we do not know */
export function readFields<Name extends string>(text: string, known: readonly Name[]): Fields<Name> | null {
  const fields: Partial<Record<Name, string>> = {};
  for (const pair of text.split(',').map((one) => one.trim())) {
    if (pair === '') continue;
    const [ours, theirs] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1).trim()];
    const name = known.find((one) => one === ours.trim());
    if (!pair.includes('=') || name === undefined || theirs === '') return null;
    fields[name] = theirs;
  }
  return fields;
}

/** The body of a form or of a JSON object, flat: "data.text" is the text in data. Null: it is neither. */
export function readBody(body: Uint8Array, mediaType: string): ((field: string) => string | null) | null {
  const text = Buffer.from(body).toString('utf8');
  if (mediaType === 'application/x-www-form-urlencoded') {
    const form = new URLSearchParams(text);
    return (field) => form.get(field);
  }
  if (mediaType !== 'application/json') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return (field) => {
    const found = field
      .split('.')
      .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : null), value);
    return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : null;
  };
}

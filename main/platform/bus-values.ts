/** What a service says about one object: property names to plain values. */
export type Properties = Readonly<Record<string, unknown>>;

/** Asks one method. @returns the values of the answer, plain; null when nobody answers in time, or refuses */
export type Ask = (
  destination: string,
  path: string,
  method: `${string}.${string}`,
  signature?: string,
  body?: readonly unknown[],
) => Promise<readonly unknown[] | null>;

/**
 * Values as they come from the wire, without their wrapping: a variant is its value, a 64-bit integer a number. Bytes stay a
 * Buffer. Recursion ends with the message, which D-Bus limits to 64 levels.
 */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('signature' in value && 'value' in value) return plain(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** All properties of one interface; none when nobody answers. */
export async function propertiesOf(ask: Ask, destination: string, path: string, of: string): Promise<Properties | null> {
  const answer = await ask(destination, path, 'org.freedesktop.DBus.Properties.GetAll', 's', [of]);
  return isRecord(answer?.[0]) ? answer[0] : null;
}

/** Paths to interfaces to properties, as ObjectManager tells them; null when nobody answers. */
export async function objectsOf(
  ask: Ask,
  destination: string,
  path: string,
): Promise<Readonly<Record<string, Record<string, Properties>>> | null> {
  const answer = await ask(destination, path, 'org.freedesktop.DBus.ObjectManager.GetManagedObjects');
  if (!isRecord(answer?.[0])) return null;
  const objects: Record<string, Record<string, Properties>> = {};
  for (const [name, interfaces] of Object.entries(answer[0])) {
    if (isRecord(interfaces))
      objects[name] = Object.fromEntries(Object.entries(interfaces).filter((one): one is [string, Properties] => isRecord(one[1])));
  }
  return objects;
}

/** Properties come from other programs: each is checked before it is believed. */
export const stringAt = (of: Properties | null | undefined, name: string): string | undefined => {
  const value = of?.[name];
  return typeof value === 'string' && value !== '' ? value.slice(0, 1000) : undefined;
};
export const numberAt = (of: Properties | null | undefined, name: string): number | undefined => {
  const value = of?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};
export const flagAt = (of: Properties | null | undefined, name: string): boolean | undefined => {
  const value = of?.[name];
  return typeof value === 'boolean' ? value : undefined;
};

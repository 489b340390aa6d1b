import type { View } from '../../shared/ipc/contract.ts';

/** What a launch of the app asks for. It is what a second launch hands to the one that runs already. */
export type Launch = { readonly kind: 'open'; readonly view: View } | { readonly kind: 'stay' } | { readonly kind: 'quit' };

const views: Readonly<Record<string, View['name']>> = {
  '--home': 'home',
  '--report': 'report',
  '--tips': 'tips',
  '--reports': 'reports',
  '--computer': 'computer',
  '--contact': 'contact',
  '--settings': 'settings',
};

/**
 * @param args of the command line; Chromium adds its own, which are ignored
 * `--hidden` (autostart) stays in the tray; nothing at all, as the launcher entry does, opens Home.
 */
export function launchFrom(args: readonly string[]): Launch {
  if (args.includes('--quit')) return { kind: 'quit' };
  const name = args.map((arg) => (Object.hasOwn(views, arg) ? views[arg] : undefined)).find((view) => view !== undefined);
  if (name) return { kind: 'open', view: { name } };
  return args.includes('--hidden') ? { kind: 'stay' } : { kind: 'open', view: { name: 'home' } };
}

/** What another process handed over is checked like anything that comes from outside. */
export function launchOf(data: unknown, args: readonly string[]): Launch {
  const given = typeof data === 'object' && data !== null && 'args' in data && Array.isArray(data.args) ? data.args : args;
  return launchFrom(given.filter((arg): arg is string => typeof arg === 'string'));
}

import type { View } from '../../shared/ipc/contract.ts';
import type { MainTexts } from '../platform/texts.ts';

export type TrayAction = { readonly kind: 'open'; readonly view: View } | { readonly kind: 'quit' };
export type TrayMenuItem = { readonly label: string; readonly action: TrayAction } | 'separator';

const open = (label: string, name: View['name']): TrayMenuItem => ({ label, action: { kind: 'open', view: { name } } });

/**
 * "Report a problem" is first: where a panel opens the menu on a left click (GNOME), it is one movement away.
 * The state is in the tooltip and the icon, and on the entry that it concerns.
 */
export function trayMenu(texts: MainTexts, unread: number): readonly TrayMenuItem[] {
  return [
    open(texts.report, 'report'),
    open(texts.tips, 'tips'),
    open(unread > 0 ? `${texts.reports} (${unread})` : texts.reports, 'reports'),
    open(texts.computer, 'computer'),
    open(texts.contact, 'contact'),
    'separator',
    open(texts.settings, 'settings'),
    { label: texts.quit, action: { kind: 'quit' } },
  ];
}

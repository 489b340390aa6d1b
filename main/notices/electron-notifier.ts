import { Notification } from 'electron';
import type { Notice } from './decide.ts';
import type { Notifier } from './notifier.ts';

/** Without a session bus of our own. One click, no buttons. */
export function createElectronNotifier(icon: string, onClick: (notice: Notice, action: string) => void): Notifier {
  // Kept: a notification that is collected loses its click.
  const kept = new Map<string, Notification>();
  return {
    async show(notice) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title: notice.title, body: notice.body, icon, urgency: notice.urgency });
      kept.get(notice.key)?.close();
      kept.set(notice.key, notification);
      const forget = () => {
        if (kept.get(notice.key) === notification) kept.delete(notice.key);
      };
      notification.on('click', () => {
        forget();
        onClick(notice, 'default');
      });
      notification.on('close', forget);
      notification.show();
    },
  };
}

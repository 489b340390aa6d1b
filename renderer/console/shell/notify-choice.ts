import { read, write } from '../preferences.ts';

const key = 'pandu.notify';

/** Chosen in this browser, and still allowed by it. */
export function notifies(): boolean {
  return read(key) === 'on' && 'Notification' in window && Notification.permission === 'granted';
}

export function setNotifies(on: boolean): void {
  write(key, on ? 'on' : '');
}

import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, calls, type EventName, eventChannel, events } from '../../shared/ipc/channels.ts';

/** The page gets the names of the contract and nothing else: no channel of its own choice, no event object. */
type Call = (input?: unknown) => Promise<unknown>;

const groups = Object.fromEntries(
  Object.entries(calls).map(([group, methods]) => [
    group,
    Object.fromEntries(methods.map((method): [string, Call] => [method, (input) => ipcRenderer.invoke(callChannel(group, method), input)])),
  ]),
);

function on(name: EventName, listener: (payload: unknown) => void): () => void {
  if (!events.includes(name)) throw new TypeError('there is no such event');
  const forward = (_event: unknown, payload: unknown) => listener(payload);
  ipcRenderer.on(eventChannel(name), forward);
  return () => ipcRenderer.off(eventChannel(name), forward);
}

contextBridge.exposeInMainWorld('pandu', { ...groups, on });

import { uuidv7 } from '../../../shared/model/ids.ts';

/** An id made here, so that a PUT can be repeated without harm. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

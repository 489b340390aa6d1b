import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { TipPicture } from '../../../shared/tips/pictures.ts';
import { call } from '../api/call.ts';
import { shrink } from './shrink.ts';

/** A file that is no picture, or one that does not get small enough. */
export class NotAPicture extends Error {}

/**
 * Shrinks a picture and stores it.
 * @throws NotAPicture, or ApiError when the help desk does not take it
 */
export async function storePicture(file: Blob): Promise<TipPicture> {
  const small = await shrink(file);
  if (small === null) throw new NotAPicture();
  const bytes = new Uint8Array(await small.arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return await call(agentRoutes.putTipPicture, { params: { sha256 }, body: bytes });
}

export const pictureUrl = (sha256: string): string => agentRoutes.getAgentTipPicture.path.replace('{sha256}', sha256);

/** Those of a paste or a drop that are files of pictures. */
export function picturesAmong(files: FileList | null | undefined): File[] {
  return Array.from(files ?? []).filter((file) => file.type.startsWith('image/'));
}

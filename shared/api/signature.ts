/**
 * How an answer says who vouches for it. The help desk signs the bytes of the body, as they are before any coding for the
 * way, and the reader verifies them before it parses them.
 */
export const signatureHeader = 'pandu-signature';

/** What comes before the bytes that are signed, so that a signature over one kind of thing is none over another. */
export const signedAs = { bundle: 'pandu-bundle-v1\n', newKey: 'pandu-new-key-v1\n' } as const;
export type SignedAs = keyof typeof signedAs;

export interface StatedSignature {
  readonly keyId: string;
  /** Length of the body. Not vouched for: it only tells a body that was cut from one that was changed. */
  readonly bytes: number;
  /** Ed25519, in base64. */
  readonly signature: string;
}

export function signatureText({ keyId, bytes, signature }: StatedSignature): string {
  return `keyId="${keyId}", bytes=${bytes}, signature="${signature}"`;
}

const form = /^keyId="([\w.-]{1,80})", bytes=(\d{1,12}), signature="([A-Za-z0-9+/]{86}==)"$/;

/** Null for everything that `signatureText` does not write. */
export function readSignature(text: string | undefined): StatedSignature | null {
  const [, keyId, bytes, signature] = form.exec(text ?? '') ?? [];
  return keyId === undefined || bytes === undefined || signature === undefined ? null : { keyId, bytes: Number(bytes), signature };
}

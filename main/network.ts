import { net, type Session } from 'electron';
import { isVouchedFor } from './platform/trust.ts';

/** Electron's network stack: the system's proxy and certificates. */
export const systemFetch: typeof fetch = (input, init) => net.fetch(input instanceof URL ? input.href : input, init);

/** Certificates that Chromium would refuse are good when the organisation's own authority vouches for them. */
export function trustAuthority(session: Session, authority: string): void {
  session.setCertificateVerifyProc(({ verificationResult, certificate, hostname }, callback) => {
    const good = verificationResult !== 'net::OK' && isVouchedFor(certificate, hostname, authority, new Date());
    // 0: good; -3: what Chromium found counts (https://www.electronjs.org/docs/latest/api/session).
    callback(good ? 0 : -3);
  });
}

import { net, type Session } from 'electron';
import { isVouchedFor } from '../platform/trust.ts';

/** Electron's network stack: the system's proxy and certificates. */
export const systemFetch: typeof fetch = (input, init) => net.fetch(input instanceof URL ? input.href : input, init);

/** Certificates of an authority that Chromium does not know are good when it is the organisation's own. */
export function trustAuthority(session: Session, authority: string): void {
  session.setCertificateVerifyProc(({ verificationResult, certificate, hostname }, callback) => {
    // Nothing else is forgiven: a certificate that was revoked or has expired stays refused.
    const good = verificationResult === 'net::ERR_CERT_AUTHORITY_INVALID' && isVouchedFor(certificate, hostname, authority, new Date());
    // 0: good; -3: what Chromium found counts (https://www.electronjs.org/docs/latest/api/session).
    callback(good ? 0 : -3);
  });
}

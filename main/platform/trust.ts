import { X509Certificate } from 'node:crypto';

/** A certificate with the ones it came with, as Electron hands them over. */
export interface PresentedCertificate {
  readonly data: string;
  readonly issuerCert?: PresentedCertificate | null;
}

const longestChain = 6;

/**
 * Does the organisation's own authority vouch for this certificate? Chromium on Linux asks neither the system's store
 * nor ours, so policy's `caFile` is looked at here.
 * @param authorities PEM of one or more certificates
 */
export function isVouchedFor(presented: PresentedCertificate, hostname: string, authorities: string, now: Date): boolean {
  try {
    const roots = (authorities.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map(
      (pem) => new X509Certificate(pem),
    );
    const valid = (one: X509Certificate) => Date.parse(one.validFrom) <= now.getTime() && now.getTime() <= Date.parse(one.validTo);
    let current = new X509Certificate(presented.data);
    if (!current.checkHost(hostname) && !current.checkIP(hostname)) return false;
    let next = presented.issuerCert;
    for (let depth = 0; depth < longestChain; depth += 1) {
      if (!valid(current)) return false;
      const issuedBy = (issuer: X509Certificate) => issuer.ca && current.checkIssued(issuer) && current.verify(issuer.publicKey);
      if (roots.some((root) => valid(root) && issuedBy(root))) return true;
      if (!next) return false;
      const issuer = new X509Certificate(next.data);
      if (issuer.fingerprint256 === current.fingerprint256 || !issuedBy(issuer)) return false;
      current = issuer;
      next = next.issuerCert;
    }
    return false;
  } catch {
    return false;
  }
}

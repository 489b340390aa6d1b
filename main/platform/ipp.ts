/** The little of IPP that we speak: RFC 8010 (encoding), Get-Jobs of RFC 8011, and two of the CUPS IPP extensions. */
export const ippOperations = { getJobs: 0x000a, getPrinters: 0x4002, getDefault: 0x4001 } as const;

/** Tags of the groups that an answer consists of, RFC 8010, 3.5.1. */
const groups = { jobs: 0x02, printers: 0x04 } as const;

export type IppAttributes = Readonly<Record<string, readonly (string | number | boolean)[]>>;

/**
 * @param printerUri whose jobs: "ipp://localhost/" is all of them
 * @returns the body of a request for the named attributes
 */
export function encodeIppRequest(operation: number, attributes: readonly string[], printerUri?: string): Buffer {
  const parts: Buffer[] = [Buffer.from([2, 0, operation >> 8, operation & 255, 0, 0, 0, 1, 0x01])];
  const put = (tag: number, name: string, value: string): void => {
    const head = Buffer.alloc(3);
    head.writeUInt8(tag, 0);
    head.writeUInt16BE(name.length, 1);
    const size = Buffer.alloc(2);
    size.writeUInt16BE(Buffer.byteLength(value), 0);
    parts.push(head, Buffer.from(name), size, Buffer.from(value));
  };
  put(0x47, 'attributes-charset', 'utf-8');
  put(0x48, 'attributes-natural-language', 'en');
  if (printerUri !== undefined) put(0x45, 'printer-uri', printerUri);
  attributes.forEach((name, i) => {
    put(0x44, i === 0 ? 'requested-attributes' : '', name);
  });
  return Buffer.concat([...parts, Buffer.from([0x03])]);
}

/** @returns the groups of one kind of an answer, or null when it is no IPP or says that it failed */
export function decodeIppGroups(body: Buffer, kind: keyof typeof groups): readonly IppAttributes[] | null {
  if (body.length < 9 || body.readUInt16BE(2) >= 0x0400) return null;
  const found: Record<string, (string | number | boolean)[]>[] = [];
  let current: Record<string, (string | number | boolean)[]> | null = null;
  let name = '';
  for (let at = 8; at < body.length; ) {
    const tag = body.readUInt8(at);
    at += 1;
    if (tag <= 0x0f) {
      if (tag === 0x03) break;
      current = tag === groups[kind] ? {} : null;
      if (current) found.push(current);
      continue;
    }
    if (at + 2 > body.length) return null;
    const nameLength = body.readUInt16BE(at);
    if (at + 4 + nameLength > body.length) return null;
    if (nameLength > 0) name = body.toString('utf8', at + 2, at + 2 + nameLength);
    at += 2 + nameLength;
    const length = body.readUInt16BE(at);
    at += 2;
    if (at + length > body.length) return null;
    if (current) {
      const values = current[name] ?? [];
      current[name] = values;
      values.push(decodeValue(tag, body.subarray(at, at + length)));
    }
    at += length;
  }
  return found;
}

function decodeValue(tag: number, bytes: Buffer): string | number | boolean {
  if ((tag === 0x21 || tag === 0x23) && bytes.length === 4) return bytes.readInt32BE(0);
  if (tag === 0x22) return bytes[0] === 1;
  return bytes.toString('utf8');
}

/** One question to CUPS over its local socket; null when nobody answers properly within the limit. */
export async function askCups(socketPath: string, body: Buffer, signal: AbortSignal, timeoutMs = 1500): Promise<Buffer | null> {
  const { request } = await import('node:http');
  return new Promise((resolve) => {
    const asked = request(
      {
        socketPath,
        path: '/',
        method: 'POST',
        signal,
        headers: { host: 'localhost', 'content-type': 'application/ipp', 'content-length': body.length },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > 4_000_000) asked.destroy();
          else chunks.push(chunk);
        });
        response.once('end', () => resolve(response.statusCode === 200 ? Buffer.concat(chunks) : null));
        response.once('error', () => resolve(null));
      },
    );
    // The limit is for the whole answer: one that trickles is no answer either.
    const timer = setTimeout(() => asked.destroy(), timeoutMs);
    asked.once('error', () => resolve(null));
    asked.once('close', () => {
      clearTimeout(timer);
      resolve(null);
    });
    asked.end(body);
  });
}

/** A mail as it comes from a server: CRLF at the ends of lines. */
export function raw(headers: Readonly<Record<string, string>>, body: string | Buffer = 'Printer mati.\n'): Buffer {
  const all: Record<string, string> = { From: 'Budi <budi@example.org>', To: 'help@desk.example', Subject: 'Printer', ...headers };
  const head = Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return Buffer.concat([
    Buffer.from(`${head}\r\n`, 'latin1'),
    typeof body === 'string' ? Buffer.from(body.replace(/\r?\n/g, '\r\n')) : body,
  ]);
}

export interface Part {
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export function multipart(kind: string, parts: readonly Part[], headers: Readonly<Record<string, string>> = {}, boundary = 'b-1'): Buffer {
  const body = parts.map(({ type, headers: more = {}, body: content }) => {
    const lines = Object.entries({ 'Content-Type': type, ...more }).map(([name, value]) => `${name}: ${value}`);
    return `--${boundary}\n${lines.join('\n')}\n\n${content}\n`;
  });
  return raw(
    { 'MIME-Version': '1.0', ...headers, 'Content-Type': `multipart/${kind}; boundary="${boundary}"` },
    `${body.join('')}--${boundary}--\n`,
  );
}

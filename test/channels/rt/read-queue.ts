interface List {
  readonly items: readonly { readonly id: string; readonly Filename?: string | null; readonly ContentType?: string | null }[];
}

/** What people read in a Request Tracker: the texts of all tickets of its queue, the first ones too, and the names of their files. */
export async function readQueue({ RT_URL: url, RT_QUEUE: queue = '', RT_AGENT_TOKEN: token }: Readonly<Record<string, string>>) {
  const get = async (path: string, query: Record<string, string> = {}): Promise<unknown> => {
    const address = `${url}/REST/2.0${path}?${new URLSearchParams(query)}`;
    const reply = await fetch(address, { headers: { authorization: `token ${token}` }, signal: AbortSignal.timeout(30_000) });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return await reply.json();
  };
  const list = async (path: string, query: Record<string, string>) => ((await get(path, { ...query, per_page: '100' })) as List).items;
  const [texts, files]: [string[], string[]] = [[], []];
  for (const { id } of await list('/tickets', { query: `Queue='${queue}'` }))
    for (const part of await list(`/ticket/${id}/attachments`, { fields: 'Filename,ContentType' })) {
      if (part.Filename) files.push(part.Filename);
      else if (part.ContentType === 'text/plain') {
        const { Content } = (await get(`/attachment/${part.id}`)) as { Content?: string | null };
        texts.push(Buffer.from(Content ?? '', 'base64').toString('utf8'));
      }
    }
  return { texts, files };
}

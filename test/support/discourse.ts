import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Answers as Discourse's documentation says (https://docs.discourse.org/: "Creates a new topic", "Get topic by external_id") and as
 * its rate limits do (https://meta.discourse.org/t/78612). Not a forum: only what a post of ours meets.
 */
export interface DiscourseContract {
  readonly url: string;
  readonly topics: { id: number; title: string; raw: string; external_id: string; category: number | null; user: string }[];
  /** Each request: "POST /posts.json". */
  readonly asked: string[];
  /** What the next posts meet, one after another; then all is well. */
  readonly next: ('busy' | 'long-busy' | 'lost-reply' | 'cut' | 'held' | 'broken')[];
  close(): Promise<void>;
}

export async function openDiscourse(key: string): Promise<DiscourseContract> {
  const topics: DiscourseContract['topics'] = [];
  const asked: string[] = [];
  const next: DiscourseContract['next'] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`);
      const reply = (status: number, body: object, headers: Record<string, string> = {}) =>
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
      if (request.headers['api-key'] !== key || !request.headers['api-username'])
        return reply(403, { errors: ['You are not permitted to view the requested resource.'], error_type: 'invalid_access' });
      const wanted = /^\/t\/external_id\/([\w-]{1,50})\.json$/.exec(request.url ?? '')?.[1];
      if (request.method === 'GET' && wanted !== undefined) {
        const topic = topics.find((one) => one.external_id === wanted);
        if (!topic) return reply(404, { errors: ['The requested URL or resource could not be found.'], error_type: 'not_found' });
        return response.writeHead(301, { location: `/t/topic-${topic.id}/${topic.id}.json` }).end();
      }
      if (request.method !== 'POST' || request.url !== '/posts.json') return reply(404, { errors: ['not found'], error_type: 'not_found' });
      const how = next.shift();
      if (how === 'busy' || how === 'long-busy') {
        const seconds = how === 'busy' ? 1 : 60;
        const extras = { wait_seconds: seconds };
        return reply(
          429,
          { errors: ['You’ve performed this action too many times.'], error_type: 'rate_limit', extras },
          { 'retry-after': `${seconds}` },
        );
      }
      if (how === 'cut') return response.destroy();
      if (how === 'broken') return reply(502, {});
      const body = JSON.parse(Buffer.concat(parts).toString());
      if (body.title.length < 15) return reply(422, { action: 'create_post', errors: ['Title is too short (minimum is 15 characters)'] });
      if (topics.some((one) => one.external_id === body.external_id))
        return reply(422, { action: 'create_post', errors: ['External ID has already been taken'] });
      if (how === 'held') return reply(200, { success: true, action: 'enqueued', pending_post: { id: 1, raw: body.raw } });
      const topic = { id: topics.length + 10, ...body, category: body.category ?? null, user: String(request.headers['api-username']) };
      topics.push(topic);
      if (how === 'lost-reply') return response.destroy();
      return reply(200, { id: topic.id + 1000, topic_id: topic.id, topic_slug: `topic-${topic.id}`, post_number: 1, raw: body.raw });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    topics,
    asked,
    next,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

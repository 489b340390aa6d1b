import type { z } from 'zod';

export type Role = 'agent' | 'editor' | 'admin';

/**
 * `none`: anybody; `enrolment`: the enrolment key in the body; `desktop`: `Authorization: Bearer TOKEN` from enrolment;
 * `session`: the console's cookie, and `X-Pandu: 1` on everything that changes something (no form can send it).
 */
type Auth = 'none' | 'enrolment' | 'desktop' | 'session';

/** One operation of the HTTP contract: server checks, client types and OpenAPI all derive from it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parameters, as in OpenAPI. */
  readonly path: string;
  readonly auth: Auth;
  /** The least role that may call it; an admin may do what an editor may, an editor what an agent may. */
  readonly role?: Role;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** A schema for JSON; 'binary' for raw bytes of an allowed media type. */
  readonly body?: z.ZodType | 'binary';
  /** A schema for JSON, 'binary' for raw bytes, 'events' for a server-sent event stream, null for no content. */
  readonly reply: z.ZodType | 'binary' | 'events' | null;
  readonly status: 200 | 201 | 204;
}

/** Keeps the literal types of a table of routes. */
export function defineRoutes<const T extends Record<string, Route>>(table: T): T {
  return table;
}

type In<S> = S extends z.ZodType ? z.input<S> : S extends 'binary' ? Uint8Array : undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : S extends 'binary' ? Uint8Array : undefined;
type Get<R, K extends string> = R extends Record<K, infer V> ? V : undefined;

/** What a caller hands in. */
export type RequestOf<R extends Route> = {
  [K in 'params' | 'query' | 'body' as Get<R, K> extends undefined ? never : K]: In<Get<R, K>>;
};
/** What a handler receives, parsed. */
export type ParsedOf<R extends Route> = { [K in 'params' | 'query' | 'body']: Out<Get<R, K>> };
export type ReplyOf<R extends Route> = R['reply'] extends z.ZodType
  ? z.output<R['reply']>
  : R['reply'] extends null
    ? undefined
    : Uint8Array;

/** "/tickets/{id}" with {id: "x"} -> "/tickets/x", each value percent-encoded. */
export function fillPath(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`the path ${path} needs "${name}"`);
    return encodeURIComponent(value);
  });
}

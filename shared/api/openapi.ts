import { z } from 'zod';
import { agentRoutes } from './agent-routes.ts';
import { desktopRoutes } from './desktop-routes.ts';
import { namedSchemas } from './named-schemas.ts';
import { operationsRoutes } from './operations-routes.ts';
import { problemMediaType, problemSchema } from './problem.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

/** The contract as OpenAPI 3.1, from the tables of routes: nothing of it is written twice. */
export function openApi(version: string): Json {
  const { share, used } = shareSchemas();
  const paths: Record<string, Json> = {};
  const tables = { desktops: desktopRoutes, console: agentRoutes, operations: operationsRoutes };
  for (const [tag, table] of Object.entries(tables)) {
    for (const [operationId, route] of Object.entries<Route>(table)) {
      const path = paths[route.path] ?? {};
      path[route.method.toLowerCase()] = operation(operationId, tag, route);
      paths[route.path] = path;
    }
  }
  const shared = share({ paths, problem: schemaOf(problemSchema, 'output') });
  return {
    openapi: '3.1.0',
    info: { title: 'Pandu help desk', version, description: 'What desktops and the console speak with the central help desk.' },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: shared.paths,
    components: {
      securitySchemes: {
        desktop: { type: 'http', scheme: 'bearer', description: 'The token that enrolment gave.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'pandu_session',
          description: 'From signing in; with the header X-Pandu: 1 on changes.',
        },
      },
      schemas: used(),
    },
  };
}

/**
 * What has a name is written once. A schema that reads otherwise in a request than in a reply has two: `Tip` and `TipInput`.
 */
function shareSchemas(): { share<T>(json: T): T; used(): Json } {
  const names = new Map<string, string>();
  for (const [name, schema] of Object.entries(namedSchemas)) {
    for (const io of ['output', 'input'] as const) {
      const key = JSON.stringify(schemaOf(schema, io));
      if (!names.has(key)) names.set(key, io === 'input' ? `${name}Input` : name);
    }
  }
  const used: Json = {};
  const inside = (json: unknown): unknown => {
    if (Array.isArray(json)) return json.map(share);
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, share(value)]));
  };
  const share = <T>(json: T): T => {
    const name = typeof json === 'object' && json !== null ? names.get(JSON.stringify(json)) : undefined;
    if (name === undefined) return inside(json) as T;
    used[name] ??= inside(json);
    return { $ref: `#/components/schemas/${name}` } as T;
  };
  return { share, used: () => Object.fromEntries(Object.entries(used).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function operation(operationId: string, tag: string, route: Route): Json {
  const parameters = [...parametersOf('path', route.params), ...parametersOf('query', route.query)];
  if (route.auth === 'session' && route.method !== 'GET')
    parameters.push({ name: 'X-Pandu', in: 'header', required: true, schema: { const: '1' } });
  return {
    operationId,
    tags: [tag],
    summary: route.summary,
    ...(route.role ? { 'x-role': route.role } : {}),
    security: route.auth === 'desktop' || route.auth === 'session' ? [{ [route.auth]: [] }] : [],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: { required: true, content: contentOf(route.body, 'input') } } : {}),
    responses: {
      [String(route.status)]:
        route.reply === null ? { description: 'Done' } : { description: 'Done', content: contentOf(route.reply, 'output') },
      default: { description: 'A problem', content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

function contentOf(content: z.ZodType | 'binary' | 'events', io: 'input' | 'output'): Json {
  if (content === 'binary') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  if (content === 'events') return { 'text/event-stream': { schema: { type: 'string' } } };
  return { 'application/json': { schema: schemaOf(content, io) } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

function parametersOf(where: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: Object.keys(property).length > 0 ? property : outputOf(schema, name),
  }));
}

/** A coerced value takes any input as far as zod knows; what it becomes is what a caller should write. */
function outputOf(schema: z.ZodObject, name: string): Json {
  const { properties = {} } = schemaOf(schema, 'output') as { properties?: Record<string, Json> };
  return properties[name] ?? {};
}

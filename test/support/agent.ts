import type { APIRequestContext } from '@playwright/test';
import { agentRoutes } from '../../shared/api/agent-routes.ts';
import { callRoute, type Transport } from '../../shared/api/client.ts';
import type { ReplyOf, RequestOf, Route } from '../../shared/api/route.ts';
import type { Policy } from '../../shared/model/policy.ts';

export type AgentCall = <R extends Route>(route: R, request: RequestOf<R>) => Promise<ReplyOf<R>>;

/** The first administrator of a new help desk, signed in within a browser's own cookies: pages opened there are signed in too. */
export async function signInAdmin(
  request: APIRequestContext,
  origin: string,
  oneTimePassword: string,
  password: string,
): Promise<AgentCall> {
  const transport: Transport = async ({ method, url, json, headers }) => {
    const response = await request.fetch(origin + url, {
      method,
      // The session is a cookie of the browser's context.
      headers: { 'x-pandu': '1', ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(json === undefined ? {} : { data: JSON.stringify(json) }),
    });
    const text = await response.text();
    return { status: response.status(), headers: response.headers(), body: text === '' ? undefined : JSON.parse(text) };
  };
  const call: AgentCall = async (route, given) => {
    const result = await callRoute(transport, route, given);
    if (result.ok) return result.value;
    throw new Error(`${route.method} ${route.path} was refused: ${JSON.stringify(result)}`);
  };
  await call(agentRoutes.signIn, { body: { login: 'admin', password: oneTimePassword } });
  await call(agentRoutes.changePassword, { body: { current: oneTimePassword, next: password } });
  return call;
}

export async function changePolicy(call: AgentCall, change: Partial<Policy>): Promise<void> {
  const { version: _, ...before } = await call(agentRoutes.getPolicy, {});
  await call(agentRoutes.updatePolicy, { body: { ...before, ...change } });
}

import { callRoute, type Transport } from '../../shared/api/client.ts';
import { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { TipEffects } from '../tips/effect.ts';

export type EffectsToSend = Pick<TipEffects, 'due' | 'confirmed' | 'postpone'>;

/** Sends the days that are due, in a round that is under way anyhow. Counts may wait: trouble with them is nobody's trouble. */
export async function sendEffects(transport: Transport, effects: EffectsToSend): Promise<void> {
  for (const due of await effects.due()) {
    const result = await callRoute(transport, desktopRoutes.putDayEffect, { params: { day: due.day }, body: { items: [...due.items] } });
    // Too old, or of a clock that was wrong: it will never be taken.
    const never = !result.ok && result.kind === 'problem' && result.problem.code === 'bad-request';
    if (result.ok || never) {
      await effects.confirmed(due);
      continue;
    }
    effects.postpone();
    return;
  }
}

import { expect, onTestFinished } from 'vitest';
import { type Health, openWorld, type World } from './world.ts';

/** A world that ends with the test. */
export async function world(): Promise<World> {
  const opened = await openWorld();
  onTestFinished(() => opened.close());
  return opened;
}

interface Fault {
  /** What must fire. */
  readonly finding: string;
  readonly app?: string;
  /** Exit code of `pandu health`: 1 when the finding is a serious one and nothing else was. */
  readonly serious: boolean;
  readonly make: () => Promise<unknown>;
  readonly undo: () => Promise<unknown>;
}

/**
 * The same computer before, with the fault and after it: in between fires what fired before and the finding, and nothing else.
 * What was there before is this machine's own affair.
 */
export async function expectOnly(on: World, { finding, app, serious, make, undo }: Fault): Promise<void> {
  const well = await on.health(app);
  expect(well.findings).not.toContain(finding);
  await make();
  const broken: Health = await on.health(app);
  expect(broken.findings).toEqual([...well.findings, finding].sort());
  expect(broken.notLookedAt).toEqual(well.notLookedAt);
  expect(broken.code).toBe(serious ? 1 : well.code);
  await undo();
  expect(await on.health(app)).toEqual(well);
}

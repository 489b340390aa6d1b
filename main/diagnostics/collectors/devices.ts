import type { Collector } from '../collector.ts';

const short = (text: unknown): string | undefined =>
  typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 200) : undefined;
const named = (name: unknown, maker: unknown): { name: string; maker?: string } | null => {
  const known = short(name);
  const by = short(maker);
  return known ? { name: known, ...(by && !known.startsWith(by) ? { maker: by } : {}) } : null;
};

/**
 * What systeminformation knows better than a file tells: it has the names of devices from several programs. One call at a
 * time, since each starts some; fields are chosen, so that no serial number leaves.
 */
export const devices: Collector<'devices'> = {
  id: 'devices',
  title: 'Battery, USB and sound',
  cost: 'slow',
  timeLimitMs: 8000,
  collect: async ({ exec, root }) => {
    // It looks at this very computer and starts programs by itself: neither a folder that stands for "/" nor the quick set.
    if (exec === null || root !== '/') return null;
    const { battery, usb, audio } = await import('systeminformation');
    const power = await battery();
    const plugged = await usb();
    const sound = await audio();
    const health = power.designedCapacity > 0 ? Math.min(100, (100 * power.maxCapacity) / power.designedCapacity) : 0;
    return {
      data: {
        ...(power.hasBattery
          ? {
              battery: {
                percent: Math.min(100, Math.max(0, power.percent)),
                charging: power.isCharging,
                ...(health > 0 ? { healthPercent: Math.round(health) } : {}),
                ...(power.cycleCount > 0 ? { cycles: power.cycleCount } : {}),
              },
            }
          : {}),
        usb: plugged.map(({ name, manufacturer, vendor }) => named(name, manufacturer || vendor)).filter((one) => one !== null),
        sound: sound.map(({ name, manufacturer }) => named(name, manufacturer)).filter((one) => one !== null),
      },
    };
  },
};

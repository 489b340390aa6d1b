import type { SectionData } from '../../../shared/model/sections.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector } from '../collector.ts';

type Sound = SectionData<'sound'>;
type Route = Sound['outputs'][number];

const recordsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null) : [];
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined);

/** The answer of `pactl -f json list WHAT`; PulseAudio before 16 has no JSON, and says so in words. */
function listOf(stdout: string | null): Record<string, unknown>[] | null {
  if (stdout === null) return null;
  try {
    const value: unknown = JSON.parse(stdout);
    return Array.isArray(value) ? recordsOf(value) : null;
  } catch {
    return null;
  }
}

/** The loudest channel; "65536 / 100% / 0.00 dB" comes as `value_percent`. */
function volumeOf(value: unknown): number {
  const channels = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return Math.max(0, ...recordsOf(channels).map((channel) => Number.parseInt(String(channel.value_percent), 10) || 0));
}

/** @param defaultName of the sink or source in use */
export function routesOf(list: readonly Record<string, unknown>[], defaultName: string | undefined): Route[] {
  return list.flatMap((one): Route[] => {
    const name = text(one.description) ?? text(one.name);
    // What an output plays can be recorded too; that is no microphone.
    if (!name || (text(one.name) ?? '').endsWith('.monitor')) return [];
    const port = recordsOf(one.ports).find((candidate) => candidate.name === one.active_port);
    const label = text(port?.description);
    return [
      {
        name,
        isDefault: one.name === defaultName,
        muted: one.mute === true,
        volumePercent: volumeOf(one.volume),
        ...(label ? { port: label } : {}),
        ...(typeof port?.availability === 'string' && /^(?:not )?available$/.test(port.availability)
          ? { available: port.availability === 'available' }
          : {}),
      },
    ];
  });
}

/** @param pulse the cards of the sound server; without it those of the kernel, /proc/asound/cards */
function cardsOf(pulse: readonly Record<string, unknown>[] | null, files: Files): Sound['cards'] {
  if (pulse && pulse.length > 0)
    return pulse.flatMap((card) => {
      const properties = (typeof card.properties === 'object' && card.properties !== null ? card.properties : {}) as Record<
        string,
        unknown
      >;
      const name = text(properties['device.description']) ?? text(card.name);
      const profile = text(card.active_profile);
      return name ? [{ name, ...(profile ? { profile } : {}), bluetooth: properties['device.bus'] === 'bluetooth' }] : [];
    });
  return [...(files.text('/proc/asound/cards', 20_000) ?? '').matchAll(/^\s*\d+ \[[^\]]*\]: \S+ - (.+)$/gm)].map((match) => ({
    name: (match[1] ?? '').slice(0, 300),
    bluetooth: false,
  }));
}

export const sound: Collector<'sound'> = {
  id: 'sound',
  title: 'Sound',
  cost: 'slow',
  timeLimitMs: 5000,
  collect: async ({ exec, files, signal }) => {
    const run = async (...what: string[]): Promise<string | null> => {
      const result = await exec?.('pactl', what, { timeoutMs: 2000, maxBytes: 1_000_000, signal });
      return result?.ok ? result.stdout : null;
    };
    const info = await run('info');
    const field = (name: string): string | undefined => new RegExp(`^${name}: (.+)$`, 'm').exec(info ?? '')?.[1];
    if (info === null) {
      const missing = exec === null ? 'the sound server is not asked in the quick set' : undefined;
      return { data: { cards: cardsOf(null, files), outputs: [], inputs: [] }, ...(missing ? { missing } : {}) };
    }
    const [cards, sinks, sources, playing] = await Promise.all(
      ['cards', 'sinks', 'sources', 'sink-inputs'].map(async (what) => listOf(await run('-f', 'json', 'list', what))),
    );
    const server = field('Server Name');
    return {
      data: {
        cards: cardsOf(cards ?? null, files),
        ...(server ? { server: server.slice(0, 200) } : {}),
        outputs: routesOf(sinks ?? [], field('Default Sink')),
        inputs: routesOf(sources ?? [], field('Default Source')),
        ...(playing ? { playing: playing.length } : {}),
      },
      ...(sinks ? {} : { missing: 'this sound server cannot list its outputs' }),
    };
  },
};

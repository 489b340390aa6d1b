import { type Cluster, lanes } from './timeline.ts';

/**
 * Where an arrow key leads from one cluster: left and right in its lane, up and down to the nearest of the next lane that
 * has any. The same index when there is nothing that way.
 */
export function nextCluster(clusters: readonly Cluster[], from: number, key: string): number {
  const here = clusters[from];
  if (!here) return 0;
  if (key === 'Home') return 0;
  if (key === 'End') return clusters.length - 1;
  const step = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : key === 'ArrowRight' || key === 'ArrowDown' ? 1 : 0;
  if (step === 0) return from;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return clusters[from + step]?.lane === here.lane ? from + step : from;
  for (let lane = lanes.indexOf(here.lane) + step; lane >= 0 && lane < lanes.length; lane += step) {
    const others = clusters.flatMap((cluster, index) => (cluster.lane === lanes[lane] ? [{ index, cluster }] : []));
    const [nearest] = others.sort((a, b) => Math.abs(a.cluster.position - here.position) - Math.abs(b.cluster.position - here.position));
    if (nearest) return nearest.index;
  }
  return from;
}

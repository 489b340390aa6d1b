import styles from './facts.module.css';
import { fullness } from './format.ts';

interface Props {
  /** What it measures, for a reader who does not see it. */
  readonly label: string;
  /** 0 to 100 */
  readonly share: number;
  readonly text: string;
  /** No colour of alarm: high is not bad here. */
  readonly calm?: boolean;
  /** The share from which on it is a matter of alarm, where that is not how full something is. */
  readonly alarm?: number | undefined;
}

/** How full something is: a bar, and always the words beside it. */
export function Bar({ label, share, text, calm = false, alarm }: Props) {
  const level = calm ? 'fine' : alarm === undefined ? fullness(share) : share < alarm ? 'fine' : 'tight';
  return (
    <span className={styles.barLine}>
      {/* For those who do not see: browsers draw it each in its own way, and Chromium's own is half as high as its frame. */}
      <meter className="visually-hidden" min={0} max={100} value={share} aria-label={label} aria-valuetext={text} />
      <span className={styles.bar} data-level={level} aria-hidden>
        <span style={{ width: `${Math.min(100, Math.max(0, share))}%` }} />
      </span>
      <span className={styles.barText}>{text}</span>
    </span>
  );
}

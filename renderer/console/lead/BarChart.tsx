import styles from './lead.module.css';
import { useNumbers } from './use-numbers.ts';

interface Bar {
  readonly label: string;
  /** Below the bar, where there is little room. */
  readonly short: string;
  /** Null: nothing to show there, which is not zero. */
  readonly value: number | null;
}
interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Label of the bar before which a line is drawn, such as the migration day. */
  readonly markBefore?: string;
}

const [width, height, left, bottom, top] = [600, 210, 44, 24, 14];

/** Bars from zero. The numbers are in a table beside it, so that a reader by ear loses nothing: here only the title is said. */
export function BarChart({ title, bars, markBefore }: Props) {
  const { number } = useNumbers();
  const most = niceMost(Math.max(0, ...bars.map(({ value }) => value ?? 0)));
  const step = (width - left) / Math.max(1, bars.length);
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom);
  const everyNth = Math.ceil(bars.length / 10);
  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={styles.chart}>
        {[0, most / 2, most].map((value) => (
          <g key={value}>
            <line className={styles.grid} x1={left} x2={width} y1={y(value)} y2={y(value)} />
            <text className={styles.axis} x={left - 6} y={y(value) + 4} textAnchor="end">
              {number(value)}
            </text>
          </g>
        ))}
        {bars.map(({ label, short, value }, index) => {
          const x = left + index * step;
          return (
            <g key={label}>
              {value !== null && (
                <rect
                  className={styles.bar}
                  x={x + step * 0.15}
                  width={step * 0.7}
                  y={y(value)}
                  height={Math.max(0, y(0) - y(value))}
                  rx={2}
                >
                  <title>{`${label}: ${number(value)}`}</title>
                </rect>
              )}
              {label === markBefore && <line className={styles.mark} x1={x} x2={x} y1={2} y2={y(0)} />}
              {index % everyNth === 0 && (
                <text className={styles.axis} x={x + step / 2} y={height - 7} textAnchor="middle">
                  {short}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** 1, 2 or 5 and zeros: the least that is not below. */
function niceMost(value: number): number {
  if (value <= 0) return 1;
  const ten = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((one) => one * ten >= value) ?? 10) * ten;
}

import { useMemo } from 'react';
import { encodeQr } from './encode.ts';
import styles from './QrCode.module.css';

interface Props {
  readonly text: string;
  /** What it is for, to whoever cannot see it. */
  readonly label: string;
}

/** Light modules around it, without which many a camera sees nothing. */
const quiet = 4;

/** A QR code, dark on light in every colour scheme; nothing for a text that is too long for one. */
export function QrCode({ text, label }: Props) {
  const matrix = useMemo(() => encodeQr(text), [text]);
  if (matrix === null) return null;
  const size = matrix.length + 2 * quiet;
  const path = matrix
    .flatMap((row, y) => row.map((module, x) => (module === 1 ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .filter((part) => part !== '')
    .join('');
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

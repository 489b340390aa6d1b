import { IconArrowBackUp, IconSquarePlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { type Box, boxBetween, moved, resized } from './boxes.ts';
import styles from './Redactor.module.css';

interface Props {
  readonly png: Uint8Array;
  /** The boxes as they are now, at first and after each change that is finished. */
  readonly onBoxes: (boxes: readonly Box[]) => void;
}

type Drag =
  | { readonly kind: 'draw'; readonly from: { x: number; y: number } }
  | { readonly kind: 'move'; readonly box: Box; readonly from: { x: number; y: number } };

const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-0.02, 0],
  ArrowRight: [0.02, 0],
  ArrowUp: [0, -0.02],
  ArrowDown: [0, 0.02],
};

/** Black out parts of a picture: drag to draw, drag a box to move it; with keys: add, arrows, Shift+arrows, Delete. */
export function Redactor({ png, onBoxes }: Props) {
  const { t } = useTranslation('common');
  const canvas = useRef<HTMLCanvasElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const next = useRef(1);
  const [history, setHistory] = useState<readonly (readonly Box[])[]>([[]]);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [live, setLive] = useState<Box | null>(null);
  const boxes = history.at(-1) ?? [];

  const tell = useRef(onBoxes);
  tell.current = onBoxes;
  useEffect(() => tell.current(history.at(-1) ?? []), [history]);
  useEffect(() => {
    let current = true;
    createImageBitmap(new Blob([new Uint8Array(png)], { type: 'image/png' })).then(
      (bitmap) => {
        const target = canvas.current;
        if (current && target !== null) {
          target.width = bitmap.width;
          target.height = bitmap.height;
          target.getContext('2d')?.drawImage(bitmap, 0, 0);
        }
        bitmap.close();
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [png]);

  const commit = (changed: readonly Box[]) => setHistory([...history.slice(-50), changed]);
  const replace = (box: Box) => commit(boxes.map((one) => (one.id === box.id ? box : one)));
  const remove = (box: Box) => {
    commit(boxes.filter((one) => one.id !== box.id));
    area.current?.focus();
  };
  const at = (event: PointerEvent) => {
    const rect = area.current?.getBoundingClientRect();
    if (rect === undefined || rect.width === 0 || rect.height === 0) return { x: 0, y: 0 };
    return { x: (event.clientX - rect.left) / rect.width, y: (event.clientY - rect.top) / rect.height };
  };
  const grab = (event: PointerEvent, box: Box | null) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    area.current?.setPointerCapture(event.pointerId);
    setDrag(box === null ? { kind: 'draw', from: at(event) } : { kind: 'move', box, from: at(event) });
  };
  const pull = (event: PointerEvent) => {
    if (drag === null) return;
    const to = at(event);
    setLive(drag.kind === 'draw' ? boxBetween(0, drag.from, to) : moved(drag.box, to.x - drag.from.x, to.y - drag.from.y));
  };
  const drop = () => {
    if (drag !== null && live !== null) {
      if (drag.kind === 'move') replace(live);
      else commit([...boxes, { ...live, id: next.current++ }]);
    }
    setDrag(null);
    setLive(null);
  };
  const onKey = (event: KeyboardEvent, box: Box) => {
    const step = keys[event.key];
    if (step !== undefined) {
      event.preventDefault();
      replace(event.shiftKey ? resized(box, step[0], step[1]) : moved(box, step[0], step[1]));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(box);
    }
  };
  const undo = () => {
    if (history.length > 1) setHistory(history.slice(0, -1));
  };
  const shown = live !== null && drag?.kind === 'move' ? boxes.map((one) => (one.id === live.id ? live : one)) : boxes;
  return (
    <div className={styles.redactor}>
      <p className={styles.hint}>{t('redactor.hint')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot carry a picture and take pointer capture alike in all engines */}
      <div
        ref={area}
        className={styles.area}
        tabIndex={-1}
        role="group"
        aria-label={t('redactor.picture')}
        onPointerDown={(event) => grab(event, null)}
        onPointerMove={pull}
        onPointerUp={drop}
        onPointerCancel={() => {
          setDrag(null);
          setLive(null);
        }}
      >
        <canvas ref={canvas} className={styles.picture} />
        {shown.map((box, index) => (
          <button
            key={box.id}
            type="button"
            className={styles.box}
            style={percent(box)}
            aria-label={t('redactor.box', { number: index + 1 })}
            onPointerDown={(event) => grab(event, box)}
            onKeyDown={(event) => onKey(event, box)}
          />
        ))}
        {live !== null && drag?.kind === 'draw' && <span className={styles.box} style={percent(live)} />}
      </div>
      <div className={styles.tools}>
        <Button
          small
          icon={<IconSquarePlus size={18} stroke={1.8} aria-hidden />}
          onClick={() => commit([...boxes, { id: next.current++, x: 0.35, y: 0.4, width: 0.3, height: 0.2 }])}
        >
          {t('redactor.add')}
        </Button>
        <Button small icon={<IconArrowBackUp size={18} stroke={1.8} aria-hidden />} disabled={history.length < 2} onClick={undo}>
          {t('redactor.undo')}
        </Button>
        <Button small icon={<IconTrash size={18} stroke={1.8} aria-hidden />} disabled={boxes.length === 0} onClick={() => commit([])}>
          {t('redactor.clear')}
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {t('redactor.count', { count: boxes.length })}
      </p>
    </div>
  );
}

const percent = (box: Box) => ({
  left: `${box.x * 100}%`,
  top: `${box.y * 100}%`,
  width: `${box.width * 100}%`,
  height: `${box.height * 100}%`,
});

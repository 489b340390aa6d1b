import { type Measure, measures } from '../../../shared/comparison/facts.ts';
import { percentText, spanText } from './format.ts';

/** A comparable value as people read it; names of states in words. */
export function factText(measure: Measure, value: number | string, language: string, t: (key: string) => string): string {
  if (typeof value === 'string') {
    if (measure === 'session') return t(`session.kind.${value}`);
    return measure === 'printer' ? t(`printers.state.${value}`) : value;
  }
  switch (measures[measure].unit) {
    case 'percent':
      return percentText(value, language);
    case 'seconds':
      return spanText(value, language);
    default:
      return value.toLocaleString(language);
  }
}

/** The letter of a process's state in words; what is no such letter is shown as it came. */
export const processState = (state: string, t: (key: string) => string): string =>
  /^[RSDTtZXI]$/.test(state) ? t(`processState.${state}`) : state;

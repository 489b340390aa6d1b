import { IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import styles from './SearchBox.module.css';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly large?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

export function SearchBox({ label, placeholder, value, onChange, large = false, ref }: Props) {
  return (
    <label className={large ? `${styles.box} ${styles.large}` : styles.box}>
      <IconSearch size={large ? 24 : 20} stroke={2} aria-hidden />
      <input
        ref={ref}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

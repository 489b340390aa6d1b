import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type Ref, useEffect, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Called when typing paused. */
  readonly onSearch: (text: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

const pause = 250;

export function SearchField({ label, value, onSearch, ref }: Props) {
  const [text, setText] = useState(value);
  // The address may change without us: back button, a link with another search.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onSearch(text), pause);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      w={{ base: '100%', xs: 320 }}
    />
  );
}

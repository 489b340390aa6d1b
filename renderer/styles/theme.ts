import { createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e3f3f0',
  '#cce8e3',
  '#9fd3cb',
  '#6dbdb2',
  '#3fa89b',
  '#1f9388',
  '#12847a',
  '#0f766e',
  '#115e59',
  '#134e4a',
];

const amber: MantineColorsTuple = [
  '#fdf1dc',
  '#fbe3b9',
  '#f7cd83',
  '#f5b454',
  '#ea9a2c',
  '#d97f13',
  '#c86a0b',
  '#b45309',
  '#92400e',
  '#78350f',
];

/** Mantine in the colours of `tokens.css`: teal to act, amber to warn kindly, warm greys. Shade 7 carries white text (5.5:1). */
export const theme = createTheme({
  colors: { teal, amber },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  fontFamily: 'var(--pandu-font)',
  fontFamilyMonospace: 'var(--pandu-mono)',
  headings: { fontFamily: 'var(--pandu-font)', fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

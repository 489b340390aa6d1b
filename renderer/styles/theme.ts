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

/** Its shade 7 carries white text as well (6.6:1); Mantine's own red does not. */
const red: MantineColorsTuple = [
  '#fdebe8',
  '#fbd5cf',
  '#f2b8b0',
  '#ff9b8f',
  '#ef6a5b',
  '#de4635',
  '#c93022',
  '#b42318',
  '#92190f',
  '#74130b',
];

/** Mantine in the colours of `tokens.css`: teal to act, amber to warn kindly, warm greys. Shade 7 carries white text (5.5:1). */
export const theme = createTheme({
  colors: { teal, amber, red },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  fontFamily: 'var(--pandu-font)',
  fontFamilyMonospace: 'var(--pandu-mono)',
  headings: { fontFamily: 'var(--pandu-font)', fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // A dialog's head is a <header>, which would count as a second banner of the page.
  components: { Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } } },
});

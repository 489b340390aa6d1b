/** Words of the console for reports that come as files. */
export const reportImport = {
  import: 'Import a report file',
  files: 'Report files',
  drop: 'Drop the report file here',
  result: 'Imported files',
  imported: 'Imported: ticket #{{number}}',
  again: 'It was here already: ticket #{{number}}',
};

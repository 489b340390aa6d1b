/** Custom fields that the queue needs; docs/operate-helpdesk.md says how to make them. */
export const ticketField = 'Pandu Report ID';
export const messageField = 'Pandu Message ID';
export const hostField = 'Pandu Host';
export const versionField = 'Pandu App Version';

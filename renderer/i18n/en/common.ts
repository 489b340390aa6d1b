/** Words that the desktop and the console share. */
export const common = {
  tip: {
    problem: 'The problem',
    cause: 'Why it happens',
    alternatives: 'What you can do instead',
    steps: 'Step by step',
    about: 'About {{app}}',
    updated: 'Updated {{date}}',
    stepsDone_one: '{{done}} of {{count}} step done',
    stepsDone_other: '{{done}} of {{count}} steps done',
    stepTick: 'Step {{number}} done',
  },
  cause: {
    desktop: 'The computer',
    application: 'The application',
    server: 'Server or network',
    document: 'The document',
    howto: 'Good to know',
  },
  causeLong: {
    desktop: 'It came from the computer’s settings',
    application: 'It came from the application',
    server: 'It came from a server or the network',
    document: 'It came from the document',
    howto: 'It works differently here',
  },
  severity: {
    serious: 'Important',
    warning: 'Worth a look',
    hint: 'Good to know',
  },
  hinders: {
    blocked: 'Can’t work',
    slowed: 'Slows me down',
    question: 'A question',
  },
  conversation: {
    you: 'You',
    helpdesk: 'Help desk',
    picture: 'Picture {{number}}',
    openPicture: 'Open picture {{number}} in full size',
    closePicture: 'Close the picture',
    pictureLost: 'This picture cannot be shown just now.',
    pictureLoading: 'The picture is on its way …',
  },
  opensOutside: 'opens in your browser',
  externalImage: 'picture: {{alt}}',
} as const;

/** What is played: an ordinary case of the first weeks after Windows, in the words of the people concerned. */
export const story = {
  /** The page that the user has in front. */
  portal: {
    address: 'https://portal.dinas.example/',
    html:
      '<!doctype html><title>Staff portal</title><body style="margin:0;font:16px sans-serif;background:#fff">' +
      '<header style="background:#1e3a5f;color:#fff;padding:18px 28px;font-size:20px">Staff portal</header></body>',
  },
  message: 'The staff portal stays white after I sign in. In Internet Explorer it always worked.',
  answer: {
    problem: 'The portal opens its page in a second window, and that window does not come.',
    cause: 'Chromium holds back windows that open by themselves until you allow them for a site. You did nothing wrong.',
    steps: [
      'Sign in, and look for the small crossed-out window at the right end of the address bar.',
      'Click it and choose **Always allow**.',
      'Press **F5**. The portal opens in its own window from now on.',
    ],
  },
  tip: {
    English: 'The staff portal stays white',
    'Bahasa Indonesia': 'Portal pegawai tetap putih',
  },
  /** The word from Windows: the agent gives it to the tip, and the next user types it. */
  keyword: 'Internet Explorer',
  search: 'internet explorer',
} as const;

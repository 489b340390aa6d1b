import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { drawn } from '../support/drawn.ts';
import { root } from '../support/session/desktop-app.ts';
import { createPictures, createSteps } from './steps.ts';
import { story } from './story.ts';
import { openApp, openBrowser, openDesk, openHelpDesk } from './user-desktop.ts';

/**
 * `npm start -- --demo`: the whole loop, played against the running parts on a screen of its own: a real panel, a real
 * notification service, this machine's own diagnostics, the console in a browser. Every step waits until it is seen to
 * have happened; the first that does not ends the play with exit code 1.
 */
const folder = join(root, '.runtime/demo');
const shots = join(root, 'dist/demo');
const wait = { timeout: 45_000 };
const ends: (() => Promise<void>)[] = [];

async function play(): Promise<void> {
  const step = createSteps();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const desk = await step('a screen with a panel and notifications', () => openDesk(ends));
  const pictures = await createPictures(shots, desk.pointer);
  const { helpDesk, console: agent } = await step('the help desk, and an agent who signs in', () => openHelpDesk(folder, ends));
  const { app, tray } = await step('the tray app, enrolled, its icon in the panel', () => openApp(folder, desk, helpDesk, ends));
  await step('the user works in the browser, and a page stays white', () => openBrowser(desk, story.portal, ends));
  await pictures.screen('desktop');

  const page = await step('a click on the tray icon opens the report', async () => {
    await tray.activate();
    const opened = await app.window();
    await expect(opened.getByLabel('What happened?')).toBeFocused(wait);
    return opened;
  });
  await step('the application in front is known, and its picture was taken before', async () => {
    await expect(page.getByRole('button', { name: /Chromium/ })).toBeVisible(wait);
    await page.getByRole('switch', { name: /picture of the screen/ }).click();
    await expect(page.getByText(/Drag over what nobody should see/)).toBeVisible(wait);
  });
  await step('the user says what happened, and looks at what will be sent', async () => {
    await page.getByLabel('What happened?').fill(story.message);
    await drawn(page);
    await pictures.screen('report');
    await page.getByRole('button', { name: 'See what will be sent' }).click();
    await expect(page.getByText('Still looking around')).toHaveCount(0, wait);
    await page.getByRole('heading', { name: 'What will be sent' }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
    await pictures.page('what-will-be-sent', page);
    await page.getByRole('button', { name: 'Show the exact text' }).click();
    await expect(page.getByText(/^Text: [\d.,]+ bytes\./)).toBeVisible(wait);
  });
  await step('Send: kept safe on this computer', async () => {
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Kept safe' })).toBeVisible(wait);
  });
  await step('the help desk has it and gives a number', async () => {
    await expect(page.getByText(/The help desk has it: number \d+/).first()).toBeVisible(wait);
    await pictures.screen('kept-safe');
    await page.close();
  });

  await step('the agent sees the report, the findings and the picture', async () => {
    await agent.goto('/');
    await expect(agent.getByRole('link', { name: /staff portal/i }).first()).toBeVisible(wait);
    await pictures.page('queue', agent);
    await agent
      .getByRole('link', { name: /staff portal/i })
      .first()
      .click();
    await expect(agent.getByRole('complementary', { name: 'Report of the computer' })).toBeVisible(wait);
    const picture = agent.getByRole('button', { name: /^Open: / }).locator('img');
    await expect(picture).toHaveJSProperty('complete', true, wait);
    await expect(picture).not.toHaveJSProperty('naturalWidth', 0, wait);
    await pictures.page('ticket', agent);
  });
  await step('the agent answers: problem, cause, steps', async () => {
    await agent.getByRole('textbox', { name: 'Problem' }).fill(story.answer.problem);
    await agent.getByLabel('Cause', { exact: true }).fill(story.answer.cause);
    for (const [at, text] of story.answer.steps.entries()) {
      if (at > 0) await agent.getByRole('button', { name: 'Add a step' }).click();
      await agent.getByLabel(`Step ${at + 1}`, { exact: true }).fill(text);
    }
    await pictures.page('answer', agent);
    await agent.keyboard.press('Control+Enter');
    await expect(agent.getByRole('article').filter({ hasText: 'Always allow' })).toBeVisible(wait);
  });
  await step('a notification tells the user', async () => {
    await desk.notifications.saying('The help desk has answered you', 45);
    await expect.poll(() => tray.tooltip(), wait).toBe('Pandu: you have a new answer');
    await pictures.screen('notification');
  });
  const conversation = await step('a click on it opens the conversation', async () => {
    await desk.pointer.clickNotification();
    const opened = await app.window();
    await expect(opened.getByText('Press F5', { exact: false })).toBeVisible(wait);
    await pictures.screen('conversation');
    return opened;
  });
  await step('the user says: solved, and thanks', async () => {
    await conversation.getByRole('button', { name: 'Yes, solved' }).click();
    await conversation.getByLabel('5 – very good').click();
    await expect(conversation.getByLabel('5 – very good')).toBeChecked(wait);
    await expect(agent.getByText('The user says: solved.')).toBeVisible(wait);
  });
  await step('the agent makes the solution a tip, in both languages', async () => {
    await agent.getByRole('button', { name: 'Make it a tip' }).click();
    for (const [name, title] of Object.entries(story.tip)) {
      const region = agent.getByRole('region', { name });
      await region.getByLabel('Title').fill(title);
      await region.getByLabel('Words that people search for').fill(story.keyword);
      await region.getByLabel('Words that people search for').press('Enter');
    }
    await pictures.page('tip-editor', agent);
    await agent.getByRole('button', { name: 'Publish' }).click();
    await agent.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(agent.getByText('version 1 on desktops')).toBeVisible(wait);
  });
  await step('the tip is on the desktop, found by the Windows word', async () => {
    await conversation.getByRole('button', { name: 'Tips' }).click();
    await conversation.getByRole('searchbox').fill(story.search);
    await conversation.getByRole('button', { name: new RegExp(story.tip.English) }).click(wait);
    await expect(conversation.getByText('Press F5', { exact: false })).toBeVisible(wait);
    await pictures.screen('tip');
  });
}

const began = performance.now();
try {
  await play();
  console.log(`demo: every step was seen to happen, in ${((performance.now() - began) / 1000).toFixed(0)} s; pictures are in dist/demo/`);
} catch (error) {
  console.error(`\ndemo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  for (const end of ends.reverse()) await end().catch((error: unknown) => console.error(`demo: ${String(error)}`));
}
process.exit();

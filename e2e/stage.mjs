// A stage for browser stories: people who sign in as a visitor of the demo would, a camera at 360 and 1280 px, axe in both themes, the
// rule that nothing is wider than the screen. What a story needs to know comes as JSON on stdin.
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axe, context, launch, wide, widths } from './browser.mjs';

export async function told() {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return JSON.parse(text);
}

export async function stage(name, url) {
  const out = join(dirname(fileURLToPath(import.meta.url)), '..', 'var/look', name);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const browser = await launch();
  const s = { out, browser, url, faults: [], seen: new Set(), pictures: 0, people: {} };

  s.check = (ok, what) => { if (!ok) { s.faults.push(what); console.log(`FAULT ${what}`); } };

  // look photographs the page where somebody is, once per name, at both widths, and judges it in both themes.
  s.look = async (page, what) => {
    if (s.seen.has(what)) return;
    s.seen.add(what);
    const was = page.viewportSize();
    const at = (width) => join(out, `${String(s.seen.size).padStart(2, '0')}-${what}-${width}.png`);
    await page.evaluate(() => document.fonts.ready);
    for (const [width, theme] of [[1280, 'light'], [360, 'light'], [360, 'dark']]) {
      await page.setViewportSize(widths[width]);
      await page.emulateMedia({ colorScheme: theme });
      if (theme === 'light') for (const w of await wide(page)) s.check(false, `${what} ${width}: wider than the screen: ${w}`);
      if ((width === 1280) === (theme === 'light')) for (const f of await axe(page)) s.check(false, `${what} ${width} ${theme}: ${f}`);
      if (theme === 'dark') continue;
      await page.screenshot({ path: at(width), fullPage: true });
      s.pictures++;
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(was);
  };

  // as is the page of somebody, signed in through the sign-in page.
  s.as = async (nama, width = 1280) => {
    if (s.people[nama]) return s.people[nama];
    const ctx = await context(browser, width);
    const page = await ctx.newPage();
    page.on('pageerror', (e) => s.check(false, `${nama}: script error ${e.message}`));
    page.on('console', (m) => { if (m.type() === 'error' && !/status of (4\d\d|5\d\d)|ERR_INTERNET|ERR_FAILED/.test(m.text())) s.check(false, `${nama}: console: ${m.text()}`); });
    await page.goto(`${url}/masuk`);
    await page.getByRole('button', { name: new RegExp(`Masuk sebagai ${nama}`) }).click();
    await page.waitForURL(`${url}/`);
    s.people[nama] = page;
    return page;
  };

  s.says = async (page, words) => s.check(await page.getByText(words).first().isVisible().catch(() => false) || (await page.textContent('body')).includes(words), `${page.url()} does not say “${words}”`);

  // tell plays the story; where it stops, everybody's page is photographed.
  s.tell = async (story, pages) => {
    try { await story(); } catch (e) {
      s.check(false, `the story stopped: ${e.message}`);
      for (const [nama, page] of Object.entries(s.people)) await page.screenshot({ path: join(out, `berhenti-${nama.split(' ')[0]}.png`), fullPage: true }).catch(() => {});
    }
    await browser.close();
    console.log(`${s.seen.size} pages, ${s.pictures} pictures, ${s.faults.length} faults`);
    process.exit(s.faults.length || s.seen.size < pages ? 1 : 0);
  };
  return s;
}

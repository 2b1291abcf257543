// The camera: photographs every page of var/look/cerita (written by the storybook test) at 360 and 1280 px in both themes, and
// looks for what axe finds serious and for pages wider than the screen. node look.mjs [pattern]; THEMES=light,dark WIDTHS=360,1280 narrow it
import { readFile, readdir, mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axe, context, launch, wide, widths } from './browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stories = join(root, 'var/look/cerita');
const out = join(root, 'var/look/foto');
const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.html': 'text/html; charset=utf-8' };

const server = createServer(async (req, res) => {
  const path = new URL(req.url, 'http://x').pathname;
  const file = path.startsWith('/aset/') ? join(root, 'internal/web/assets', path.slice(6)) : join(stories, path);
  try { const body = await readFile(file); res.writeHead(200, { 'content-type': types[extname(file)] || 'application/octet-stream' }); res.end(body); } catch { res.writeHead(404); res.end(); }
}).listen(0, '127.0.0.1');
await new Promise((r) => server.once('listening', r));
const base = `http://127.0.0.1:${server.address().port}`;

await mkdir(out, { recursive: true });
const only = process.argv[2] || '';
const names = (await readdir(stories)).filter((f) => f.endsWith('.html') && new RegExp(only).test(f)).sort();
const browser = await launch();
let faults = 0, pictures = 0;
const themes = (process.env.THEMES || 'light,dark').split(',');
const screens = (process.env.WIDTHS || Object.keys(widths).join(',')).split(',').map(Number);
for (const theme of themes) {
  for (const width of screens) {
    const ctx = await context(browser, width, { colorScheme: theme });
    const page = await ctx.newPage();
    for (const name of names) {
      await page.goto(`${base}/${name}`);
      await page.evaluate(() => document.fonts.ready);
      const found = [...(await wide(page)).map((w) => `wider than the screen: ${w}`), ...(await axe(page))];
      for (const f of found) { faults++; console.log(`${name} ${width} ${theme}: ${f}`); }
      await page.screenshot({ path: join(out, `${name.slice(0, -5)}-${width}${theme === 'dark' ? '-gelap' : ''}.png`), fullPage: true });
      pictures++;
    }
    await ctx.close();
  }
}
await browser.close();
server.close();
console.log(`${pictures} pictures of ${names.length} pages, ${faults} faults`);
process.exit(faults || !names.length ? 1 : 0);

// Builds ../assets from the packages of package-lock.json and our own css/ and js/. Every file is named by the SHA-256 of its
// bytes, so that it may be cached for ever; manifest.json says which name means what. New files come by rename, the manifest after
// them, and old files go last: who compiles meanwhile always finds a whole set.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import wawoff2 from 'wawoff2';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'assets');
const pkg = (...p) => join(here, 'node_modules', ...p);
const manifest = {};

// What is being written stands beside the folder that is embedded.
const beside = await mkdtemp(join(here, '..', '.aset-'));
process.on('exit', () => rmSync(beside, { recursive: true, force: true }));

async function put(name, bytes) {
  const half = join(beside, name);
  await writeFile(half, bytes);
  await rename(half, join(out, name));
}

async function emit(name, bytes) {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const dot = name.lastIndexOf('.');
  const hashed = `${name.slice(0, dot)}.${digest}${name.slice(dot)}`;
  await put(hashed, bytes);
  manifest[name] = hashed;
  return hashed;
}

async function fonts() {
  const files = { latin: 'source-sans-3-latin-wght-normal.woff2', 'latin-ext': 'source-sans-3-latin-ext-wght-normal.woff2' };
  const face = await readFile(pkg('@fontsource-variable', 'source-sans-3', 'index.css'), 'utf8');
  let css = '';
  for (const [subset, file] of Object.entries(files)) {
    const name = await emit(`source-sans-3-${subset}.woff2`, await readFile(pkg('@fontsource-variable', 'source-sans-3', 'files', file)));
    const range = face.split(`/* source-sans-3-${subset}-wght-normal */`)[1].match(/unicode-range:([^;]+);/)[1].trim();
    css += `@font-face{font-family:"Source Sans 3";font-style:normal;font-weight:200 900;font-display:swap;src:url(${name}) format("woff2");unicode-range:${range}}`;
  }
  return css + (await pageFonts());
}

// The typeface of the printed page, so that the text on the screen looks as it will on paper.
async function pageFonts() {
  let css = '';
  for (const [weight, file] of [[400, 'NaskahBonum-Regular.ttf'], [700, 'NaskahBonum-Bold.ttf']]) {
    const ttf = await readFile(join(here, '..', '..', '..', 'fonts', file));
    const name = await emit(file.toLowerCase().replace('.ttf', '.woff2'), Buffer.from(await wawoff2.compress(ttf)));
    css += `@font-face{font-family:"Bonum";font-style:normal;font-weight:${weight};font-display:swap;src:url(${name}) format("woff2")}`;
  }
  return css;
}

// The icons are one sprite: only what the views name, 1.8 stroke.
async function icons() {
  const names = (await readFile(join(here, 'icons.txt'), 'utf8')).split('\n').map((s) => s.trim()).filter(Boolean);
  let sprite = '<svg xmlns="http://www.w3.org/2000/svg">';
  for (const name of names) {
    const svg = await readFile(pkg('lucide-static', 'icons', `${name}.svg`), 'utf8');
    const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ').replace(/ ?\/>/g, '/>').trim();
    sprite += `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
  }
  await emit('icons.svg', Buffer.from(`${sprite}</svg>`));
}

await mkdir(out, { recursive: true });

let css = await fonts();
for (const f of (await readdir(join(here, 'css'))).sort()) css += await readFile(join(here, 'css', f), 'utf8');
await emit('app.css', Buffer.from((await transform(css, { loader: 'css', minify: true, target: ['chrome109', 'firefox115', 'safari16'] })).code));

let js = '';
for (const f of (await readdir(join(here, 'js'))).sort()) js += await readFile(join(here, 'js', f), 'utf8');
await emit('app.js', Buffer.from((await transform(`(()=>{"use strict";${js}})();`, { loader: 'js', minify: true, target: ['chrome109', 'firefox115', 'safari16'] })).code));

await icons();
await emit('favicon.svg', await readFile(join(here, 'favicon.svg')));
await put('manifest.json', `${JSON.stringify(manifest, null, 1)}\n`);
const stays = new Set(['.keep', 'manifest.json', ...Object.values(manifest)]);
for (const f of await readdir(out)) if (!stays.has(f)) await rm(join(out, f), { force: true });

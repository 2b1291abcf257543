// One KSB between Pemerintah Kota Banjar and a company, from draft to archive, by the nine people in Chromium. Every page is
// photographed at 360 and 1280 px (var/look/kisah), judged by axe in both themes, and must not be wider than the screen. What it
// needs to know comes as JSON on stdin: {url, passphrase, values}. SHOTS=0 leaves the pictures out.
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axe, context, launch, wide, widths } from './browser.mjs';

let text = '';
for await (const chunk of process.stdin) text += chunk;
const about = JSON.parse(text);
const values = JSON.parse(about.values);
const out = join(dirname(fileURLToPath(import.meta.url)), '..', 'var/look/kisah');
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const browser = await launch();
const faults = [];
const seen = new Set();
let pictures = 0;
const check = (ok, what) => { if (!ok) { faults.push(what); console.log(`FAULT ${what}`); } };

// look photographs the page where somebody is, once per name, at both widths, and judges it in both themes. Nothing is loaded anew.
async function look(page, name) {
  if (seen.has(name)) return;
  seen.add(name);
  const was = page.viewportSize();
  const at = (width, dark = '') => join(out, `${String(seen.size).padStart(2, '0')}-${name}-${width}${dark}.png`);
  await page.evaluate(() => document.fonts.ready);
  for (const [width, theme] of [[1280, 'light'], [360, 'light'], [360, 'dark'], [1280, 'dark']]) {
    await page.setViewportSize(widths[width]);
    await page.emulateMedia({ colorScheme: theme });
    if (theme === 'light') for (const w of await wide(page)) check(false, `${name} ${width}: wider than the screen: ${w}`);
    if ((width === 1280) === (theme === 'light')) for (const f of await axe(page)) check(false, `${name} ${width} ${theme}: ${f}`);
    if (width === 360 && theme === 'dark') continue;
    await page.screenshot({ path: at(width, theme === 'dark' ? '-gelap' : ''), fullPage: true });
    pictures++;
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(was);
}

const people = {};
// as is the page of one of the nine, signed in through the sign-in page as a visitor of the demo would.
async function as(nama) {
  if (people[nama]) return people[nama];
  const ctx = await context(browser, nama === 'Nana Suryana' ? 360 : 1280);
  const page = await ctx.newPage();
  page.on('pageerror', (e) => check(false, `${nama}: script error ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error' && !/status of 4\d\d/.test(m.text())) check(false, `${nama}: console: ${m.text()}`); });
  await page.goto(`${about.url}/masuk`);
  if (!Object.keys(people).length) await look(page, 'masuk');
  await page.getByRole('button', { name: new RegExp(`Masuk sebagai ${nama}`) }).click();
  await page.waitForURL(`${about.url}/`);
  people[nama] = page;
  return page;
}
const says = async (page, words) => check(await page.getByText(words).first().isVisible().catch(() => false) || (await page.textContent('body')).includes(words), `${page.url()} does not say “${words}”`);

try {
  // The author writes, with autosave and the live page beside the form.
  const yuni = await as('Yuni Astuti');
  await look(yuni, 'beranda-penyusun');
  await yuni.getByRole('link', { name: 'Buat naskah' }).first().click();
  await look(yuni, 'pilih-jenis');
  await yuni.getByRole('link', { name: /^Kesepakatan Bersama dengan Pihak Ketiga/ }).click();
  await look(yuni, 'buat-naskah');
  await yuni.getByLabel('Pihak lain').selectOption({ label: 'PT Contoh Daur Ulang' });
  await yuni.getByLabel('Tentang').fill(values.judul);
  await yuni.getByRole('button', { name: 'Buat rancangan' }).click();
  await yuni.waitForURL(/draf$/);
  const naskah = yuni.url().replace(/\/draf$/, '');
  const openAll = () => yuni.evaluate(() => { for (const d of document.querySelectorAll('#draf details')) d.open = true; });
  await openAll();
  const flat = (x, path = '') => (x && typeof x === 'object' ? Object.entries(x).flatMap(([k, v]) => flat(v, path ? `${path}.${k}` : k)) : [[path, String(x)]]);
  for (const [path, value] of flat(values)) {
    const el = yuni.locator(`#draf [name="${path}"]`).last();
    if (path === 'judul' || !(await el.count()) || !(await el.isVisible())) continue;
    if ((await el.getAttribute('type')) === 'checkbox') continue;
    if ((await el.evaluate((n) => n.tagName)) === 'SELECT') { await el.selectOption(value).catch(() => {}); } else await el.fill(value);
  }
  for (const list of ['recital', 'ruang_lingkup']) {
    for (let i = 0; i < values[list].length; i++) {
      if (!(await yuni.locator(`#draf [name="${list}.${i}"]`).count())) {
        await yuni.locator(`button[name="tambah"][value="${list}"]`).click();
        await yuni.waitForLoadState('load');
        await openAll();
      }
      await yuni.locator(`#draf [name="${list}.${i}"]`).fill(values[list][i]);
    }
  }
  await openAll();
  const lama = yuni.locator('#draf [name="jangka_waktu.n"]');
  await lama.fill('7');
  await yuni.getByRole('button', { name: 'Ubah menjadi 5 tahun' }).waitFor({ timeout: 10000 });
  check(await yuni.locator('#lembar .here').count() > 0, 'the place under the cursor is not marked on the page');
  check((await yuni.locator('#lembar').textContent()).includes('7 (tujuh)'), 'the live page does not show what was typed');
  await look(yuni, 'draf-temuan');
  await yuni.getByRole('button', { name: 'Ubah menjadi 5 tahun' }).click();
  await yuni.waitForLoadState('load');
  check((await lama.inputValue()) === '5', 'the repair did not repair');
  await look(yuni, 'draf-bersih');
  await yuni.locator('.head').getByRole('button', { name: 'Ajukan untuk diparaf' }).click();
  await says(yuni, 'Naskah diajukan kepada Dedi Supriadi');
  await look(yuni, 'naskah-pemarafan-penyusun');

  // Four reviewers; one of them sends it back once.
  const dedi = await as('Dedi Supriadi');
  await look(dedi, 'beranda-pemaraf');
  await dedi.goto(`${about.url}/tindakan`);
  await look(dedi, 'tindakan-pemaraf');
  await dedi.goto(naskah);
  await dedi.getByRole('button', { name: 'Bubuhkan paraf' }).click();
  await says(dedi, 'diteruskan kepada Rina Marlina');
  const rina = await as('Rina Marlina');
  await rina.goto(naskah);
  await rina.locator('#lakukan-return > summary').click();
  await rina.getByLabel('Catatan untuk penyusun').fill('Periksa kembali alamat surat PIHAK KEDUA.');
  await rina.screenshot({ path: join(out, 'kembalikan-dengan-catatan-1280.png') });
  await rina.locator('#lakukan-return button').last().click();
  await says(rina, 'dikembalikan kepada penyusun');
  await yuni.goto(naskah);
  await look(yuni, 'naskah-dikembalikan');
  await yuni.getByRole('link', { name: 'Lanjutkan menulis' }).click();
  await yuni.locator('.head').getByRole('button', { name: 'Ajukan untuk diparaf' }).click();
  for (const nama of ['Dedi Supriadi', 'Rina Marlina', 'Agus Hermawan', 'Tatang Sutisna']) {
    const page = await as(nama);
    await page.goto(naskah);
    if (nama === 'Tatang Sutisna') await look(page, 'naskah-paraf-terakhir');
    await page.getByRole('button', { name: /Bubuhkan paraf/ }).click();
    await page.waitForLoadState('load');
  }
  await says(await as('Tatang Sutisna'), 'Paraf lengkap');

  // The officer numbers and opens.
  const ratna = await as('Ratna Dewi');
  await look(ratna, 'beranda-pengelola');
  await ratna.goto(naskah);
  await look(ratna, 'naskah-siap');
  await ratna.getByRole('link', { name: 'Isi nomor dan tanggal' }).click();
  await ratna.getByLabel('Nomor yang diketik').last().fill('045/CDU-KSB/XI/2026');
  await look(ratna, 'nomor');
  await ratna.getByRole('button', { name: 'Simpan nomor dan tanggal' }).click();
  await ratna.getByRole('link', { name: 'Mulai penandatanganan' }).click();
  await look(ratna, 'mulai');
  for (const box of await ratna.locator('textarea[name^="alasan."]').all()) await box.fill('Ada pada map fisik Bagian Pemerintahan.');
  await ratna.getByRole('button', { name: 'Mulai penandatanganan' }).click();
  await says(ratna, 'Giliran pertama: Bima Pratama');
  await look(ratna, 'naskah-penandatanganan');

  // The company first, the mayor last, on a telephone.
  const bima = await as('Bima Pratama');
  await look(bima, 'beranda-mitra');
  await bima.goto(`${naskah}/tanda-tangan`);
  await look(bima, 'tanda-tangan');
  await bima.getByLabel('Passphrase TTE Anda').fill('passphrase yang salah');
  await bima.getByRole('button', { name: 'Tanda tangani sekarang' }).click();
  await bima.getByRole('alert').waitFor();
  await bima.getByLabel('Passphrase TTE Anda').fill(about.passphrase);
  await bima.getByRole('button', { name: 'Tanda tangani sekarang' }).click();
  await says(bima, 'Berikutnya Nana Suryana');
  const nana = await as('Nana Suryana');
  await look(nana, 'beranda-walikota');
  await nana.goto(`${naskah}/tanda-tangan`);
  const fixed = await nana.locator('.fixed-act').boundingBox();
  check(fixed && Math.abs(fixed.y + fixed.height - 740) < 2, 'the button is not fixed at the bottom of the telephone');
  await nana.screenshot({ path: join(out, 'tanda-tangan-walikota-telepon.png') });
  await nana.getByLabel('Passphrase TTE Anda').fill(about.passphrase);
  await nana.getByRole('button', { name: 'Tanda tangani sekarang' }).click();
  await says(nana, 'Tanda tangan lengkap');
  await look(nana, 'naskah-ditandatangani');
  await nana.goto(`${naskah}/baca`);
  await look(nana, 'baca');
  await nana.goto(`${about.url}/akun`);
  await look(nana, 'akun');

  // The archivist keeps it.
  const wawan = await as('Wawan Setiawan');
  await wawan.goto(`${about.url}/arsip`);
  await look(wawan, 'arsip');
  await wawan.goto(`${naskah}/arsipkan`);
  await look(wawan, 'arsipkan');
  await wawan.getByRole('button', { name: 'Arsipkan naskah' }).click();
  await says(wawan, 'Naskah diarsipkan');
  await look(wawan, 'naskah-diarsipkan');
  await wawan.goto(`${naskah}/riwayat`);
  await look(wawan, 'riwayat');

  // The register, and what the public sees.
  await ratna.goto(`${about.url}/naskah`);
  await look(ratna, 'daftar');
  await ratna.goto(`${about.url}/templat/ksb-pk`);
  await look(ratna, 'templat');
  await ratna.goto(`${about.url}/naskah/tidak-ada`);
  await look(ratna, 'galat-tidak-ada');
  await ratna.goto(naskah);
  const link = await ratna.getByRole('link', { name: 'Halaman verifikasi publik' }).getAttribute('href');
  const guest = await (await context(browser, 1280)).newPage();
  await guest.goto(about.url + link);
  await says(guest, 'Tanda tangan uji cocok');
  await look(guest, 'verifikasi-kode');
  await guest.getByRole('button', { name: 'Coba ubah satu huruf' }).click();
  await says(guest, 'Tanda tangan tidak sah');
  await guest.screenshot({ path: join(out, 'verifikasi-diubah-1280.png'), fullPage: true });
  await guest.goto(`${about.url}/verifikasi`);
  await look(guest, 'verifikasi-unggah');

  // The keyboard alone reaches the content and the act.
  await ratna.goto(`${about.url}/`);
  await ratna.keyboard.press('Tab');
  check((await ratna.evaluate(() => document.activeElement.textContent)).includes('Langsung ke isi'), 'the first Tab does not offer to skip to the content');
} catch (e) {
  check(false, `the story stopped: ${e.message}`);
  for (const [nama, page] of Object.entries(people)) await page.screenshot({ path: join(out, `berhenti-${nama.split(' ')[0]}.png`), fullPage: true }).catch(() => {});
}
await browser.close();
console.log(`${seen.size} pages, ${pictures} pictures, ${faults.length} faults`);
process.exit(faults.length || seen.size < 25 ? 1 : 0);

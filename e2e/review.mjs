// A naskah returned twice with notes, its pemaraf reading only the change again; a pasal of one's own typed with the keyboard alone; a
// dropped connection, an expired sign-in and a reload that lose nothing; an Asisten replaced in the middle. {url, naskah}
import { stage, told } from './stage.mjs';

const about = await told();
const s = await stage('tinjau', about.url);
const { look, as, says, check } = s;
const naskah = `${about.url}/naskah/${about.naskah}`;

// tab goes on with the Tab key until the focus is where want says.
async function tab(page, want, what) {
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(want)) return;
  }
  check(false, `the keyboard does not reach ${what}`);
}
const state = (page, name) => page.locator(`.saved[data-state="${name}"]`).first().waitFor({ timeout: 15000 }).catch(() => check(false, `${page.url()}: the state of saving is not ${name}`));
const again = (page) => Promise.all([page.waitForURL(naskah), page.getByRole('button', { name: /Bubuhkan paraf/ }).click()]);

async function submit(yuni, until = '') {
  await yuni.goto(`${naskah}/draf`);
  if (until) await yuni.locator('#batas').fill(until);
  for (const box of await yuni.locator('textarea[name^="alasan."]').all()) await box.fill('Sudah diperiksa Bagian Hukum.');
  await yuni.getByRole('button', { name: 'Ajukan untuk diparaf' }).first().click();
  await says(yuni, 'Naskah diajukan');
}

// writes is the author: a pasal of his own by keyboard, then what may go wrong on the way.
async function writes(yuni) {
  await yuni.goto(`${naskah}/draf`);
  await look(yuni, 'draf-dengan-pasal');
  await yuni.goto(`${naskah}/pasal`);
  await look(yuni, 'susunan-pasal');
  await tab(yuni, () => document.activeElement?.textContent.trim() === 'Tambah pasal', 'Tambah pasal');
  await yuni.keyboard.press('Enter');
  await yuni.waitForURL(/pasal=p-1/);
  check(await yuni.evaluate(() => document.activeElement?.id) === 'n-judul-pasal', 'a new pasal does not begin at its title');
  await yuni.keyboard.type('Pertukaran Data');
  await yuni.keyboard.press('Tab');
  await yuni.keyboard.press('Tab');
  await yuni.keyboard.type('(1) PARA PIHAK menyediakan:\na. data timbulan sampah');
  await yuni.keyboard.press('Enter');
  await yuni.keyboard.type('data hasil pengolahan');
  await yuni.keyboard.press('Enter');
  await yuni.keyboard.press('Enter'); // an empty mark ends the list
  await yuni.keyboard.type('(2) Data disampaikan setiap semester.');
  await state(yuni, 'saved');
  const sheet = () => yuni.locator('#lembar').textContent();
  await yuni.waitForFunction(() => document.querySelector('#lembar').textContent.includes('Data disampaikan setiap semester'), null, { timeout: 10000 }).catch(() => check(false, 'the live page does not show the new pasal'));
  const text = await sheet();
  for (const want of ['PERTUKARAN DATA', 'data timbulan sampah', 'b.', '(2)']) check(text.includes(want), `the page lacks ${want}`);
  await look(yuni, 'pasal-sendiri');
  const place = async () => (await sheet()).indexOf('PERTUKARAN DATA');
  const before = (await yuni.locator('.pasal-list li').allTextContents()).findIndex((t) => /Pertukaran data/i.test(t));
  await tab(yuni, () => /^Naikkan .*Pertukaran/i.test(document.activeElement?.getAttribute('aria-label') || ''), 'the button that moves the pasal up');
  await yuni.keyboard.press('Enter');
  await yuni.waitForURL(/#baris-p-1/);
  await yuni.waitForLoadState('load');
  const after = (await yuni.locator('.pasal-list li').allTextContents()).findIndex((t) => /Pertukaran data/i.test(t));
  check(after === before - 1, `the pasal stands at ${after}, not at ${before - 1}`);
  check(await place() > 0, 'the pasal is gone from the page');

  // The connection drops in the middle of a sentence, and comes back.
  const box = yuni.locator('#n-teks');
  await yuni.context().setOffline(true);
  await box.press('End');
  await box.press('Control+End');
  await yuni.keyboard.type(' Data yang diketik tanpa sambungan.');
  await state(yuni, 'failed');
  await yuni.context().setOffline(false);
  await state(yuni, 'saved');
  await yuni.reload();
  check((await box.inputValue()).includes('diketik tanpa sambungan'), 'what was typed without a connection is lost');

  // The sign-in ends in the middle of a sentence.
  await yuni.context().clearCookies();
  await box.press('Control+End');
  await yuni.keyboard.type(' Kalimat sesudah sesi berakhir.');
  await state(yuni, 'expired');
  await yuni.locator('#tulis').getByRole('button', { name: 'Simpan' }).click();
  await says(yuni, 'Isian Anda tersimpan di halaman ini');
  await look(yuni, 'sesi-berakhir');
  await yuni.getByRole('button', { name: /Masuk sebagai Yuni Astuti/ }).click();
  await says(yuni, 'Kalimat sesudah sesi berakhir');
  await yuni.getByRole('button', { name: /Lanjutkan|menyimpan/ }).first().click();
  await yuni.waitForURL(/pasal/);
  check((await box.inputValue()).includes('Kalimat sesudah sesi berakhir'), 'what was typed after the session ended is lost');
}

// returns is a reviewer who sends the naskah back with a note on one pasal; a reload in between loses nothing.
async function returns(page, pasal, note) {
  await page.goto(`${naskah}/periksa`);
  await page.locator('#naskah-utuh').evaluate((d) => { d.open = true; });
  await page.locator('[data-notable] .pasal').filter({ has: page.locator('.pasal-judul', { hasText: new RegExp(`^${pasal}$`) }) }).first().click();
  await page.keyboard.type(note);
  await page.reload();
  await says(page, 'Isian Anda yang belum terkirim dipulihkan');
  check((await page.locator('.clause-note textarea').evaluateAll((list) => list.map((t) => t.value))).includes(note), 'a note is lost by a reload');
  await look(page, `kembalikan-${pasal.toLowerCase().replace(/\W+/g, '-')}`);
  await page.locator('#kembalikan').getByRole('button', { name: 'Kembalikan dengan catatan' }).click();
  await says(page, 'dikembalikan kepada penyusun');
}

// mends changes the text of a pasal from its note.
async function mends(yuni, link, more) {
  await yuni.goto(`${naskah}/draf`);
  await look(yuni, `catatan-${more.length}`);
  await yuni.getByRole('link', { name: link }).first().click();
  await yuni.waitForURL(/pasal=/);
  const box = yuni.locator('#n-teks');
  await box.press('Control+End');
  await yuni.keyboard.type(more);
  await state(yuni, 'saved');
  await yuni.waitForFunction((m) => document.querySelector('#lembar').textContent.includes(m.trim()), more, { timeout: 10000 }).catch(() => check(false, `the page does not show ${more}`));
}

await s.tell(async () => {
  const yuni = await as('Yuni Astuti');
  await writes(yuni);
  await submit(yuni, '2026-12-01');

  // The first reader gives his paraf; the second sends it back.
  const dedi = await as('Dedi Supriadi');
  await dedi.goto(`${about.url}/tindakan`);
  await says(dedi, 'Paraf diharapkan s.d. 1 Desember 2026');
  await look(dedi, 'tindakan-batas');
  await dedi.goto(`${naskah}/periksa`);
  check(await dedi.locator('#naskah-utuh').evaluate((d) => d.open), 'who reads it first sees the whole text');
  await look(dedi, 'periksa-pertama');
  await again(dedi);
  const rina = await as('Rina Marlina', 360);
  await returns(rina, 'PERTUKARAN DATA', 'Sebutkan bentuk datanya.');

  await mends(yuni, /Ubah Pasal \d+ · Pertukaran/i, ' Data berbentuk lembar elektronik.');
  await submit(yuni);
  await dedi.goto(`${naskah}/periksa`);
  await says(dedi, 'Perubahan sejak paraf Anda');
  check(!(await dedi.locator('#naskah-utuh').evaluate((d) => d.open)), 'who reads it again sees the change first');
  const changed = await dedi.locator('section:has(#h-berubah) ins').allTextContents();
  check(changed.join(' ').includes('lembar elektronik'), `the change is not shown: ${changed}`);
  check(!(await dedi.locator('section:has(#h-berubah)').textContent()).includes('SURAT'), 'what did not change is shown');
  await look(dedi, 'periksa-ulang');
  await again(dedi);
  await rina.goto(`${naskah}/periksa`);
  await says(rina, 'Sebutkan bentuk datanya.');
  await says(rina, 'Sudah diubah');
  await look(rina, 'catatan-di-samping-perubahan');
  await returns(rina, 'OBJEK', 'Sebutkan lokasinya.');
  await mends(yuni, /Ubah Pasal \d+ · Objek/i, ' Lokasinya di Kota Banjar.');
  await submit(yuni);
  for (const page of [dedi, rina]) { await page.goto(`${naskah}/periksa`); await again(page); }
  await yuni.goto(naskah);
  await yuni.getByRole('link', { name: 'Bandingkan' }).first().click();
  await look(yuni, 'banding');

  await replaced(yuni);
}, 24);

// replaced: the Asisten changes while it is his turn.
async function replaced() {
  const dewi = await as('Dewi Pranata');
  await dewi.goto(`${about.url}/pengaturan/pengguna?q=lilis`);
  await look(dewi, 'pengguna');
  await dewi.getByRole('link', { name: /Lilis Suryani/ }).click();
  await dewi.locator('input[type="checkbox"][name="peran.reviewer"]').check();
  await look(dewi, 'pengguna-satu');
  await dewi.getByRole('button', { name: 'Simpan' }).click();
  await says(dewi, 'Data tersimpan');

  const ratna = await as('Ratna Dewi');
  for (const [path, what] of [['', 'pengaturan'], ['/instansi', 'instansi'], ['/perangkat-daerah', 'perangkat-daerah'], ['/jabatan', 'jabatan'], ['/orang', 'orang'], ['/mitra', 'mitra'], ['/mitra/baru', 'mitra-baru'], ['/rantai-paraf', 'rantai-paraf'], ['/rantai-paraf?jenis=nk', 'rantai-paraf-nk'], ['/pejabat?q=zzz', 'pejabat-tidak-ada']]) {
    await ratna.goto(`${about.url}/pengaturan${path}`);
    await look(ratna, what);
  }
  await ratna.goto(`${about.url}/pengaturan/pejabat`);
  await look(ratna, 'pejabat');
  await ratna.getByRole('link', { name: 'Pergantian pejabat' }).click();
  const asisten = await ratna.locator('#n-jabatan option').filter({ hasText: 'Asisten' }).first().getAttribute('value');
  await ratna.getByLabel('Jabatan', { exact: true }).selectOption(asisten);
  await ratna.getByLabel('Pejabat baru').selectOption({ label: 'Lilis Suryani' });
  await ratna.getByLabel('Keputusan pengangkatan').fill('Keputusan Wali Kota Nomor 821/77/2026');
  await ratna.goBack();
  await ratna.goForward();
  check((await ratna.getByLabel('Keputusan pengangkatan').inputValue()).includes('821/77'), 'the back button loses a form');
  await ratna.getByLabel('Jabatan', { exact: true }).selectOption(asisten);
  await ratna.getByLabel('Pejabat baru').selectOption({ label: 'Lilis Suryani' });
  await ratna.getByLabel('Mulai menjabat').fill('2024-01-02');
  await ratna.getByRole('button', { name: 'Catat pergantian' }).click();
  await says(ratna, 'tidak sebelum tanggal mulai pejabat baru');
  await look(ratna, 'pergantian-ditolak');
  await ratna.getByLabel('Mulai menjabat').fill('2026-11-24');
  await ratna.getByRole('button', { name: 'Catat pergantian' }).click();
  await says(ratna, 'Pergantian pejabat dicatat');
  await look(ratna, 'pejabat-baru');
  await ratna.goto(naskah);
  await look(ratna, 'naskah-pejabat-berganti');
  await ratna.goto(`${naskah}/ganti-pejabat`);
  await look(ratna, 'ganti-pejabat');
  await ratna.locator('main form input[type="radio"]').first().check().catch(() => {});
  for (const box of await ratna.locator('main form textarea, main form input[name="alasan"]').all()) if (await box.isVisible()) await box.fill('Asisten lama beralih tugas.');
  await ratna.locator('main form .btn-fill, main form button.btn').first().click();
  await ratna.waitForLoadState('load');
  const lilis = await as('Lilis Suryani');
  await lilis.goto(`${naskah}/periksa`);
  await look(lilis, 'periksa-pejabat-baru');
  await again(lilis);
  await says(lilis, 'diteruskan kepada Tatang Sutisna');
}

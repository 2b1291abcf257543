// A year's register: ten records typed without leaving the keyboard, doubles suggested, the rest imported with dirty rows mended, an
// import whose undoing is refused, a KSB without PKS followed, a slip of an archived record mended by two people, and nothing typed lost.
// {url, rows, archived, csv, scan}: rows is JSON, csv and scan are files as base64.
import { stage, told } from './stage.mjs';

const about = await told();
const s = await stage('register', about.url);
const { look, as, says, check } = s;
const rows = JSON.parse(about.rows);
const focused = (page) => page.evaluate(() => document.activeElement?.id || '');

await s.tell(async () => {
  const ratna = await as('Ratna Dewi');
  await ratna.goto(`${about.url}/naskah`);
  await look(ratna, 'daftar');
  await ratna.getByRole('link', { name: 'Catat naskah lama' }).first().click();
  await look(ratna, 'catat');

  // Ten in a row by keyboard alone.
  const labels = { 'ksb-pk': 'Kesepakatan Bersama dengan P', 'ksb-d': 'Kesepakatan Bersama dengan D' };
  const keys = ratna.keyboard;
  const started = Date.now();
  for (const [i, r] of rows.entries()) {
    check(await focused(ratna) === 'jenis', `record ${i + 1}: the focus is on “${await focused(ratna)}”`);
    const values = [r.Tanggal.slice(0, 5), r.Tentang, null, r.Nomor1, r.Pihak2, r.Nomor2, r.Akhir, '', null, r.Lokasi];
    await keys.type(labels[r.Jenis]);
    await keys.press('Enter');
    if (i === 0) await keys.type('2021'); else check(await ratna.locator('#tahun').inputValue() === '2021', 'the year was not kept');
    await keys.press('Enter');
    for (const [j, v] of values.entries()) {
      if (v !== null) await keys.type(v);
      if (j < values.length - 1) await keys.press('Enter');
    }
    if (i === 4) await look(ratna, 'catat-terisi');
    await Promise.all([ratna.waitForNavigation(), keys.press(i % 2 ? 'Enter' : 'Control+Enter')]);
    await says(ratna, `Tercatat: ${r.Tentang}`);
  }
  console.log(`ten records in ${Math.round((Date.now() - started) / 100) / 10} s of a machine's typing`);

  // A double is suggested while somebody types, and not recorded without saying so.
  await keys.type(labels['ksb-pk']);
  await ratna.locator('#judul').fill('Pengelolaan sampah perkotaan berbasis bank sampah');
  await ratna.locator('#pihak_2').fill('PT Contoh Daur Ulang');
  await ratna.locator('#tanggal').fill('12-01');
  await ratna.getByText('Naskah ini tampaknya sudah tercatat').waitFor({ timeout: 10000 });
  await look(ratna, 'catat-serupa');
  await ratna.locator('#tanggal').press('Control+Enter');
  await ratna.getByRole('button', { name: 'Tetap catat' }).waitFor();
  await look(ratna, 'catat-tertahan');
  await ratna.goto(`${about.url}/naskah/catat`);
  check((await ratna.locator('#judul').inputValue()).startsWith('Pengelolaan sampah'), 'what was typed is lost when the page is opened again');
  await look(ratna, 'catat-kembali');
  await ratna.getByRole('button', { name: /Hapus|Buang|Kosongkan/ }).first().click();
  await ratna.waitForLoadState('load');

  // Contradictory dates, everything kept; then a dropped connection and an expired sign-in.
  await ratna.locator('#judul').fill('Kerja sama dengan tanggal terbalik');
  await ratna.locator('#pihak_2').fill('Banjar');
  await ratna.locator('#tahun').fill('2021');
  await ratna.locator('#tanggal').fill('31-02');
  await ratna.locator('#berakhir').fill('kapan saja');
  await ratna.locator('#lokasi').press('Enter');
  await says(ratna, 'Tulis Kota atau Kabupaten di depan namanya');
  await look(ratna, 'catat-salah');
  await ratna.goto(`${about.url}/naskah/catat?tahun=2021`);
  await ratna.locator('#judul').fill('Naskah yang diketik ketika jaringan putus');
  await ratna.context().setOffline(true);
  await ratna.locator('#judul').press('Control+Enter');
  await ratna.waitForTimeout(600);
  await ratna.context().setOffline(false);
  await ratna.goto(`${about.url}/naskah/catat?tahun=2021`);
  check((await ratna.locator('#judul').inputValue()).includes('jaringan putus'), 'a dropped connection lost what was typed');
  await ratna.getByRole('button', { name: /Hapus|Buang|Kosongkan/ }).first().click();
  await ratna.waitForLoadState('load');

  // The whole year from a sheet; ten of it are there already.
  await ratna.goto(`${about.url}/naskah/impor`);
  await look(ratna, 'impor');
  await ratna.locator('#berkas').setInputFiles({ name: 'register-2021.csv', mimeType: 'text/csv', buffer: Buffer.from(about.csv, 'base64') });
  await ratna.getByRole('button', { name: 'Baca berkas' }).click();
  await ratna.waitForURL(/impor\//);
  await look(ratna, 'impor-kolom');
  await ratna.getByRole('button', { name: 'Periksa 24 baris' }).click();
  await says(ratna, 'dari 24 baris siap dicatat');
  await look(ratna, 'impor-periksa');
  const cell = (line, column) => ratna.locator(`input[name="sel.${line}.${column}"]`);
  check(await ratna.getByLabel('Nomor PIHAK KESATU baris 15').count() === 1, 'a cell is not called by its column and row');
  await cell(13, 'berakhir').fill('3 tahun');
  await cell(15, 'nomor_1').fill('134.4/14/PKS-Tapem/2021');
  await cell(20, 'pihak_2').fill('Pemerintah Kabupaten Pangandaran');
  await ratna.getByRole('button', { name: 'Periksa lagi' }).click();
  await ratna.waitForLoadState('load');
  await ratna.getByRole('button', { name: /baris tampak rangkap/ }).click();
  await ratna.waitForLoadState('load');
  await look(ratna, 'impor-rangkap');
  await ratna.getByRole('button', { name: 'Lewati semua yang tampak rangkap' }).click();
  await ratna.waitForLoadState('load');
  await look(ratna, 'impor-siap');
  // The formula is told; its row is mended as well.
  const formula = ratna.locator('input[name="sel.22.judul"]');
  if (await formula.count()) await formula.fill('Sinergi Pelayanan Pertanahan');
  await ratna.getByRole('button', { name: 'Periksa lagi' }).click();
  await ratna.waitForLoadState('load');
  await ratna.getByRole('button', { name: 'Catat 14 naskah' }).click();
  await says(ratna, '14 naskah dicatat dari berkas ini');
  await look(ratna, 'impor-hasil');
  await ratna.goto(`${about.url}/buku?tahun=2021`);
  await says(ratna, '25 naskah');
  await look(ratna, 'buku');

  // Undoing it is proposed, and refused by the second person.
  await ratna.goto(`${about.url}/naskah/impor`);
  await ratna.getByRole('link', { name: /register-2021/ }).click();
  await ratna.locator('summary', { hasText: 'Urungkan impor ini' }).click();
  await ratna.getByLabel('Alasan').fill('Salah berkas.');
  await ratna.getByRole('button', { name: 'Urungkan impor ini' }).click();
  await ratna.waitForURL(/usul\//);
  await look(ratna, 'usul-saya');
  const wawan = await as('Wawan Setiawan');
  await wawan.goto(`${about.url}/tindakan`);
  await look(wawan, 'tindakan-arsiparis');
  await wawan.getByRole('link', { name: /register-2021.csv/ }).click();
  await look(wawan, 'usul-urungkan');
  await wawan.locator('summary', { hasText: 'Tolak usulan' }).click();
  await wawan.getByLabel('Alasan penolakan').fill('Berkasnya benar.');
  await wawan.getByRole('button', { name: 'Tolak usulan' }).last().click();
  await says(wawan, 'Usulan ditolak');

  // A KSB without PKS is found and followed.
  await ratna.goto(`${about.url}/tindakan`);
  await says(ratna, 'KSB tanpa PKS');
  await look(ratna, 'tindakan-pengelola');
  const lonely = 'Penyediaan Jaringan Serat Optik Kelurahan';
  check(await ratna.getByRole('link', { name: new RegExp(lonely) }).count() === 1, 'the KSB without PKS is not among the follow-ups');
  await ratna.getByRole('link', { name: new RegExp(lonely) }).click();
  await ratna.getByRole('link', { name: 'Catat PKS pelaksananya' }).click();
  check(await ratna.locator('#jenis').inputValue() === 'pks-pk' && (await ratna.locator('#melaksanakan').inputValue()).includes(lonely), 'the PKS does not begin with its KSB');
  await ratna.locator('#melaksanakan').fill('');
  await ratna.locator('#tahun').fill('2021');
  await ratna.locator('#judul').fill('Penarikan Kabel Serat Optik Tahap I');
  await ratna.locator('#tanggal').fill('1-9');
  await ratna.locator('#pihak_2').fill('PT Contoh Serat Nusantara');
  await ratna.locator('#nomor_1').fill('134.4/25/PKS-Tapem/2021');
  const carries = ratna.locator('#melaksanakan');
  await carries.pressSequentially('serat optik');
  await ratna.waitForFunction(() => document.querySelectorAll('#daftar-ksb option').length > 0, null, { timeout: 10000 });
  await carries.fill(await ratna.locator('#daftar-ksb option').first().getAttribute('value'));
  await ratna.locator('input[name="berkas"]').first().setInputFiles({ name: 'pks.pdf', mimeType: 'application/pdf', buffer: Buffer.from(about.scan, 'base64') });
  await ratna.getByRole('button', { name: 'Simpan dan buka' }).click();
  await says(ratna, lonely);
  await look(ratna, 'naskah-lama-berpindaian');
  await ratna.goto(`${about.url}/tindakan`);
  check(await ratna.getByRole('link', { name: new RegExp(lonely) }).count() === 0, 'the KSB is still among those without PKS');

  // A slip of an archived record: proposed by one, looked at beside its scan and confirmed by another.
  const naskah = `${about.url}/naskah/${about.archived}`;
  await ratna.goto(naskah);
  await look(ratna, 'naskah-diarsipkan');
  await ratna.getByRole('link', { name: 'Ralat data' }).click();
  await look(ratna, 'ralat');
  await ratna.locator('#judul').fill('Pengelolaan Taman Kota dan Hutan Kota');
  await ratna.locator('#pihak-1').fill('PT Contoh Taman Asri');
  await ratna.getByLabel('Alasan').fill('Menurut naskah asli di Lemari 2.');
  await ratna.getByRole('button', { name: 'Usulkan ralat' }).click();
  await ratna.waitForURL(/usul\//);
  check(await ratna.getByRole('button', { name: 'Kuatkan usulan' }).count() === 0, 'the proposer can confirm');
  await wawan.goto(`${about.url}/tindakan`);
  await wawan.getByRole('link', { name: /Pengelolaan Taman Kota/ }).first().click();
  await says(wawan, 'PT Contoh Taman Asri');
  await look(wawan, 'usul-ralat');
  await wawan.getByRole('button', { name: 'Kuatkan usulan' }).click();
  await says(wawan, 'Usulan dikuatkan');
  await ratna.goto(naskah);
  await says(ratna, 'Pengelolaan Taman Kota dan Hutan Kota');

  // Recorded twice: one is cancelled by two; and the pages that are seldom opened.
  await ratna.goto(`${about.url}/naskah?q=bank+sampah&lama=ya`);
  await ratna.locator('table.list a').first().click();
  await ratna.getByRole('link', { name: 'Batalkan pencatatan' }).click();
  await look(ratna, 'anulir');
  await ratna.goBack();
  await ratna.getByRole('link', { name: 'Hubungkan dengan naskah lain' }).click();
  await look(ratna, 'hubungan');
  await ratna.goBack();
  await ratna.getByRole('link', { name: 'Lampirkan pindaian' }).click();
  await look(ratna, 'pindai');
}, 20);

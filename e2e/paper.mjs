// A KSB on paper, from draft to archive: files on file, a print, a scan of another document refused, the right one proposed and
// confirmed by a second person, the partner's number that comes later, copies given out. {url, naskah, scan, other, letter}: the last
// three are files as base64.
import { stage, told } from './stage.mjs';

const about = await told();
const s = await stage('kertas', about.url);
const { look, as, says, check } = s;
const naskah = `${about.url}/naskah/${about.naskah}`;
const pdf = (name, base64) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(base64, 'base64') });

await s.tell(async () => {
  // From draft to the last paraf.
  const yuni = await as('Yuni Astuti');
  await yuni.goto(`${naskah}/draf`);
  for (const box of await yuni.locator('textarea[name^="alasan."]').all()) await box.fill('Sudah diperiksa Bagian Hukum.');
  await yuni.getByRole('button', { name: 'Ajukan untuk diparaf' }).first().click();
  await says(yuni, 'Naskah diajukan');
  await yuni.goto(naskah);
  check(await yuni.getByRole('button', { name: 'Salin pesan' }).count() === 1, 'no message for the one whose turn it is');
  await look(yuni, 'naskah-penyusun');
  for (const nama of ['Dedi Supriadi', 'Rina Marlina', 'Agus Hermawan', 'Tatang Sutisna']) {
    const page = await as(nama);
    await page.goto(naskah);
    await page.getByRole('button', { name: /Bubuhkan paraf/ }).click();
    await page.waitForLoadState('load');
  }

  // Number: ours from the register, the partner's to follow.
  const ratna = await as('Ratna Dewi');
  await ratna.goto(`${naskah}/nomor`);
  await ratna.locator('input[name="cara.2"][value="menyusul"]').check();
  await look(ratna, 'nomor-menyusul');
  await ratna.getByRole('button', { name: 'Simpan nomor dan tanggal' }).click();
  await says(ratna, 'Menyusul');

  // Print: what is on file and what is not; one letter is uploaded in place, a reason typed before it is still there after it.
  await ratna.getByRole('link', { name: 'Cetak untuk tanda tangan basah' }).click();
  await look(ratna, 'cetak');
  await ratna.locator('textarea[name="alasan.NSK-BERKAS-TKKSD"]').fill('Rekomendasi menyusul, sudah disepakati dalam rapat.');
  const consent = ratna.locator('li.row-block', { hasText: 'Persetujuan PIHAK KEDUA' });
  await consent.getByText('Unggah di sini').click();
  await consent.locator('input[type="file"][name="berkas"]').first().setInputFiles(pdf('persetujuan.pdf', about.letter));
  await consent.getByRole('button', { name: 'Unggah', exact: true }).click();
  await ratna.waitForURL(/cetak/);
  await says(ratna, 'persetujuan.pdf');
  check((await ratna.locator('textarea[name="alasan.NSK-BERKAS-TKKSD"]').inputValue()).startsWith('Rekomendasi menyusul'), 'the reason was lost by the upload beside it');
  await look(ratna, 'cetak-ada-berkas');
  await ratna.getByRole('button', { name: 'Cetak untuk tanda tangan basah' }).click();
  await says(ratna, 'Cetakan siap diunduh');
  await look(ratna, 'cetak-sudah');

  // Record: a scan of another document is told apart at once; the right one is proposed.
  await ratna.getByRole('link', { name: 'Catat tanda tangan basah' }).click();
  await look(ratna, 'catat-basah');
  const scan = ratna.locator('#berkas-pindaian');
  await scan.setInputFiles(pdf('dokumen-lain.pdf', about.other));
  await ratna.getByText(/sedangkan yang dicetak/).waitFor({ timeout: 10000 });
  await ratna.locator('#lokasi-0').fill('Lemari 2, map KSB 2026');
  await ratna.locator('#lokasi-1').fill('Kantor PT Contoh Daur Ulang');
  await ratna.evaluate(() => { document.getElementById('alasan').required = false; });
  await ratna.getByRole('button', { name: 'Usulkan pencatatan' }).click();
  await says(ratna, 'Berkas dokumen-lain.pdf belum tersimpan');
  check((await ratna.locator('#lokasi-0').inputValue()) === 'Lemari 2, map KSB 2026', 'the place of the original was lost');
  await look(ratna, 'catat-basah-berkas-lain');
  await scan.setInputFiles(pdf('pindaian.pdf', about.scan));
  await ratna.getByText(/sama dengan yang dicetak/).waitFor({ timeout: 10000 });
  await ratna.getByRole('button', { name: 'Usulkan pencatatan' }).click();
  await says(ratna, 'menunggu penguatan orang kedua');
  await look(ratna, 'naskah-menunggu-penguatan');

  // The second person compares and confirms.
  const wawan = await as('Wawan Setiawan');
  await wawan.goto(naskah);
  await wawan.getByRole('link', { name: 'Buka usulan' }).click();
  await wawan.getByRole('button', { name: /Kuatkan/ }).first().click();
  await wawan.goto(naskah);
  await says(wawan, 'Telah ditandatangani');
  await look(wawan, 'naskah-bertanda-tangan-basah');

  // Copies are given out; the number comes later.
  await ratna.goto(`${naskah}/penyampaian`);
  await look(ratna, 'penyampaian');
  await ratna.getByLabel('Kepada', { exact: true }).selectOption('PT Contoh Daur Ulang');
  await ratna.getByRole('button', { name: 'Catat penyampaian' }).click();
  await says(ratna, 'Penyampaian kepada PT Contoh Daur Ulang dicatat');
  await look(ratna, 'penyampaian-satu');
  await ratna.goto(`${naskah}/nomor-kemudian`);
  await look(ratna, 'nomor-kemudian');
  await ratna.locator('main input[type="text"]').first().fill('077/CDU-KSB/XII/2026');
  await ratna.locator('main button.btn-fill').click();
  await ratna.goto(naskah);
  await says(ratna, '077/CDU-KSB/XII/2026 (dicatat kemudian)');

  // The archivist proposes to keep the scan; the officer confirms.
  await wawan.goto(`${about.url}/arsip`);
  await look(wawan, 'arsip');
  await wawan.goto(`${naskah}/arsipkan`);
  await wawan.getByRole('button', { name: 'Arsipkan naskah' }).click();
  await says(wawan, 'penguatan');
  await ratna.goto(naskah);
  await ratna.getByRole('link', { name: 'Buka usulan' }).click();
  await ratna.getByRole('button', { name: /Kuatkan/ }).first().click();
  await ratna.goto(naskah);
  await says(ratna, 'Diarsipkan');
  await look(ratna, 'naskah-diarsipkan');
}, 12);

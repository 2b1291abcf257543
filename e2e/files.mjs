// Files: several sent one by one, of which one is refused and stays to be tried again; a connection that is lost in the middle; the
// photographs of a paper joined into one PDF; the kerja sama with what is on file. {url, naskah, printed, coop, pages, letters}: letters
// and picture are files as base64.
import { stage, told } from './stage.mjs';

const about = await told();
const s = await stage('berkas', about.url);
const { look, as, says, check } = s;
const letters = JSON.parse(about.letters).map((b, i) => ({ name: `surat-${i + 1}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(b, 'base64') }));

await s.tell(async () => {
  const ratna = await as('Ratna Dewi');
  await ratna.goto(`${about.url}/naskah/${about.naskah}/berkas`);
  await look(ratna, 'berkas-kosong');
  const input = ratna.locator('#berkas-berkas');
  check(await input.evaluate((el) => el.multiple), 'only one file can be chosen');
  await ratna.locator('#jenis-berkas').selectOption('surat');
  await input.setInputFiles([letters[0], { name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan dokumen') }, letters[1]]);
  await ratna.getByRole('button', { name: 'Unggah', exact: true }).click();
  await ratna.getByText('2 berkas tersimpan').waitFor({ timeout: 20000 });
  await says(ratna, 'catatan.txt: Berkas ini bukan PDF, JPEG, atau PNG');
  check((await input.evaluate((el) => [...el.files].map((f) => f.name).join())) === 'catatan.txt', 'what failed is not chosen any more');
  await look(ratna, 'berkas-satu-gagal');

  // The connection is lost in the middle: nothing chosen or typed goes.
  await input.setInputFiles([letters[2]]);
  await ratna.locator('#catatan-berkas').fill('Diketik sebelum sambungan terputus');
  await ratna.context().setOffline(true);
  await ratna.getByRole('button', { name: 'Unggah', exact: true }).click();
  await ratna.getByText('Sambungan terputus').waitFor({ timeout: 20000 });
  await ratna.context().setOffline(false);
  check((await ratna.locator('#catatan-berkas').inputValue()) === 'Diketik sebelum sambungan terputus', 'the note was lost');
  await ratna.getByRole('button', { name: 'Unggah', exact: true }).click();
  await ratna.getByText('Diketik sebelum sambungan terputus').first().waitFor({ timeout: 20000 });
  await says(ratna, '3 berkas berlaku');
  await look(ratna, 'berkas-tiga');
  await ratna.getByRole('link', { name: 'surat-3.pdf' }).first().click();
  await look(ratna, 'berkas-satu');

  // Photographs of the pages become one PDF that the office can read: as many pages as were printed.
  await ratna.goto(`${about.url}/naskah/${about.printed}/catat-basah`);
  const picture = await ratna.evaluate(async () => {
    const c = document.createElement('canvas');
    c.width = 600; c.height = 850;
    const g = c.getContext('2d');
    g.fillStyle = '#fff'; g.fillRect(0, 0, 600, 850); g.fillStyle = '#222'; g.fillText('halaman', 40, 60);
    return c.toDataURL('image/jpeg').split(',')[1];
  });
  for (let i = 0; i < Number(about.pages); i++) {
    await ratna.locator('#kamera-pindaian').setInputFiles({ name: `foto-${i}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(picture, 'base64') });
    await ratna.waitForFunction((n) => document.querySelector('#berkas-pindaian').files.length === 1 && document.querySelector('#berkas-pindaian').files[0].size > n * 1000, i, { timeout: 10000 });
  }
  await ratna.getByText(`${about.pages} halaman, sama dengan yang dicetak.`).waitFor({ timeout: 20000 });

  await ratna.goto(`${about.url}/kerja-sama`);
  await look(ratna, 'kerja-sama');
  await ratna.goto(`${about.url}/kerja-sama/${about.coop}`);
  await look(ratna, 'kerja-sama-satu');
}, 6);

{ // its own names
// say writes below a place for files what is going on there.
function say(at, text, tone = '') {
  const el = $('.drop-said', at);
  el.className = `drop-said ${tone}`;
  el.textContent = '';
  for (const line of [text].flat()) { const p = document.createElement('p'); p.textContent = line; el.append(p); }
}

const said = (text, ...a) => text.replace(/%[ds]/g, () => a.shift());
const tooBig = 20 * 1024 * 1024;

// The token of a page grows old with its session; a fresh one is on the page itself.
async function freshToken() {
  const res = await fetch(location.href, { headers: { Accept: 'text/html' } });
  const doc = new DOMParser().parseFromString(await res.text(), 'text/html');
  return doc.querySelector('input[name="_csrf"]')?.value || '';
}

// post sends a form with one file, and comes back with what the service said; a token that has grown old is changed once.
async function post(url, data) {
  for (let i = 0; ; i++) {
    const res = await fetch(url, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
    const body = await res.json().catch(() => ({}));
    if (body.code === 'AKN-CSRF' && i === 0) { data.set('_csrf', await freshToken()); continue; }
    return { ok: res.ok, status: res.status, body };
  }
}

// Several files are sent one by one, so that each is kept as soon as it is there, and what fails stays to be tried again.
for (const form of $$('form[data-upload]')) {
  const words = JSON.parse(form.dataset.said);
  const inputs = [...form.elements].filter((el) => el.type === 'file' && el.name === 'berkas');
  const at = inputs[0]?.closest('[data-drop]');
  if (!at) continue;
  for (const el of inputs) {
    if (!el.hasAttribute('capture')) el.multiple = true;
    el.addEventListener('change', () => { if (el.files.length > 1) say(at, said(words.count, el.files.length)); });
  }
  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    if (form.dataset.busy) return;
    const files = inputs.flatMap((el) => [...el.files]);
    if (!files.length) { say(at, words.none, 'warn'); inputs[0].focus(); return; }
    form.dataset.busy = '1';
    const failed = [];
    let kept = 0;
    let back = '';
    let stop = '';
    for (const [i, file] of files.entries()) {
      say(at, said(words.progress, i + 1, files.length, file.name));
      if (file.size > tooBig) { failed.push([file, said(words.big, file.name)]); continue; }
      const data = new FormData(form);
      data.delete('berkas');
      data.set('berkas', file, file.name);
      try {
        const res = await post(form.action, data);
        if (res.ok) { kept++; back = res.body.kembali; } else if (res.status === 401) { stop = words.session; } else failed.push([file, `${file.name}: ${res.body.detail || res.status}`]);
      } catch { stop = words.lost; }
      if (stop) { failed.push(...files.slice(i).map((f) => [f, ''])); break; }
    }
    delete form.dataset.busy;
    if (!failed.length) { location.assign(back || location.href); if ((back || '').split('#')[0] === location.pathname) location.reload(); return; }
    const rest = new DataTransfer();
    for (const [f] of failed) rest.items.add(f);
    inputs[0].files = rest.files;
    for (const el of inputs.slice(1)) el.value = '';
    say(at, [kept ? said(words.done, kept) : '', stop, ...failed.map(([, why]) => why)].filter(Boolean), 'badtone');
  });
}

// A scan is judged as soon as it is chosen: its pages against what was printed.
for (const at of $$('[data-check]')) {
  const input = $('input[name="berkas"]', at);
  input.addEventListener('change', async () => {
    const file = input.files[0];
    if (!file) { say(at, ''); return; }
    const data = new FormData();
    data.set('_csrf', input.form.elements._csrf.value);
    data.set('berkas', file, file.name);
    say(at, '…');
    try {
      const res = await post(at.dataset.check, data);
      if (res.ok) say(at, [res.body.said, ...(res.body.notes || [])], res.body.tone); else say(at, res.body.detail || String(res.status), 'badtone');
      const why = input.form.elements.alasan;
      if (why) why.required = Boolean(res.body.differs);
    } catch { say(at, ''); }
  });
}

// Photographs of the pages of a paper are joined into one PDF, a page each, upright as they were taken.
async function jpegOf(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, 2200 / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
  return { w: canvas.width, h: canvas.height, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

function pdfOf(pictures) {
  const text = new TextEncoder();
  const parts = [];
  const offsets = [];
  let size = 0;
  const put = (x) => { const b = typeof x === 'string' ? text.encode(x) : x; parts.push(b); size += b.length; };
  const obj = (n, body) => { offsets[n] = size; put(`${n} 0 obj\n`); for (const x of body) put(x); put('\nendobj\n'); };
  put('%PDF-1.4\n');
  obj(1, ['<</Type/Catalog/Pages 2 0 R>>']);
  obj(2, [`<</Type/Pages/Count ${pictures.length}/Kids[${pictures.map((_, i) => `${3 + 3 * i} 0 R`).join(' ')}]>>`]);
  pictures.forEach((p, i) => {
    const [w, h] = p.w > p.h ? [842, Math.round(842 * p.h / p.w)] : [595, Math.round(595 * p.h / p.w)];
    const n = 3 + 3 * i;
    const draw = `q ${w} 0 0 ${h} 0 0 cm /F Do Q`;
    obj(n, [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${w} ${h}]/Contents ${n + 1} 0 R/Resources<</XObject<</F ${n + 2} 0 R>>>>>>`]);
    obj(n + 1, [`<</Length ${draw.length}>>\nstream\n${draw}\nendstream`]);
    obj(n + 2, [`<</Type/XObject/Subtype/Image/Width ${p.w}/Height ${p.h}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${p.bytes.length}>>\nstream\n`, p.bytes, '\nendstream']);
  });
  const start = size;
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`);
  for (const o of offsets.slice(1)) put(`${String(o).padStart(10, '0')} 00000 n \n`);
  put(`trailer\n<</Size ${offsets.length}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
  return new File(parts, 'pindaian.pdf', { type: 'application/pdf' });
}

for (const input of $$('input[data-photos]')) {
  const at = input.closest('[data-drop]');
  const into = $('input[name="berkas"]', at);
  const pictures = [];
  into.addEventListener('change', (e) => { if (e.isTrusted) pictures.length = 0; });
  input.addEventListener('change', async () => {
    for (const f of input.files) pictures.push(await jpegOf(f));
    input.value = '';
    if (!pictures.length) return;
    const list = new DataTransfer();
    list.items.add(pdfOf(pictures));
    into.files = list.files;
    say(at, said(input.dataset.photos, pictures.length));
    into.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

// A message is copied with one press; without a script it is text that can be selected.
for (const b of $$('[data-copy]')) {
  b.hidden = false;
  const box = document.getElementById(b.dataset.copy);
  const word = $('span', b);
  const was = word.textContent;
  b.addEventListener('click', async () => {
    try { await navigator.clipboard.writeText(box.value); } catch { box.select(); document.execCommand('copy'); }
    word.textContent = b.dataset.copied;
    setTimeout(() => { word.textContent = was; }, 2500);
  });
}
}

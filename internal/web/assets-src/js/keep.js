// What is typed into a form of data-keep lives in this tab until it has arrived: a dropped connection, an expired sign-in or the back
// button lose nothing. Passwords and files are never kept.
{
  const who = $('.me .who b')?.textContent || '';
  const keyOf = (form) => `${form.dataset.keep === 'lama' ? 'lama' : 'isi'}:${who}:${location.pathname}:${form.getAttribute('action')}`;
  const shelf = (k) => (k.startsWith('lama:') ? localStorage : sessionStorage); // "lama" also outlives the tab
  const store = { get(k) { try { return JSON.parse(shelf(k).getItem(k)); } catch { return null; } }, set(k, v) { try { shelf(k).setItem(k, JSON.stringify(v)); } catch { /* full or forbidden: the page itself still has it */ } }, drop(k) { try { shelf(k).removeItem(k); } catch { /* as above */ } } };
  const fields = (form) => [...form.elements].filter((el) => el.name && !['hidden', 'password', 'file', 'submit', 'button', 'fieldset'].includes(el.type));
  const read = (form) => fields(form).map((el) => [el.name, el.value, el.checked === true]);
  const seqOf = (form) => form.elements.seq?.value || '';

  // A sentence of the office after an act says that what was sent has arrived.
  if ($('.flash[role="status"]')) for (const k of [...Object.keys(sessionStorage), ...Object.keys(localStorage)]) if (/^(isi|lama):/.test(k) && store.get(k)?.sent) store.drop(k);

  for (const form of $$('form[data-keep]')) {
    const key = keyOf(form), before = read(form), kept = store.get(key);
    const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
    const keep = (sent) => { const now = read(form); same(now, before) && !sent ? store.drop(key) : store.set(key, { seq: seqOf(form), sent, typed: now }); };
    if (kept && kept.sent && kept.seq !== seqOf(form)) store.drop(key);
    else if (kept && !same(kept.typed, before) && !$('[role="alert"]')) {
      const list = fields(form);
      kept.typed.forEach(([name, value, on], i) => {
        const el = list[i]?.name === name ? list[i] : list.find((x) => x.name === name);
        if (!el) return;
        if (el.type === 'checkbox' || el.type === 'radio') el.checked = on && el.value === value; else el.value = value;
        if (el.value && el.closest('details')) for (let d = el.closest('details'); d; d = d.parentElement.closest('details')) if (el.value !== before[i]?.[1]) d.open = true;
      });
      const note = document.createElement('div');
      note.className = 'note info kept';
      note.setAttribute('role', 'status');
      const p = document.createElement('p'), drop = document.createElement('button');
      p.textContent = `${document.body.dataset.keptWords || ''} `;
      drop.type = 'button'; drop.className = 'linkish'; drop.textContent = document.body.dataset.dropWords || '×';
      drop.addEventListener('click', () => { store.drop(key); location.reload(); });
      p.append(drop); note.append(p); form.before(note);
    }
    form.addEventListener('input', () => keep(false));
    form.addEventListener('change', () => keep(false));
    form.addEventListener('submit', () => keep(true));
  }

  // A press on a pasal of the text opens the place for its note.
  const text = $('[data-notable]');
  const noteOf = (pasal) => document.getElementById(pasal.getAttribute('aria-labelledby')?.replace(/^bagian-/, 'catat-'));
  const noted = () => { for (const s of $$('.pasal', text)) s.classList.toggle('noted', !!noteOf(s)?.querySelector('textarea').value.trim()); };
  if (text) {
    noted();
    text.addEventListener('click', (e) => {
      const d = e.target.closest('.pasal') && noteOf(e.target.closest('.pasal'));
      if (!d) return;
      d.open = true; d.scrollIntoView({ block: 'center' }); $('textarea', d).focus({ preventScroll: true });
    });
    addEventListener('input', noted);
  }

  // A link to a part that is folded unfolds it.
  const unfold = () => { const el = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (el?.matches('details')) el.open = true; };
  addEventListener('hashchange', unfold);
  unfold();

  // A pattern of numbers shows what it makes while it is typed.
  for (const input of $$('[data-pola]')) {
    const words = document.getElementById(input.id.replace(/^n-/, 'w-'));
    const now = new Date(), year = String(now.getFullYear()), month = now.getMonth();
    const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][month];
    const first = words?.textContent || '', head = first.slice(0, first.indexOf(':') + 1), klasifikasi = input.dataset.klasifikasi || '100.3.7.1';
    input.addEventListener('input', () => {
      const pola = input.value || document.getElementById('n-pola')?.value || '';
      words.textContent = `${head} ${pola.replaceAll('{klasifikasi}', klasifikasi).replaceAll('{urut}', '7').replaceAll('{jenis}', input.dataset.pola.toUpperCase()).replaceAll('{tahun}', year).replaceAll('{bulan}', String(month + 1).padStart(2, '0')).replaceAll('{bulan_romawi}', roman)}`;
    });
  }
}

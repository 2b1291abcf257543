// Records one after the other without leaving the keyboard; what may be a double is looked for while somebody types.
{
  const later = (ms, f) => { let t; return (...a) => { clearTimeout(t); t = setTimeout(() => f(...a), ms); }; };

  // Lists that are filled while somebody types.
  for (const input of $$('input[data-cari]')) {
    let asked = '';
    input.addEventListener('input', later(180, async () => {
      const list = document.getElementById(input.getAttribute('list'));
      const q = input.value.trim();
      if (!list || q.length < 2 || q === asked || [...list.children].some((o) => o.value === input.value)) return;
      asked = q;
      try {
        const res = await fetch(`/naskah/cari?${new URLSearchParams({ q, untuk: input.dataset.cari })}`);
        if (!res.ok || asked !== q) return;
        list.replaceChildren(...new DOMParser().parseFromString(await res.text(), 'text/html').querySelectorAll('option'));
      } catch { /* without the network there are no suggestions */ }
    }));
  }

  for (const form of $$('form[data-catat]')) {
    const first = $('button:not([type="button"])', form);
    const shown = (el) => el.type !== 'hidden' && el.type !== 'file' && !el.disabled && el.offsetParent !== null && !el.closest('details:not([open])');
    const fields = () => [...form.elements].filter((el) => el.matches('input, select, textarea') && shown(el));
    for (const el of $$('[data-keys]', form)) el.hidden = false;

    form.addEventListener('keydown', (e) => {
      if (e.key !== 'Enter' || e.isComposing || !e.target.matches('input, select')) return;
      if (e.target.matches('[type="radio"], [type="checkbox"], [type="file"]') && !e.ctrlKey) return;
      e.preventDefault();
      if (e.ctrlKey || e.metaKey || 'last' in e.target.dataset) { form.requestSubmit(first); return; }
      const all = fields();
      const next = all[all.indexOf(e.target) + 1];
      if (next) { next.focus(); next.select?.(); } else form.requestSubmit(first);
    });

    const at = $('[data-serupa]', form);
    const look = later(350, async () => {
      const q = new URLSearchParams();
      for (const name of ['jenis', 'tahun', 'tanggal', 'judul', 'pihak_1', 'pihak_2', 'nomor_1', 'nomor_2']) q.set(name, (form.elements[name]?.value || '').slice(0, 300));
      if ((q.get('judul') + q.get('nomor_1') + q.get('nomor_2')).trim().length < 4) { at.replaceChildren(); return; }
      try {
        const res = await fetch(`${form.dataset.catat}?${q}`);
        if (res.ok) at.replaceChildren(...new DOMParser().parseFromString(await res.text(), 'text/html').body.childNodes);
      } catch { /* the form itself says it after it was sent */ }
    });
    form.addEventListener('input', (e) => { if (/^(jenis|tahun|tanggal|judul|pihak_|nomor_)/.test(e.target.name || '')) look(); });
  }

  // What takes more than a second shows that it goes on.
  for (const form of $$('form[data-once]')) form.addEventListener('submit', () => setTimeout(() => {
    if (!form.isConnected || $('.working', form)) return;
    const bar = document.createElement('progress');
    bar.className = 'working';
    bar.setAttribute('aria-label', form.dataset.once);
    ($('.bar', form) || form).append(bar);
  }, 1000));
  addEventListener('pageshow', () => { for (const p of $$('.working')) p.remove(); });
}

// Drafting: autosave with a visible state, findings beside their fields, the live page with the place under the cursor marked.
const draft = $('form[data-autosave]');
if (draft) {
  const states = $$('[data-saved]');
  let timer, running = false, again = false, dirty = false, held = null;

  const show = (state, text) => { for (const el of states) { el.dataset.state = state; el.textContent = text || el.dataset[state] || el.textContent; } };

  // mark shows on the page where the value of a field stands.
  const mark = (path) => {
    for (const el of $$('#lembar .here')) el.classList.remove('here');
    if (!path) return;
    const found = $$('#lembar [data-path]').filter((el) => el.dataset.path === path || el.dataset.path.startsWith(`${path}.`));
    const clause = !found.length && document.getElementById($('[data-anchor]', draft)?.dataset.anchor)?.closest('.pasal');
    if (clause) found.push(clause);
    for (const el of found) el.classList.add('here');
    const box = $('#pratinjau .sheet-scroll');
    if (found[0] && box && box.scrollHeight > box.clientHeight) {
      const at = found[0].getBoundingClientRect(), in_ = box.getBoundingClientRect();
      if (at.top < in_.top + 40 || at.bottom > in_.bottom - 40) box.scrollBy({ top: at.top - in_.top - in_.height / 3, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    }
  };
  const pathOf = (el) => el?.closest?.('[data-path]')?.dataset.path;

  const apply = (r) => {
    draft.elements.seq.value = r.seq;
    const focus = document.activeElement, keep = focus?.closest?.('#pemeriksaan') ? { id: focus.id, value: focus.value } : null;
    const typed = Object.fromEntries($$('#pemeriksaan textarea').map((el) => [el.id, el.value]));
    $('#pemeriksaan').innerHTML = r.checks;
    for (const [id, value] of Object.entries(typed)) { const el = document.getElementById(id); if (el) el.value = value; }
    if (keep) document.getElementById(keep.id)?.focus();
    $('#lembar').outerHTML = r.sheet;
    for (const el of $$('[data-findings]', draft)) {
      const html = r.findings[el.id] || '';
      if (el.innerHTML !== html) el.innerHTML = html;
      const input = document.getElementById(el.id.replace(/^t-/, 'n-'));
      if (input) html.includes('badtone') ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid');
    }
    for (const el of $$('[data-words]', draft)) el.textContent = r.words[el.id] || '';
    for (const [part, html] of Object.entries(r.parts || {})) for (const el of $$(`[data-part="${part}"]`)) if (!el.matches(':hover, :focus-within')) el.innerHTML = html;
    for (const el of $$('[data-group]', draft)) $('[data-group-state]', el).innerHTML = r.groups[el.dataset.group] || '';
    mark(pathOf(document.activeElement));
  };

  async function save() {
    if (running) { again = true; return; }
    running = true; dirty = false; show('saving');
    try {
      const res = await fetch(draft.action, { method: 'POST', body: new URLSearchParams(new FormData(draft)), headers: { Accept: 'application/json' }, redirect: 'error', credentials: 'same-origin' });
      if (res.ok) { const r = await res.json(); apply(r); show(dirty ? 'dirty' : 'saved', dirty ? '' : r.saved); }
      else { dirty = true; show({ 401: 'expired', 409: 'conflict' }[res.status] || 'failed'); if (res.status === 401 || res.status === 409) again = false; }
    } catch { dirty = true; show('failed'); }
    running = false;
    if (held) { const by = held; held = null; draft.requestSubmit(by === true ? undefined : by); return; }
    if (again) { again = false; save(); }
  }

  draft.addEventListener('input', (e) => { if (e.target.closest('[data-noautosave]')) return; dirty = true; show('dirty'); clearTimeout(timer); timer = setTimeout(save, 900); });
  draft.addEventListener('change', (e) => { if (e.target.closest('[data-noautosave]')) return; clearTimeout(timer); timer = setTimeout(save, 150); });
  draft.addEventListener('focusin', (e) => mark(pathOf(e.target)));
  // A button pressed while a save is under way waits for it: otherwise the form would name a sequence number that has just passed.
  draft.addEventListener('submit', (e) => {
    clearTimeout(timer);
    if (running) { e.preventDefault(); again = false; held = e.submitter || true; return; }
    dirty = false;
  });
  addEventListener('beforeunload', (e) => { if (dirty) e.preventDefault(); });
  // What could not be saved while the connection was gone is saved when it is back.
  addEventListener('online', () => { if (dirty && !running) save(); });
  setInterval(() => { if (dirty && !running && states[0]?.dataset.state === 'failed' && navigator.onLine) save(); }, 15000);

  // In the text of a pasal a new line begins with the next mark: (2) after (1), b. after a.; an empty mark ends the list.
  const next = (mark) => mark.replace(/\d+|[a-z]+/, (x) => (/\d/.test(x) ? Number(x) + 1 : x === 'z' ? 'aa' : x.slice(0, -1) + String.fromCharCode(x.charCodeAt(x.length - 1) + 1)));
  for (const area of $$('textarea[data-marks]')) {
    area.addEventListener('keydown', (e) => {
      if (e.key !== 'Enter' || e.shiftKey || e.ctrlKey || e.isComposing) return;
      const at = area.selectionStart, from = area.value.lastIndexOf('\n', at - 1) + 1, line = area.value.slice(from, at);
      const m = /^(\s*)(\(\d{1,3}\)|[a-z]{1,2}\.|\d{1,3}\.|[a-z]{1,2}\)|\d{1,3}\)|\([a-z]{1,2}\))\s*(.*)$/.exec(line);
      if (!m || at !== area.selectionEnd) return;
      e.preventDefault();
      if (m[3] === '') area.setRangeText('', from, at, 'end'); else area.setRangeText(`\n${m[1]}${next(m[2])} `, at, at, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    // Who types another mark behind the one that was given means the other.
    area.addEventListener('input', () => {
      const at = area.selectionStart, from = area.value.lastIndexOf('\n', at - 1) + 1;
      const m = /^\s*(?:\(\w{1,3}\)|\w{1,3}[.)]) ((?:\(\w{1,3}\)|[a-z]{1,2}[.)]|\d{1,3}[.)]) )$/.exec(area.value.slice(from, at));
      if (m) area.setRangeText(m[1], from, at, 'end');
    });
  }

  // What a link leads to is shown: its group opens.
  const reveal = (el) => { for (let d = el?.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; return el; };
  mark(pathOf($('[data-anchor]', draft)));
  const toHash = () => { const el = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1))); if (el) { if (el.matches('details')) el.open = true; reveal(el).scrollIntoView({ block: 'start' }); if (el.matches('input, select, textarea')) el.focus(); } };
  addEventListener('hashchange', toHash);
  toHash();

  // A press on the page leads to its field.
  $('#pratinjau').addEventListener('click', (e) => {
    const path = e.target.closest?.('[data-path]')?.dataset.path;
    if (!path) return;
    const field = document.getElementById(`n-${path.replace(/[^A-Za-z0-9_-]/g, '-')}`);
    if (field) { reveal(field).focus(); field.scrollIntoView({ block: 'center' }); }
  });
}

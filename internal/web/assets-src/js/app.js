// Only makes smoother what works without it.
const $ = (q, el = document) => el.querySelector(q);
const $$ = (q, el = document) => [...el.querySelectorAll(q)];

// A form that is sent when a choice changes; its button is for those without a script.
for (const form of $$('form[data-auto]')) {
  for (const b of $$('[data-nojs]', form)) b.hidden = true;
  form.addEventListener('change', (e) => { if (e.target.matches('select')) form.requestSubmit(); });
  form.addEventListener('submit', () => { for (const el of form.elements) if (el.name && el.value === '' && el.type !== 'hidden') el.disabled = true; });
}
addEventListener('pageshow', () => { for (const el of $$('form[data-auto] :disabled')) el.disabled = false; });

// A form that is sent once: the second press says what is going on.
for (const form of $$('form[data-once]')) {
  form.addEventListener('submit', (e) => {
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = '1';
    const button = e.submitter || $(`button[form="${form.id}"]`) || $('button:not([type="button"])', form);
    if (button?.lastChild) { button.setAttribute('aria-disabled', 'true'); button.lastChild.textContent = form.dataset.once; }
  });
}
addEventListener('pageshow', (e) => { if (e.persisted) for (const f of $$('form[data-once]')) if (f.dataset.sent) location.reload(); });

// Dropping a file on the page chooses it.
for (const drop of $$('[data-drop]')) {
  const input = $('input[type="file"]', drop);
  for (const type of ['dragover', 'dragenter']) drop.addEventListener(type, (e) => { e.preventDefault(); drop.classList.add('over'); });
  for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('over'));
  drop.addEventListener('drop', (e) => { e.preventDefault(); if (e.dataTransfer.files.length) input.files = e.dataTransfer.files; });
}

// Focus goes to what is wrong.
$('[aria-invalid="true"]:not([data-autosave] *)')?.focus();

// Writing the number chooses "type the number".
for (const set of $$('fieldset[data-nomor]')) {
  $('input[type="text"]', set)?.addEventListener('input', (e) => { if (e.target.value) $('input[value="ketik"]', set).checked = true; });
}

/// 讲话分解台 by keyboard: every key does what a button or link of the page does, and nothing else.
let sourceScript: StaticString = """
  const cards = () => [...document.querySelectorAll('.find')];
  const current = () => document.querySelector('.find[aria-current]');
  const show = (card, scrolls = true) => {
    if (!card) return;
    for (const one of cards()) if (one !== card) one.removeAttribute('aria-current');
    card.setAttribute('aria-current', 'true');
    if (scrolls) card.scrollIntoView({ block: 'nearest' });
    for (const mark of document.querySelectorAll('mark.on')) mark.classList.remove('on');
    const own = [...document.querySelectorAll('mark')].filter(mark =>
      mark.dataset.keys.split(' ').includes(card.dataset.key));
    for (const mark of own) mark.classList.add('on');
    const pane = document.getElementById('original');
    if (own[0] && pane.scrollHeight > pane.clientHeight) {
      const at = own[0].getBoundingClientRect().top - pane.getBoundingClientRect().top;
      if (at < 40 || at > pane.clientHeight - 80) pane.scrollTop += at - pane.clientHeight / 3;
    }
  };
  const go = step => {
    const all = cards();
    const at = all.indexOf(current());
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    show(next);
    next?.querySelector('a.name')?.focus({ preventScroll: true });
  };
  document.addEventListener('click', event => {
    const chip = event.target.closest('.chip');
    if (chip) {
      const due = chip.closest('.find').querySelector('input[name^="due."]');
      if (!due) return;
      event.preventDefault();
      due.value = chip.dataset.day;
      due.focus();
      return;
    }
    const mark = event.target.closest('mark');
    if (mark && !event.target.closest('a')) {
      const keys = mark.dataset.keys.split(' ');
      const card = cards().find(one => keys.includes(one.dataset.key));
      if (card) show(card);
    }
  });
  document.addEventListener('focusin', event => {
    const card = event.target.closest('.find');
    if (card && card !== current()) show(card, false);
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target.closest('.find')) return event.target.closest('.find').focus();
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest('input:not([type=checkbox]),select,textarea'))
      return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'j' || key === 'k') { event.preventDefault(); return go(key === 'j' ? 1 : -1); }
    if (key === '?') { const help = document.getElementById('keys'); help.open = !help.open; return; }
    if (key >= '1' && key <= '5') return document.querySelectorAll('.kinds a')[key - 1]?.click();
    if (key === 'Enter' && !event.target.closest('.find a.name, body:not(:focus-within)') &&
      event.target.closest('a,button,summary')) return;
    const card = current();
    const deed = card?.querySelector(`[data-act="${key}"]`);
    if (!card || !'emsduEnter'.includes(key)) return;
    if (key === 's') {
      event.preventDefault();
      if (deed) { deed.open = true; deed.querySelector('button')?.focus(); }
      else if (!card.classList.contains('opened')) card.querySelector('[data-act=e]')?.click();
      return;
    }
    if (deed) { event.preventDefault(); deed.click(); }
  });
  const named = location.hash.startsWith('#c-') ? document.getElementById(location.hash.slice(1)) : null;
  const first = named ?? current() ?? document.querySelector('.find.open');
  if (first) {
    show(first, false);
    if (document.activeElement === document.body) first.focus({ preventScroll: !named && !first.classList.contains('opened') });
  }
  """

/// 脚本 — one small module per behaviour. Every page does its work without them.
public enum SiteScript: String, CaseIterable, Hashable, Sendable {
  /// The wall keeps itself fresh, and rows open by click and by arrow keys.
  case wall
  /// Findings of a text are gone through by keyboard.
  case sources

  public var source: StaticString {
    switch self {
    case .wall: wallScript
    case .sources: sourceScript
    }
  }
}

private let wallScript: StaticString = """
  const links = () => [...document.querySelectorAll('.wall th[scope=row] a')];
  document.addEventListener('click', event => {
    const row = event.target.closest('.wall tbody tr:not(.group)');
    if (row && !event.target.closest('a,button,input')) row.querySelector('a')?.click();
  });
  document.addEventListener('keydown', event => {
    if (event.target.closest('input,select,textarea') || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const all = links();
    const here = all.indexOf(document.activeElement);
    if (!step || (here < 0 && event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    all[Math.min(Math.max(here + step, 0), all.length - 1)]?.focus();
  });
  const fresh = async () => {
    const answer = await fetch(location.href, { headers: { 'X-Refresh': '1' }, redirect: 'manual' });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const at = links().indexOf(document.activeElement);
    for (const part of ['.counts', '#wall']) {
      const [old, now] = [document.querySelector(part), page.querySelector(part)];
      if (old && now) old.replaceWith(now);
    }
    if (at >= 0) links()[at]?.focus({ preventScroll: true });
  };
  let waiting = 0;
  const listen = () => {
    const events = new EventSource('/events');
    events.addEventListener('moved', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { if (document.visibilityState === 'visible') fresh(); }, 400);
    });
    addEventListener('pagehide', () => events.close(), { once: true });
  };
  if (!new URLSearchParams(location.search).get('as-of')) listen();
  """

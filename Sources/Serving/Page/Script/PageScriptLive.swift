/// Loading, showing, following, and saying when the server is lost.
enum PageScriptLive {
  static let text = #"""
    let chosen = null;
    const rank = { watch: 1, warning: 2, critical: 3 };
    const standing = brand => brand.level ? levels[brand.level].toLowerCase()
      : brand.learning ? 'aprendiendo' : 'normal';

    // The one that was clicked, else the one in most trouble.
    function pick(brands) {
      return brands.find(b => b.id === chosen) || brands.reduce((best, b) =>
        !best || (rank[b.level] || 0) > (rank[best.level] || 0) ? b : best, null);
    }

    function chip(brand, isShown) {
      const loud = known(brand.ratio) && brand.ratio >= 1.5 && brand.level;
      return h('button', {
        type: 'button', 'data-key': 'brand-' + brand.id, 'aria-pressed': String(isShown),
        class: 'chip ' + (brand.level || (brand.learning ? 'learning' : 'fine')),
        onclick: () => { chosen = chosen === brand.id ? null : brand.id; show(); redrawAll(); }
      }, h('i'), h('span', null, brand.title, brand.competitor ? ' (competencia)' : '', ' · ',
        h(brand.level ? 'strong' : 'span', null, standing(brand)),
        loud ? h('strong', null, ' ×' + number(brand.ratio, 1)) : null,
        brand.since ? h('span', { class: 'dim' }, ' desde ' + when(brand.since)) : null),
        small(brand.spark));
    }

    // Replaces a part of the page only when something in it has changed.
    function place(id, nodes) {
      const node = at(id), fresh = node.cloneNode(false);
      fresh.append(...(nodes || []).flat().filter(child => child !== null && child !== undefined));
      fresh.hidden = !nodes;
      for (const details of node.querySelectorAll('details[open]')) {
        const again = fresh.querySelector('[data-key="' + CSS.escape(details.dataset.key) + '"]');
        if (again) again.open = true;
      }
      if (!fresh.isEqualNode(node)) node.replaceWith(fresh);
    }

    function show() {
      const focused = document.activeElement;
      const key = focused && focused.dataset ? focused.dataset.key : null;
      const brands = view.brands || [], brand = pick(brands);
      place('brands', brands.map(b => chip(b, b === brand)));
      for (const [id, nodes] of panels) {
        try { place(id, nodes(view, brand)); } catch (error) { console.error(id, error); }
      }
      soundFor(view.alerts || []);
      at('lag').textContent = known(view.lag_s)
        ? '95 % leídas antes de ' + lasting(view.lag_s * 1000) : '';
      if (key && document.activeElement !== focused) {
        const again = document.querySelector('[data-key="' + CSS.escape(key) + '"]');
        if (again) again.focus();
      }
    }

    let lostAt = null;
    function connected(isFine) {
      if (isFine) lostAt = null;
      else if (lostAt === null) lostAt = now();
      document.body.classList.toggle('lost', !isFine);
      at('link').classList.toggle('lost', !isFine);
      at('link').textContent = isFine ? 'en vivo' : 'sin conexión desde ' + hour(lostAt);
    }

    let loading = false, again = false, feed = null;

    // A recording's clock runs faster than life: then the page looks again at once.
    let looked = null;
    function isFast(shown) {
      const before = looked;
      looked = { shown, here: performance.now() };
      return before && shown - before.shown > 3 * (looked.here - before.here) + 5000;
    }

    async function load() {
      if (loading) { again = true; return; }
      loading = true;
      try {
        const stop = new AbortController();
        const limit = setTimeout(() => stop.abort(), 15000);
        const answer = await fetch('/api/v1/overview', { cache: 'no-store', signal: stop.signal });
        clearTimeout(limit);
        if (answer.status === 401) { await enter(); again = true; return; }
        if (!answer.ok) throw new Error(answer.status);
        view = await answer.json();
        skew = Date.parse(view.now) - Date.now();
        if (isFast(Date.parse(view.now))) again = true;
        show();
        redrawAll().catch(() => connected(false));
        follow();
        connected(feed.readyState !== EventSource.CLOSED);
      } catch (error) {
        connected(false);
      } finally {
        loading = false;
        if (again) { again = false; soon(); }
      }
    }

    // At most one load every two seconds, however many events come.
    let planned = null;
    function soon() {
      if (planned === null) planned = setTimeout(() => { planned = null; load(); }, 2000);
    }

    function follow() {
      if (feed && feed.readyState !== EventSource.CLOSED) return;
      feed = new EventSource('/api/v1/alerts/stream?since=' + (view.sequence || 0));
      feed.onopen = () => { if (lostAt !== null) load(); };
      feed.onerror = () => { connected(false); soon(); };
      for (const name of ['alert.opened', 'alert.updated', 'alert.acknowledged', 'alert.escalated',
        'alert.reopened', 'alert.resolved', 'account.suspected', 'announcement.raised',
        'announcement.cleared', 'source.blind', 'source.recovered', 'silence.started',
        'silence.ended']) {
        feed.addEventListener(name, soon);
      }
    }

    function tick() {
      if (!view) return;
      at('clock').textContent = hour(now());
      for (const turn of ticking) turn();
    }

    let narrow = null;
    addEventListener('resize', () => {
      clearTimeout(narrow);
      narrow = setTimeout(() => { if (view) { show(); redrawAll(); } }, 150);
    });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) load(); });
    setInterval(tick, 1000);
    setInterval(() => { if (!document.hidden) load(); }, 10000);
    load().then(tick);

    """#
}

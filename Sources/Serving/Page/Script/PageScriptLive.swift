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
      const title = fresh.querySelector('h2');
      if (title) title.id = id + '-title';
      for (const details of node.querySelectorAll('details[open]')) {
        const again = fresh.querySelector('[data-key="' + CSS.escape(details.dataset.key) + '"]');
        if (again) again.open = true;
      }
      if (!fresh.isEqualNode(node)) node.replaceWith(fresh);
    }

    // The key of what is to have the focus as soon as it is on the page.
    let wanted = null;
    // Where one stops with the keyboard, and by what a stop is known again when it is drawn anew.
    const stopsIn = part => part ? [...part.querySelectorAll('button, a[href], summary, tr[tabindex]')] : [];
    const mark = node => [(node.closest('[data-key]') || node).dataset.key, node.tagName,
      node.dataset.key ? '' : node.textContent].join(' ');

    // The stop that had the focus has it again; where it has gone, the next one does, else the one before,
    // else its part of the page.
    function refocus(marks, index, id) {
      const stops = new Map(stopsIn(at(id)).map(node => [mark(node), node]));
      const order = [...marks.slice(Math.max(0, index)), ...marks.slice(0, Math.max(0, index)).reverse()];
      const again = index < 0 ? null : order.map(name => stops.get(name)).find(Boolean);
      if (!again) at(id).tabIndex = -1;
      (again || at(id)).focus();
    }

    function show() {
      const focused = document.activeElement, part = focused ? focused.closest('section, nav') : null;
      const stops = stopsIn(part), marks = stops.map(mark);
      const brands = view.brands || [], brand = pick(brands);
      place('brands', brands.map(b => chip(b, b === brand)));
      for (const [id, nodes] of panels) {
        try { place(id, nodes(view, brand)); } catch (error) { console.error(id, error); }
      }
      soundFor(view.alerts || []);
      sayNews(view.alerts || []);
      at('lag').textContent = known(view.lag_s)
        ? 'el 95 % se lee en menos de ' + lasting(Math.max(1000, view.lag_s * 1000)) : '';
      const found = keyed(wanted);
      if (found) {
        wanted = null;
        found.focus();
      } else if (part && !focused.isConnected) refocus(marks, stops.indexOf(focused), part.id);
    }

    let lostAt = null;
    function connected(isFine) {
      if (isFine) lostAt = null;
      else if (lostAt === null) lostAt = now();
      document.body.classList.toggle('lost', !isFine);
      at('link').classList.toggle('lost', !isFine);
      const told = isFine ? 'en vivo' : 'sin conexión desde ' + hour(lostAt);
      // Said aloud, so only what has changed.
      if (at('link').textContent !== told) at('link').textContent = told;
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

/// Loading, following, acting, and saying when the server is lost.
enum PageScriptLive {
  static let text = #"""
    function show() {
      const key = document.activeElement && document.activeElement.dataset
        ? document.activeElement.dataset.key : null;
      showBrands(view.brands || []);
      showAlerts(view.alerts || []);
      showCare(view.cases || [], view.care || {});
      showSources(view.sources || []);
      showQuotes(view.quotes || []);
      at('lag').textContent = known(view.lag_s)
        ? 'demora publicado → alerta ' + lasting(view.lag_s * 1000) + ' (p95)' : '';
      if (key) {
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

    let toldUntil = null;
    function tell(text) {
      at('told').textContent = text;
      at('told').hidden = false;
      clearTimeout(toldUntil);
      toldUntil = setTimeout(() => { at('told').hidden = true; }, 6000);
    }

    let loading = false, again = false, feed = null;
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
        show();
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
        'alert.reopened', 'alert.resolved', 'case.opened', 'case.updated', 'case.due_soon',
        'case.breached', 'case.reopened', 'case.closed', 'source.blind', 'source.recovered',
        'silence.started', 'silence.ended', 'monitor.degraded']) {
        feed.addEventListener(name, soon);
      }
    }

    // Asks one thing; the answer, or null when the person leaves it.
    function ask(question, value, options) {
      return new Promise(resolve => {
        const box = at('ask'), given = at('given');
        at('question').textContent = question;
        given.type = options.hidden ? 'password' : 'text';
        given.value = value;
        given.hidden = Boolean(options.choices);
        at('give').hidden = Boolean(options.choices);
        const end = answer => { box.onclose = null; box.close(); resolve(answer); };
        put('choices', (options.choices || []).map(([label, worth]) =>
          h('button', { type: 'button', onclick: () => end(worth) }, label)));
        at('give').onclick = () => end(given.value.trim() || null);
        at('leave').onclick = () => end(null);
        given.onkeydown = event => { if (event.key === 'Enter') at('give').onclick(); };
        box.onclose = () => resolve(null);
        box.showModal();
      });
    }

    const send = (path, body) => fetch(path, { method: 'POST',
      headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

    async function enter() {
      const token = await ask('Clave de acceso', '', { hidden: true });
      if (!token) return;
      const answer = await send('/api/v1/session', { token });
      if (!answer.ok) tell('Esa clave no sirve.');
    }

    function signature() {
      try { return localStorage.getItem('vigia.by') || ''; } catch (error) { return ''; }
    }

    // Shows what an action came to without waiting for the next load.
    function change(kind, document) {
      const over = ['resolved', 'closed', 'discarded'].includes(document.state);
      view[kind] = (view[kind] || []).filter(item => !over || item.id !== document.id)
        .map(item => item.id === document.id ? { ...item, ...document } : item);
      show();
    }

    async function perform(kind, id, verb) {
      let by = signature();
      if (!by) {
        by = await ask('Su nombre, como lo verán los demás', '', {});
        if (!by) return;
        try { localStorage.setItem('vigia.by', by); } catch (error) { /* asked again next time */ }
      }
      const body = { by };
      if (verb === 'assign') body.to = by;
      if (verb === 'silence') {
        body.minutes = await ask('Silenciar durante', '', { choices:
          [['30 minutos', 30], ['1 hora', 60], ['4 horas', 240], ['12 horas', 720]] });
        if (!body.minutes) return;
      }
      try {
        const answer = await send(['/api/v1', kind, encodeURIComponent(id), verb].join('/'), body);
        const told = await answer.json().catch(() => ({}));
        if (answer.ok) change(kind, told);
        else tell(told.detail || told.title || 'No se pudo.');
      } catch (error) {
        tell('No se pudo: sin conexión con Vigía.');
      }
      load();
    }

    function tick() {
      if (view) at('clock').textContent = hour(now());
      document.querySelectorAll('td.due').forEach(turn);
    }

    let narrow = null;
    addEventListener('resize', () => {
      clearTimeout(narrow);
      narrow = setTimeout(() => { if (view) show(); }, 150);
    });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) load(); });
    setInterval(tick, 1000);
    setInterval(() => { if (!document.hidden) load(); }, 10000);
    load().then(tick);

    """#
}

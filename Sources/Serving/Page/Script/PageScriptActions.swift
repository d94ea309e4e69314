/// Asking a person, and doing what they ask.
enum PageScriptActions {
  static let text = #"""
    function act(kind, id, verb, label) {
      return h('button', { type: 'button', 'data-key': [kind, id, verb].join('-'),
        onclick: () => perform(kind, id, verb) }, label);
    }

    // Asks one thing; the answer, or null when the person leaves it.
    function ask(question, value, options) {
      return new Promise(resolve => {
        const box = at('ask'), given = at('given');
        at('question').textContent = question;
        given.type = options.hidden ? 'password' : 'text';
        given.value = value;
        given.hidden = Boolean(options.choices || options.told);
        at('give').hidden = given.hidden;
        const end = answer => { box.onclose = null; box.close(); resolve(answer); };
        put('choices', (options.choices || []).map(([label, worth]) =>
          h('button', { type: 'button', onclick: () => end(worth) }, label)), options.told || []);
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

    let toldUntil = null;
    function tell(text) {
      at('told').textContent = text;
      at('told').hidden = false;
      clearTimeout(toldUntil);
      toldUntil = setTimeout(() => { at('told').hidden = true; }, 6000);
    }

    function signature() {
      try { return localStorage.getItem('vigia.by') || ''; } catch (error) { return ''; }
    }

    // Shows what an action came to without waiting for the next load.
    function change(kind, document) {
      const over = ['resolved', 'closed', 'discarded', 'dismissed'].includes(document.state);
      view[kind] = (view[kind] || []).filter(item => !over || item.id !== document.id)
        .map(item => item.id === document.id ? { ...item, ...document } : item);
      show();
    }

    async function perform(kind, id, verb, given = {}) {
      let by = signature();
      if (!by) {
        by = await ask('Su nombre, como lo verán los demás', '', {});
        if (!by) return;
        try { localStorage.setItem('vigia.by', by); } catch (error) { /* asked again next time */ }
      }
      const body = { by, ...given };
      if (verb === 'assign' && !body.to) body.to = by;
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

    """#
}

/// Asking a person, and doing what they ask.
enum PageScriptActions {
  static let text = #"""
    // A button says to who does not see the page what it is about: many bear the same word.
    function button(key, label, which, onclick, name) {
      return h('button', { type: 'button', 'data-key': key.join('-'), onclick,
        'aria-label': name || (which ? label + ' ' + which : null) }, label);
    }

    const act = (kind, id, verb, label, which) =>
      button([kind, id, verb], label, which, () => perform(kind, id, verb));

    const keyed = key => key ? document.querySelector('[data-key="' + CSS.escape(key) + '"]') : null;

    // Asks one thing; the answer, or null when the person leaves it. What is asked with care is left by
    // Enter, too.
    function ask(question, value, options) {
      return new Promise(resolve => {
        const box = at('ask'), given = at('given'), opener = document.activeElement;
        at('question').textContent = question;
        at('detail').textContent = options.detail || '';
        given.type = options.hidden ? 'password' : 'text';
        given.value = value;
        given.hidden = Boolean(options.choices || options.told);
        at('give').hidden = given.hidden;
        const leave = answer => {
          // The page may have been drawn anew meanwhile.
          const again = opener.isConnected ? null : keyed((opener.dataset || {}).key);
          if (again) again.focus();
          resolve(answer);
        };
        const end = answer => { box.onclose = null; box.close(); leave(answer); };
        put('choices', options.told || [], (options.choices || []).map(([label, worth]) =>
          h('button', { type: 'button', onclick: () => end(worth) }, label)));
        at('leave').textContent = options.leave || 'Cancelar';
        at('give').onclick = () => end(given.value.trim() || null);
        at('leave').onclick = () => end(null);
        given.onkeydown = event => { if (event.key === 'Enter') at('give').onclick(); };
        box.onclose = () => leave(null);
        box.showModal();
        if (options.careful) at('leave').focus();
      });
    }

    const send = (path, body) => fetch(path, { method: 'POST',
      headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

    async function enter() {
      const token = await ask('Clave de acceso', '', { hidden: true });
      if (!token) return;
      const answer = await send('/api/v1/session', { token });
      if (!answer.ok) tell('Esa clave no sirve.', { failed: true });
    }

    const kept = name => { try { return localStorage.getItem(name) || ''; } catch (error) { return ''; } };
    const keep = (name, value) => {
      try { localStorage.setItem(name, value); } catch (error) { /* asked again next time */ }
    };

    // Whose name stands under what is done here: at the change of shift it is another's.
    const signature = () => kept('vigia.by');
    function showSignature() {
      at('me').hidden = !signature();
      at('me').textContent = 'Firma: ' + signature();
    }
    async function sign() {
      const by = await ask('Su nombre, como lo verán los demás', signature(), {});
      if (by) keep('vigia.by', by);
      showSignature();
      return by;
    }
    at('me').addEventListener('click', sign);
    showSignature();

    // Shows what an action came to without waiting for the next load.
    function change(kind, document) {
      const over = ['resolved', 'closed', 'discarded', 'dismissed'].includes(document.state);
      view[kind] = (view[kind] || []).filter(item => !over || item.id !== document.id)
        .map(item => item.id === document.id ? { ...item, ...document } : item);
      show();
    }

    // What is said of what was done; what a wrong key closes can be taken back.
    function report(kind, document, verb, what) {
      const whose = 'Caso de ' + (document.author || channels[document.channel] || 'alerta') + ' ';
      if (verb === 'resolve') tell('Alerta cerrada: ' + what + '.');
      else if (verb === 'reopen') tell(whose + 'reabierto.');
      else if (verb === 'close' || verb === 'discard') {
        tell(whose + (verb === 'close' ? 'cerrado.' : 'descartado.'),
          { undo: () => { wanted = 'case-' + document.id; perform('cases', document.id, 'reopen'); } });
      }
    }

    async function perform(kind, id, verb, given = {}, what = '') {
      const by = signature() || await sign();
      if (!by) return;
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
        if (answer.ok) {
          change(kind, told);
          report(kind, told, verb, what);
        } else tell(told.detail || told.title || 'No se pudo.', { failed: true });
      } catch (error) {
        tell('No se pudo: sin conexión con Vigía.', { failed: true });
      }
      load();
    }

    """#
}

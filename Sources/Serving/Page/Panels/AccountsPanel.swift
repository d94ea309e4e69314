/// Accounts that seem to pose as a brand, each beside the real one: what speaks against it, whom it
/// reached, what to send to its network; a person confirms or dismisses.
enum AccountsPanel {
  static let panel = Panel(
    id: "accounts", column: .wide, order: 4, style: style, script: script)

  private static let style = """
    .suspect { border-left: 5px solid var(--tone, var(--dim)); padding: 2px 0 2px 12px }
    .suspect + .suspect { margin-top: 16px }
    .suspect header { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline }
    .suspect h3 { margin: 0; font-size: 17px; overflow-wrap: anywhere }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; margin: 8px 0 }
    .pair > div {
      border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; min-width: 0;
      font-size: 15px; overflow-wrap: anywhere;
    }
    .pair > div.real { border-color: var(--fine) }
    .pair > div.posing { border-color: var(--tone) }
    .pair h4 { margin: 0 0 4px; font-size: 13px; font-weight: 600; color: var(--dim) }
    .pair p { margin: 2px 0 }
    .pair .who { display: flex; gap: 12px; align-items: center; min-height: 48px }
    .pair .who > div { min-width: 0 }
    .pair .picture {
      flex: none; width: 48px; height: 48px; border-radius: 50%; object-fit: cover;
      background: var(--line); display: grid; place-items: center; font-weight: 650;
      box-shadow: 0 0 0 1px var(--line);
    }
    .points { list-style: none; margin: 4px 0; padding: 0; font-size: 15px }
    .points li { display: grid; grid-template-columns: 34px 1fr; overflow-wrap: anywhere }
    .points b { color: var(--tone) }
    .suspect .people { margin: 6px 0; font-size: 15px; overflow-wrap: anywhere }
    .suspect .gave { color: var(--critical); font-weight: 600 }
    .suspect footer {
      display: flex; flex-wrap: wrap; gap: 6px; justify-content: space-between;
      align-items: center; color: var(--dim); font-size: 14px;
    }
    .suspect details { font-size: 14px; margin: 4px 0 }
    .suspect summary { cursor: pointer; width: max-content; color: var(--dim); padding: 3px 0 }
    .kit {
      white-space: pre-wrap; overflow-wrap: anywhere; background: var(--ground); margin: 6px 0;
      border: 1px solid var(--line); border-radius: 6px; padding: 8px 10px; font: inherit;
      user-select: all;
    }
    .suspect details ul { margin: 4px 0; padding-left: 20px }
    @media (min-width: 901px) and (max-width: 1700px) { #accounts { order: 4 } }
    @media (max-width: 560px) { .pair { grid-template-columns: minmax(0, 1fr) } }

    """

  private static let script = #"""
    const tiers = { probable: 'Suplantación probable', review: 'Para revisar', watch: 'En observación',
      none: 'En observación' };
    const tones = { probable: 'critical', review: 'warning' };

    function age(text) {
      const days = Math.floor((now() - Date.parse(text)) / 86400000);
      return !text || !isFinite(days) ? null
        : days < 1 ? 'creada hoy' : days < 60 ? 'creada hace ' + number(days) + ' d'
        : days < 730 ? 'creada hace ' + number(Math.floor(days / 30)) + ' meses'
        : 'creada hace ' + number(Math.floor(days / 365)) + ' años';
    }

    function initials(account) {
      const words = (account.name || account.handle || '').match(/[\p{L}\p{N}]+/gu) || ['?'];
      return h('span', { class: 'picture', 'aria-hidden': 'true' },
        words.slice(0, 2).map(word => Array.from(word)[0]).join('').toUpperCase());
    }

    // Only ever Vigía's own copy: the address that the account gave is never asked from here.
    function portrait(account) {
      if (!/^\/api\/v1\/accounts\//.test(account.picture || '')) return initials(account);
      const shown = h('img', { class: 'picture', src: account.picture, width: 48, height: 48,
        alt: 'Imagen de ' + label(account) });
      shown.addEventListener('error', () => shown.replaceWith(initials(account)));
      return shown;
    }

    function face(kind, title, account) {
      const facts = [known(account.followers) ? followers(account.followers) : null,
        age(account.created_at)].filter(Boolean).join(' · ');
      return h('div', { class: kind }, h('h4', null, title),
        h('div', { class: 'who' }, portrait(account), h('div', null,
          h('p', null, h('b', null, account.handle ? link(account.url, '@' + account.handle)
            : link(account.url, account.name || '–'))),
          account.handle && account.name ? h('p', null, account.name) : null)),
        account.bio ? h('p', { class: 'dim' }, account.bio) : null,
        facts ? h('p', { class: 'dim' }, facts) : null);
    }

    function reached(account) {
      const people = account.exposed || [];
      if (!account.exposed_count) {
        return h('p', { class: 'people dim' }, 'No consta que le haya escrito a alguien.');
      }
      const named = people.slice(-8).map((one, index) => [index ? ', ' : '',
        h('span', one.gave ? { class: 'gave' } : null, one.author || 'sin nombre',
          one.gave ? ' (dice que ya le mandó algo)' : '')]);
      const rest = account.exposed_count - Math.min(8, people.length);
      return h('p', { class: 'people' },
        account.exposed_count === 1 ? 'Una persona expuesta: '
          : number(account.exposed_count) + ' personas expuestas: ',
        named.flat(), rest > 0 ? ' y ' + number(rest) + ' más' : '');
    }

    function kit(account) {
      const report = account.report || {};
      if (!report.text) return null;
      const text = h('pre', { class: 'kit' }, report.text);
      const copy = async () => {
        try { await navigator.clipboard.writeText(report.text); tell('Copiado.'); }
        catch (error) { getSelection().selectAllChildren(text); tell('Seleccionado: cópielo.'); }
      };
      return h('details', { 'data-key': 'kit-' + account.id }, h('summary', null, 'Denunciar a la red'),
        text, button(['kit', account.id, 'copy'], 'Copiar el texto', null, copy),
        h('ul', null, (report.links || []).map(one => h('li', null, link(one.url, one.title)))));
    }

    async function excuse(account) {
      const owner = await ask('¿De quién es ' + label(account) + '?', '', { choices: [
        ['De la casa', 'sibling'], ['De otro que se llama parecido', 'homonym']] });
      if (owner) perform('accounts', account.id, 'dismiss', { as: owner });
    }

    const label = account => account.handle ? '@' + account.handle : account.name || 'la cuenta';

    function judged(account) {
      if (account.state === 'confirmed') {
        return h('span', null, 'Confirmada por ' + (account.judged_by || 'alguien')
          + (account.judged_at ? ' ' + when(account.judged_at) : ''));
      }
      return h('span', null, 'Sin decidir · vista ' + when(account.first_seen)
        + (account.first_reply ? ' · primera respuesta ' + when(account.first_reply) : ''));
    }

    function points(account) {
      const list = h('ul', { class: 'points' }, ((account.impersonation || {}).evidence || [])
        .map(e => h('li', null,
          h('b', null, e.points ? (e.points > 0 ? '+' : '−') + number(Math.abs(e.points)) : ''),
          h('span', null, e.text))));
      return h('details', { 'data-key': 'signs-' + account.id },
        h('summary', null, 'Por qué'), list);
    }

    function showSuspect(account) {
      const verdict = account.impersonation || {}, real = account.official || {};
      return h('article', { class: 'suspect ' + (tones[verdict.tier] || 'watch'),
          id: 'cuenta-' + account.id, 'aria-label': 'Cuenta ' + label(account) },
        h('header', null, h('span', { class: 'level' }, tiers[verdict.tier] || tiers.none),
          h('h3', null, label(account)),
          h('span', { class: 'dim' }, account.brand_title + ' · '
            + count(verdict.points, 'punto', 'puntos'))),
        h('div', { class: 'pair' }, face('posing', 'La observada', account),
          face('real', 'La oficial', real)),
        points(account), reached(account), kit(account),
        h('footer', null, judged(account), h('span', { class: 'does' },
          account.state === 'confirmed' ? null
            : act('accounts', account.id, 'confirm', 'Confirmar', label(account)),
          button(['accounts', account.id, 'dismiss'], 'Descartar', label(account),
            () => excuse(account)))));
    }

    panel('accounts', view => {
      const accounts = view.accounts || [];
      return !accounts.length ? null : [
        h('h2', null, 'Cuentas que se parecen a las oficiales · indicios, no pruebas'),
        ...accounts.slice(0, 4).map(showSuspect),
        accounts.length > 4 ? h('p', { class: 'note' }, 'y ' + number(accounts.length - 4) + ' más') : null
      ];
    });

    """#
}

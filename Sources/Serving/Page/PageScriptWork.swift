/// What people act on: alerts, cases, sources, quotes.
enum PageScriptWork {
  static let text = #"""
    function act(kind, id, verb, label, more) {
      return h('button', { type: 'button', 'data-key': [kind, id, verb].join('-'),
        onclick: () => perform(kind, id, verb, more) }, label);
    }

    function holder(alert) {
      if (alert.silenced) return 'Silenciada';
      if (!alert.acknowledged_by) return 'Sin tomar';
      return 'Tomada por ' + alert.acknowledged_by
        + (alert.acknowledged_at ? ' ' + when(alert.acknowledged_at) : '');
    }

    // The brand is said below, with the figures.
    function headline(alert) {
      const end = ' · ' + alert.brand_title;
      return alert.title.endsWith(end) ? alert.title.slice(0, -end.length) : alert.title;
    }

    function showAlert(alert) {
      const post = (alert.posts_text || [])[0];
      const tell = [alert.brand_title, 'desde ' + when(alert.started_at), since(alert.started_at),
        known(alert.voices) ? number(alert.voices) + ' voces' : null, verdicts[alert.verdict]];
      return h('article', { class: 'alert ' + alert.level, id: 'alerta-' + alert.id },
        h('header', null,
          h('span', { class: 'level' }, levels[alert.level]
            + (kinds[alert.kind] ? ' · ' + kinds[alert.kind] : '')),
          h('h3', null, headline(alert)),
          known(alert.ratio) && alert.ratio >= 1.05 && alert.ratio < 1000
            ? h('span', { class: 'times' }, '×' + number(alert.ratio, 1)) : null),
        h('p', { class: 'dim' }, tell.filter(Boolean).join(' · ')),
        h('p', null, alert.reason),
        (alert.places || []).length
          ? h('p', { class: 'dim' }, alert.places.slice(0, 4)
              .map(p => p.name + ' ' + number(p.count)).join(' · ')) : null,
        post ? h('p', { class: 'said' }, '«' + post.text + '» ',
          h('span', { class: 'dim' }, link(post.url, who(post)))) : null,
        h('footer', null, h('span', null, holder(alert)), h('span', { class: 'does' },
          alert.state === 'open' ? act('alerts', alert.id, 'acknowledge', 'Tomar') : null,
          alert.silenced ? null : act('alerts', alert.id, 'silence', 'Silenciar'),
          act('alerts', alert.id, 'resolve', 'Cerrar'))));
    }

    // No alert is good news only when there was something to see and to compare it with.
    function calm() {
      if ((view.sources || []).some(source => source.state === 'blind')) {
        return 'Ninguna, pero hay fuentes que no se pueden leer.';
      }
      return (view.brands || []).some(brand => brand.learning)
        ? 'Ninguna. Todavía se está aprendiendo lo habitual.'
        : 'Ninguna. Todo está dentro de lo esperado a esta hora.';
    }

    function showAlerts(alerts) {
      put('alerts', h('h2', null, alerts.length > 1
          ? 'Alertas vivas · ' + number(alerts.length) : 'Alertas vivas'),
        alerts.length ? alerts.map(showAlert)
          : h('p', { class: 'note' }, calm()));
      document.title = alerts.length ? '(' + alerts.length + ') Vigía' : 'Vigía';
    }

    function deadline(item) {
      const due = item.due || {};
      const text = item.answered_at || !due.first_response ? due.close : due.first_response;
      return text ? Date.parse(text) : null;
    }

    function dial(item) {
      const cell = h('td', { 'data-due': deadline(item), class: 'due' });
      turn(cell);
      return cell;
    }

    function turn(cell) {
      const due = Number(cell.dataset.due);
      if (!due) { cell.textContent = '–'; return; }
      const left = due - now();
      const soon = ((view.care || {}).due_soon_s || 600) * 1000;
      cell.className = 'due ' + (left <= 0 ? 'critical' : left <= soon ? 'warning' : '');
      cell.replaceChildren((left <= 0 ? '−' : '') + countdown(left),
        h('small', null, left <= 0 ? 'vencido' : left <= soon ? 'por vencer' : 'en plazo'));
    }

    const channels = { social: 'red social', mail: 'correo', review: 'reseña', press: 'prensa',
      alert: 'alerta' };

    function showCase(item) {
      const reasons = ((item.priority || {}).evidence || []).map(e => e.text);
      const does = !item.assignee ? act('cases', item.id, 'assign', 'Tomar')
        : !item.answered_at ? act('cases', item.id, 'reply', 'Respondido')
        : act('cases', item.id, 'close', 'Cerrar');
      return h('tr', { id: 'caso-' + item.id }, dial(item),
        h('td', null, item.author || channels[item.channel] || item.channel),
        h('td', null, (item.driver_titles || []).slice(0, 2).join(' · ')),
        h('td', null, item.summary ? h('span', { class: 'brief', title: item.summary }, item.summary)
          : null, reasons.length
          ? h('small', { class: 'brief dim', title: reasons.join('; ') }, reasons.join('; ')) : null),
        h('td', { class: 'dim' }, item.assignee || 'sin asignar'), h('td', null, does));
    }

    function showCare(cases, care) {
      const promise = known(care.first_response_s)
        ? ' · primera respuesta en ' + lasting(care.first_response_s * 1000) : '';
      put('care', h('h2', null, 'Atención' + promise),
        h('div', { class: 'figures' },
          known(care.service_level)
            ? figure(percent(care.service_level), 'respondidos en plazo') : null,
          known(care.closed_on_time)
            ? figure(percent(care.closed_on_time), 'cerrados en plazo') : null,
          figure(number(care.open), 'abiertos'),
          figure(number(care.due_soon), 'por vencer', care.due_soon > 0 ? 'warning' : null),
          figure(number(care.breached), 'vencidos', care.breached > 0 ? 'critical' : null)),
        cases.length ? h('table', null, h('tbody', null, cases.slice(0, 8).map(showCase)))
          : h('p', { class: 'note' }, 'Ningún caso espera respuesta.'));
    }

    function showSource(source) {
      const name = source.title || source.id;
      const tell = {
        blind: source.blind_since ? 'ciega ' + since(source.blind_since) : 'ciega',
        slow: 'lenta', limited: 'limitada', waiting: 'sin consultar', retired: 'retirada',
        needs_credentials: 'faltan credenciales'
      }[source.state];
      return h('span', { class: 'source ' + source.state, title: source.reason },
        tell ? name + ' · ' + tell : name);
    }

    function showSources(sources) {
      const blind = sources.filter(source => source.state === 'blind');
      put('sources', h('h2', null, 'Fuentes'), sources.length ? sources.map(showSource)
        : h('p', { class: 'note' }, 'Ninguna configurada.'),
        blind.map(source => source.reason
          ? h('p', { class: 'note' }, (source.title || source.id) + ': ' + source.reason) : null));
      at('blind').textContent = !blind.length ? ''
        : blind.length === 1 ? '▲ fuente ciega: ' + (blind[0].title || blind[0].id)
        : '▲ ' + blind.length + ' fuentes ciegas';
    }

    function showQuotes(quotes) {
      at('quotes').hidden = !quotes.length;
      put('quotes', h('h2', null, 'Lo dicen así'), quotes.slice(0, 4).map(quote =>
        h('blockquote', null, '«', marked(quote.text, quote.words), '» ',
          h('span', { class: 'dim' }, link(quote.url, who(quote))))));
    }

    """#
}

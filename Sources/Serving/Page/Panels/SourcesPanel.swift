/// Whether the sources can be read, and how long ago each answered; blind ones first.
enum SourcesPanel {
  static let panel = Panel(
    id: "sources", column: .side, order: 10, style: style, script: script)

  private static let style = """
    .source {
      display: inline-flex; gap: 6px; padding: 2px 11px; margin: 2px 5px 3px 0; font-size: 14px;
      border: 1px solid var(--line); border-radius: 99px;
    }
    .source small { color: var(--dim); font-size: 13px }
    .source::before { content: "●"; color: var(--fine) }
    .source.waiting::before { content: "○"; color: var(--dim) }
    .source.slow::before, .source.limited::before { content: "◐"; color: var(--watch) }
    .source.retired::before { content: "–"; color: var(--dim) }
    .source.blind, .source.needs_credentials { border: 2px solid var(--warning); color: var(--warning); font-weight: 700 }
    .source.blind::before, .source.needs_credentials::before { content: "▲"; color: var(--warning) }

    """

  private static let script = #"""
    const ailing = { blind: 0, needs_credentials: 1, limited: 2, slow: 3, waiting: 4, ok: 5, retired: 6 };

    const nameOf = source => source.title || source.id;
    const stateWords = { waiting: 'por consultar', ok: 'bien', slow: 'lenta', limited: 'limitada',
      blind: 'ciega', retired: 'retirada', needs_credentials: 'faltan credenciales' };
    const ahead = text => lasting(Math.max(0, Date.parse(text) - now()));

    /** What is known of a source, a thing after the other: shown where the pointer rests. */
    function sourceFacts(source) {
      return [stateWords[source.state] || source.state, source.reason,
        source.blind_since ? 'a ciegas desde hace ' + since(source.blind_since) : null,
        source.last_success_at ? 'última respuesta hace ' + since(source.last_success_at) : 'todavía no contestó',
        source.next_attempt_at ? 'se le pregunta de nuevo en ' + ahead(source.next_attempt_at) : null,
        known(source.lag_p50_s) ? 'demora ' + lasting(source.lag_p50_s * 1000)
          + ', el 95 % en ' + lasting(source.lag_p95_s * 1000) : null,
        known(source.mentions_usual_per_hour) ? 'esta hora ' + number(source.mentions_this_hour)
          + ', lo usual ' + few(source.mentions_usual_per_hour) : null,
        source.spent_today_usd ? 'gastado hoy US$ ' + number(source.spent_today_usd, 2) : null,
        source.credentials_expire_at ? 'la credencial vence en ' + ahead(source.credentials_expire_at) : null,
      ].filter(Boolean).join(' · ');
    }

    function showSource(source) {
      const told = source.state === 'blind' || source.state === 'needs_credentials'
        ? stateWords[source.state] + (source.blind_since ? ' ' + since(source.blind_since) : '')
        : source.state === 'waiting' ? 'por consultar'
        : [source.state === 'ok' ? null : stateWords[source.state],
          source.last_success_at ? 'hace ' + since(source.last_success_at) : null,
          known(source.mentions_usual_per_hour)
            ? number(source.mentions_this_hour) + '/h de ' + few(source.mentions_usual_per_hour)
            : null]
          .filter(Boolean).join(' · ');
      return h('span', { class: 'source ' + source.state, title: sourceFacts(source) }, nameOf(source),
        h('small', null, told));
    }

    /** Why a source needs somebody, and when it is asked again. */
    function sourceNote(source) {
      const next = source.next_attempt_at && source.state !== 'ok'
        ? ' Se le pregunta de nuevo en ' + ahead(source.next_attempt_at) + '.' : '';
      return h('p', { class: 'note' }, nameOf(source) + ': ' + source.reason + '.' + next);
    }

    panel('sources', view => {
      const sources = [...(view.sources || [])].sort((a, b) => (ailing[a.state] ?? 3) - (ailing[b.state] ?? 3));
      const blind = sources.filter(source => source.state === 'blind' || source.state === 'needs_credentials');
      at('blind').textContent = !blind.length ? ''
        : blind.length === 1 ? 'fuente ciega: ' + nameOf(blind[0])
        : blind.length + ' fuentes ciegas';
      return [h('h2', null, 'Fuentes · última respuesta'),
        sources.length ? h('div', null, sources.slice(0, 60).map(showSource))
          : h('p', { class: 'note' }, 'Ninguna configurada.'),
        sources.length > 60 ? h('p', { class: 'note' }, 'y ' + (sources.length - 60) + ' más: vigia sources') : null,
        ...sources.filter(source => source.reason).slice(0, 8).map(sourceNote)];
    });

    """#
}

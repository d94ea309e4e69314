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
    .source.blind { border: 2px solid var(--warning); color: var(--warning); font-weight: 700 }
    .source.needs_credentials::before { content: "▲"; color: var(--watch) }
    .source.blind::before { content: "▲"; color: var(--warning) }

    """

  private static let script = #"""
    const ailing = { blind: 0, needs_credentials: 1, limited: 2, slow: 3, waiting: 4, ok: 5, retired: 6 };

    function showSource(source) {
      const name = source.title || source.id;
      const word = { slow: 'lenta', limited: 'limitada', retired: 'retirada',
        needs_credentials: 'faltan credenciales' }[source.state];
      const told = source.state === 'blind'
        ? (source.blind_since ? 'ciega ' + since(source.blind_since) : 'ciega')
        : source.state === 'waiting' ? 'por consultar'
        : [word, source.last_success_at ? 'hace ' + since(source.last_success_at) : null,
          known(source.mentions_usual_per_hour)
            ? number(source.mentions_this_hour) + '/h de ' + number(source.mentions_usual_per_hour)
            : null]
          .filter(Boolean).join(' · ');
      return h('span', { class: 'source ' + source.state, title: source.reason }, name,
        h('small', null, told));
    }

    panel('sources', view => {
      const sources = [...(view.sources || [])].sort((a, b) => (ailing[a.state] ?? 3) - (ailing[b.state] ?? 3));
      const blind = sources.filter(source => source.state === 'blind');
      at('blind').textContent = !blind.length ? ''
        : blind.length === 1 ? 'fuente ciega: ' + (blind[0].title || blind[0].id)
        : blind.length + ' fuentes ciegas';
      return [h('h2', null, 'Fuentes · última respuesta'),
        sources.length ? h('div', null, sources.map(showSource))
          : h('p', { class: 'note' }, 'Ninguna configurada.'),
        ...blind.filter(source => source.reason).map(source =>
          h('p', { class: 'note' }, (source.title || source.id) + ': ' + source.reason))];
    });

    """#
}

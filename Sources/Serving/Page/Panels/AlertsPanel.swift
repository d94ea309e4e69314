/// The live alerts: what, since when, how sure, why, who has it, and the post that says it best.
enum AlertsPanel {
  static let panel = Panel(
    id: "alerts", column: .side, order: 2, style: style, script: script)

  private static let style = """
    .alert { border-left: 5px solid var(--tone, var(--dim)); padding: 2px 0 2px 12px }
    .alert + .alert { margin-top: 16px }
    .alert:target { background: var(--ground) }
    .alert.silenced { --tone: var(--dim); border-left-style: dashed }
    .alert.silenced h3 { font-weight: 500; color: var(--dim) }
    .alert header { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline }
    .alert h3 { margin: 0; font-size: 18px; line-height: 1.25; flex: 1 1 170px; overflow-wrap: anywhere }
    .level {
      font-size: 12px; font-weight: 700; padding: 1px 8px; border-radius: 4px;
      color: var(--card); background: var(--tone, var(--dim)); white-space: nowrap;
    }
    .times { font-size: 22px; font-weight: 700; white-space: nowrap; color: var(--tone) }
    .alert p { margin: 3px 0; font-size: 15px; overflow-wrap: anywhere }
    .alert footer {
      display: flex; flex-wrap: wrap; gap: 6px; justify-content: space-between;
      align-items: center; color: var(--dim); font-size: 14px; margin-top: 6px;
    }
    .alert footer .free { color: var(--tone); font-weight: 600 }
    .alert details { font-size: 14px; color: var(--dim) }
    .alert summary { cursor: pointer; width: max-content; padding: 3px 0 }
    .alert details ul { margin: 2px 0 4px; padding-left: 20px }
    .said {
      border-left: 2px solid var(--line); padding-left: 10px;
      display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden;
    }

    """

  private static let script = #"""
    function holder(alert) {
      if (alert.silenced) return h('span', null, 'Silenciada');
      if (!alert.acknowledged_by) return h('span', { class: 'free' }, 'Sin tomar');
      return h('span', null, 'Tomada por ' + alert.acknowledged_by
        + (alert.acknowledged_at ? ' ' + when(alert.acknowledged_at) : ''));
    }

    // The brand is said below, with the figures.
    function headline(alert) {
      const end = ' · ' + alert.brand_title;
      return alert.title.endsWith(end) ? alert.title.slice(0, -end.length) : alert.title;
    }

    // How sure: whether the voices are real, and how many of them count.
    function sure(alert) {
      if (!known(alert.voices) || !alert.voices || alert.account) return null;
      const share = alert.effective_voices / alert.voices;
      return count(alert.voices, 'voz', 'voces')
        + (known(share) && share < .995
          ? ' (' + count(alert.effective_voices, 'efectiva', 'efectivas') + ')' : '')
        + (verdicts[alert.verdict] ? ', ' + verdicts[alert.verdict] : '');
    }

    // A wrong click at night would hide a crisis, and nothing brings a closed alert back.
    async function closeAlert(alert) {
      const agreed = await ask('¿Cerrar «' + headline(alert) + '»?', '', {
        detail: 'Desaparece de todas las pantallas y se avisa que terminó. No se puede deshacer y,'
          + ' mientras el problema siga, no se vuelve a avisar. Si solo molesta, puede silenciarla.',
        choices: [['Cerrar la alerta', true]], careful: true });
      if (agreed) perform('alerts', alert.id, 'resolve', {}, headline(alert));
    }

    function showAlert(alert) {
      const post = (alert.posts_text || [])[0];
      const tell = [alert.brand_title, 'desde ' + when(alert.started_at), since(alert.started_at),
        sure(alert)];
      const which = 'la alerta «' + headline(alert) + '»';
      return h('article', { class: 'alert ' + alert.level + (alert.silenced ? ' silenced' : ''),
          id: 'alerta-' + alert.id, 'aria-label': 'Alerta ' + levels[alert.level].toLowerCase() },
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
        post ? h('p', { class: 'said' }, '«', marked(post.text, post.words), '» ',
          h('span', { class: 'dim' }, link(post.url, who(post)))) : null,
        (alert.evidence || []).length > 1 ? h('details', { 'data-key': 'why-' + alert.id },
          h('summary', null, 'Por qué'),
          h('ul', null, alert.evidence.map(e => h('li', null, e.text)))) : null,
        h('footer', null, holder(alert), h('span', { class: 'does' },
          alert.state === 'open' ? act('alerts', alert.id, 'acknowledge', 'Tomar', which) : null,
          alert.silenced ? null : act('alerts', alert.id, 'silence', 'Silenciar', which),
          button(['alerts', alert.id, 'resolve'], 'Cerrar', which, () => closeAlert(alert)))));
    }

    // No alert is good news only when there was something to see and to compare it with.
    function calm(view) {
      if ((view.sources || []).some(source => source.state === 'blind')) {
        return 'Ninguna, pero hay fuentes que no se pueden leer.';
      }
      return (view.brands || []).some(brand => brand.learning)
        ? 'Ninguna. Todavía se está aprendiendo lo habitual.'
        : 'Ninguna. Todo está dentro de lo esperado a esta hora.';
    }

    panel('alerts', view => {
      const alerts = view.alerts || [];
      document.title = alerts.length ? '(' + alerts.length + ') Vigía' : 'Vigía';
      return [
        h('h2', null, alerts.length > 1
          ? 'Alertas vivas · ' + number(alerts.length) : 'Alertas vivas'),
        ...(alerts.length ? alerts.map(showAlert) : [h('p', { class: 'note' }, calm(view))])
      ];
    });

    """#
}

/// What waits for an answer, in working order, each with its clock running.
enum CarePanel {
  static let panel = Panel(
    id: "care", column: .wide, order: 6, style: style, script: script + rows)

  private static let style = """
    #care .figures b { font-size: 24px }
    table { border-collapse: collapse; width: 100%; font-size: 15px; table-layout: fixed }
    th { text-align: left; font-size: 13px; font-weight: 600; color: var(--dim); padding: 2px 8px }
    .due { width: 108px } .asker { width: 17% } .matter { width: 15% }
    .keeper { width: 104px } .acts { width: 134px }
    .brief {
      display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
    }
    small.brief { -webkit-line-clamp: 1 }
    td { padding: 6px 8px; border-top: 1px solid var(--line); vertical-align: baseline }
    td.due { font-weight: 700; white-space: nowrap; color: var(--tone, inherit) }
    td.due small { display: block; font-weight: 400; font-size: 12px }
    td.asker, td.says { overflow-wrap: anywhere }
    td.acts { text-align: right; white-space: nowrap }
    tr:focus { outline: 2px solid var(--seen); outline-offset: -2px; border-radius: 6px }
    @media (max-width: 900px) {
      table, tbody { display: block }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
      tbody tr { display: grid; grid-template-columns: 104px minmax(0, 1fr); padding: 6px 0;
        border-top: 1px solid var(--line) }
      td, td:nth-child(n) { border: 0; padding: 2px 6px 2px 0; text-align: left; width: auto }
      td.due { grid-row: 1 / 3 }
      td.says { grid-column: 1 / 3; color: var(--dim) }
      td.acts { text-align: right }
    }

    """

  private static let script = #"""
    const columns = [['due', 'Plazo'], ['asker', 'Quién'], ['matter', 'Motivo'], ['says', 'Qué dice'],
      ['keeper', 'A cargo de'], ['acts', 'Qué hacer']];
    const channels = { social: 'red social', mail: 'correo', review: 'reseña', press: 'prensa',
      alert: 'alerta' };

    function deadline(item) {
      const due = item.due || {};
      const text = item.answered_at || !due.first_response ? due.close : due.first_response;
      return text ? Date.parse(text) : null;
    }

    function dial(item) {
      const cell = h('td', { role: 'cell', 'data-due': deadline(item),
        'data-for': item.answered_at ? 'cierre' : 'respuesta', class: 'due' });
      turn(cell);
      return cell;
    }

    // Called every second for every clock.
    function turn(cell) {
      const due = Number(cell.dataset.due);
      if (!due) { cell.textContent = '–'; return; }
      const left = due - now();
      const soon = ((view.care || {}).due_soon_s || 600) * 1000;
      cell.className = 'due ' + (left <= 0 ? 'critical' : left <= soon ? 'warning' : '');
      cell.replaceChildren((left <= 0 ? '−' : '') + countdown(left), h('small', null,
        (left <= 0 ? 'vencido' : left <= soon ? 'por vencer' : cell.dataset.for)));
    }
    ticking.push(() => document.querySelectorAll('td.due').forEach(turn));

    // What comes next for a case, first; the rest in the dialog behind the dots.
    function nextStep(item) {
      return !item.assignee ? ['assign', 'Tomar'] : !item.answered_at ? ['reply', 'Respondido']
        : ['close', 'Cerrar'];
    }

    """#

  private static let rows = #"""
    const asker = item => item.author || channels[item.channel] || item.channel;

    // The roles stand there because a table that is laid out as blocks would lose them.
    function showCase(item) {
      // What weighs most first: there is room for one line.
      const reasons = [...((item.priority || {}).evidence || [])]
        .sort((a, b) => b.points - a.points).map(e => e.text).join('; ');
      const [verb, label] = nextStep(item), which = 'el caso de ' + asker(item);
      const cell = (name, ...children) => h('td', { role: 'cell', class: name }, ...children);
      return h('tr', { role: 'row', id: 'caso-' + item.id, tabindex: '-1',
          'data-key': 'case-' + item.id, 'data-case': item.id }, dial(item),
        cell('asker', asker(item)),
        cell('matter', (item.driver_titles || []).slice(0, 2).join(' · ')),
        cell('says', item.summary ? h('span', { class: 'brief', title: item.summary },
          link(item.url, item.summary)) : null,
          reasons ? h('small', { class: 'brief dim', title: reasons }, reasons) : null),
        cell('keeper dim', item.assignee || 'sin asignar'),
        cell('acts', act('cases', item.id, verb, label, which), ' ',
          button(['cases', item.id, 'more'], '⋯', null, () => more(item), 'Más sobre ' + which)));
    }

    function caseTable(cases) {
      return h('table', { role: 'table', 'aria-label': 'Casos que esperan respuesta' },
        h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(([name, title]) =>
          h('th', { role: 'columnheader', scope: 'col', class: name }, title)))),
        h('tbody', { role: 'rowgroup' }, cases.map(showCase)));
    }

    async function more(item) {
      const verb = await ask('Caso de ' + asker(item), '', { choices: [
        ['Asignar a…', 'give'], ['Respondido', 'reply'], ['Espera al cliente', 'wait'],
        ['Cerrar', 'close'], ['Descartar', 'discard']] });
      if (verb === 'give') {
        const to = await ask('Asignar a', '', {});
        if (to) perform('cases', item.id, 'assign', { to });
      } else if (verb === 'discard') {
        const reason = await ask('Por qué se descarta', '', {});
        if (reason) perform('cases', item.id, 'discard', { reason });
      } else if (verb) {
        perform('cases', item.id, verb);
      }
    }

    // What the shown cases must say; empty for all.
    let sought = '';
    async function narrowCases() {
      sought = (await ask('Mostrar solo los casos que dicen', sought, {}) || '').toLowerCase();
      show();
    }

    function says(item, words) {
      return [item.author, item.summary, item.assignee, ...(item.driver_titles || [])]
        .some(text => (text || '').toLowerCase().includes(words));
    }

    panel('care', view => {
      const care = view.care || {};
      const cases = (view.cases || []).filter(item => says(item, sought));
      const rows = innerHeight > 950 ? 5 : 8;
      return [
        h('h2', null, 'Atención' + (known(care.first_response_s)
          ? ' · primera respuesta en ' + lasting(care.first_response_s * 1000) : '')),
        h('div', { class: 'figures' },
          known(care.service_level)
            ? figure(percent(care.service_level), 'respondidos en plazo') : null,
          known(care.closed_on_time)
            ? figure(percent(care.closed_on_time), 'cerrados en plazo') : null,
          figure(number(care.open), 'abiertos'),
          figure(number(care.due_soon), 'por vencer', care.due_soon > 0 ? 'warning' : null),
          figure(number(care.breached), 'vencidos', care.breached > 0 ? 'critical' : null)),
        sought ? h('p', { class: 'note' }, 'Solo los que dicen «' + sought + '» ',
          button(['all-cases'], 'Mostrar todos', null, () => { sought = ''; show(); })) : null,
        cases.length ? caseTable(cases.slice(0, rows))
          : h('p', { class: 'note' }, sought ? 'Ninguno de los casos cargados lo dice.'
            : 'Ningún caso espera respuesta.')
      ];
    });

    """#
}

/// What angers people, ranked over the last hour, with how it moved against the hour before.
enum DriversPanel {
  static let panel = Panel(
    id: "drivers", column: .half, order: 5, style: style, script: script)

  private static let style = """
    #drivers .rows li { grid-template-columns: minmax(0, 1.7fr) minmax(24px, 1fr) 40px 56px }
    #drivers .rows span:first-child { line-height: 1.2 }
    #drivers .spark { display: none }
    @media (min-width: 1900px), (max-width: 900px) {
      #drivers .rows li {
        grid-template-columns: minmax(0, 1.7fr) minmax(24px, 1fr) 38px 44px 64px; gap: 8px;
      }
      #drivers .spark { display: block; width: 64px }
    }
    @media (max-width: 480px) {
      #drivers .rows li { grid-template-columns: minmax(0, 1.7fr) minmax(24px, 1fr) 38px 44px }
      #drivers .spark { display: none }
    }

    """

  private static let script = #"""
    function moved(driver, rank) {
      if (!known(driver.previous)) return h('span', { class: 'moved' });
      if (!known(driver.rank_before)) return h('span', { class: 'moved up' }, 'nuevo');
      const steps = driver.rank_before - rank;
      return h('span', { class: 'moved ' + (steps > 0 ? 'up' : steps < 0 ? 'down' : 'same'),
        title: 'la hora anterior, ' + number(driver.previous) },
        steps ? h('span', { class: 'heard' }, steps > 0 ? 'subió ' : 'bajó ') : null,
        steps ? String(Math.abs(steps)) : '');
    }

    panel('drivers', (view, brand) => {
      if (!brand) return null;
      const drivers = (brand.drivers || []).slice(0, 7);
      const most = Math.max(1, ...drivers.map(d => d.count));
      const compared = drivers.some(d => known(d.previous));
      return [
        h('h2', null, 'Qué enoja · última hora' + (compared ? ' frente a la anterior' : '')),
        drivers.length
          ? h('ol', { class: 'rows' }, drivers.map((d, index) => h('li', null,
              h('span', null, d.title), bar(d.count / most), h('b', null, number(d.count)),
              moved(d, index + 1), small(d.spark))))
          : h('p', { class: 'note' }, 'Ningún reclamo en la última hora.')
      ];
    });

    """#
}

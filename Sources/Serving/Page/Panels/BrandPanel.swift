/// The chosen brand: its numbers against what is usual, and the volume against the expected band.
enum BrandPanel {
  static let panel = Panel(
    id: "brand", column: .wide, order: 1, style: style, script: script)

  private static let style = """
    #brand .drawing { min-height: 190px }

    """

  private static let script = #"""
    function figure(value, label, level) {
      return h('div', { class: level }, h('b', null, value), h('span', null, label));
    }

    panel('brand', (view, brand) => {
      if (!brand) {
        return [h('h2', null, 'Marcas'), h('p', { class: 'note' }, 'Ninguna configurada.')];
      }
      const hours = Math.round(brand.minutes.length / 60);
      const usual = known(brand.expected_per_minute);
      const height = innerWidth < 600 ? 190 : innerHeight < 900 ? 200 : 270;
      return [
        h('h2', null, brand.title + ' · menciones por minuto, '
          + (hours >= 2 ? 'últimas ' + hours + ' horas' : 'última hora')),
        h('div', { class: 'figures' },
          known(brand.ratio) ? figure('×' + number(brand.ratio, 1), 'lo esperado a esta hora',
            brand.ratio >= 1.5 ? brand.level : null) : null,
          figure(few(brand.per_minute), usual
            ? 'por minuto (esperadas ' + few(brand.expected_per_minute) + ')' : 'por minuto'),
          known(brand.negative_share) ? figure(percent(brand.negative_share), 'negativas'
            + (known(brand.usual_negative_share)
              ? ' (habitual ' + percent(brand.usual_negative_share) + ')' : '')) : null,
          figure(large(brand.voices), (brand.voices === 1 ? 'voz' : 'voces') + ', última hora'),
          known(brand.reach) && brand.reach > 0
            ? figure(large(brand.reach), 'alcance en seguidores, última hora') : null),
        brand.learning || brand.reason ? h('p', { class: 'note' },
          brand.reason || 'aprendiendo: todavía no hay un día entero de datos') : null,
        drawing('volume', brand, height),
        h('p', { class: 'legend dim' },
          h('span', null, h('i', { class: 'line' }), 'menciones'),
          h('span', null, h('i', { class: 'line late' }), 'todavía llegan'),
          brand.minutes.some(m => known(m.expected))
            ? h('span', null, h('i'), 'lo esperado a esta hora') : null)
      ];
    });

    """#
}

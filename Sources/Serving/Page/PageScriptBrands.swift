/// The brands: chips, the chosen one's figures and chart, its drivers and places.
enum PageScriptBrands {
  static let text = #"""
    let chosen = null;
    const rank = { watch: 1, warning: 2, critical: 3 };
    const state = brand => brand.level ? levels[brand.level].toLowerCase()
      : brand.learning ? 'aprendiendo' : 'normal';

    function pick(brands) {
      const wanted = brands.find(b => b.id === chosen);
      if (wanted) return wanted;
      return brands.reduce((best, b) =>
        !best || (rank[b.level] || 0) > (rank[best.level] || 0) ? b : best, null);
    }

    function showBrands(brands) {
      const brand = pick(brands);
      put('brands', brands.map(b => h('button', {
        type: 'button', 'data-key': 'brand-' + b.id, 'aria-pressed': String(b === brand),
        class: 'chip ' + (b.level || (b.learning ? 'learning' : 'fine')),
        onclick: () => { chosen = chosen === b.id ? null : b.id; show(); }
      }, h('i'), h('span', null, b.title, b.competitor ? ' (competencia)' : '', ' · ',
        h(b.level ? 'strong' : 'span', null, state(b))))));
      if (!brand) {
        put('brand', h('h2', null, 'Marcas'), h('p', { class: 'note' }, 'Ninguna configurada.'));
        for (const id of ['drivers', 'places', 'others']) at(id).hidden = true;
        return;
      }
      showBrand(brand);
      showOthers(brands.filter(b => b !== brand));
      showDrivers(brand);
      showPlaces(brand);
    }

    function figure(value, label, level) {
      return h('div', { class: level }, h('b', null, value), h('span', null, label));
    }

    function showBrand(brand) {
      const usual = known(brand.expected_per_minute);
      const ratio = usual ? brand.per_minute / Math.max(brand.expected_per_minute, .1) : null;
      const figures = [
        known(ratio) ? figure('×' + number(ratio, 1), 'lo esperado, últimos 5 min',
          ratio >= 1.5 ? brand.level : null) : null,
        figure(few(brand.per_minute), usual
          ? 'por minuto (esperadas ' + few(brand.expected_per_minute) + ')' : 'por minuto'),
        known(brand.negative_share) ? figure(percent(brand.negative_share), 'negativas'
          + (known(brand.usual_negative_share)
            ? ' (habitual ' + percent(brand.usual_negative_share) + ')' : '')) : null,
        figure(large(brand.voices), 'voces en la última hora'),
        known(brand.reach) && brand.reach > 0 ? figure(large(brand.reach), 'alcance de quienes escriben') : null
      ];
      const minutes = lately(brand);
      const hours = Math.floor(minutes.length / 60);
      put('brand',
        h('h2', null, brand.title + ' · menciones por minuto, '
          + (hours >= 2 ? 'últimas ' + hours + ' horas' : 'última hora')),
        h('div', { class: 'figures' }, figures),
        brand.learning || brand.reason ? h('p', { class: 'note' },
          brand.reason || 'aprendiendo: todavía no hay un día entero de datos') : null,
        chart(brand, view.alerts || []),
        h('p', { class: 'legend dim' },
          h('span', null, h('i', { class: 'line' }), 'menciones'),
          minutes.some(m => known(m.expected))
            ? h('span', null, h('i'), 'lo esperado a esta hora') : null));
    }

    function showOthers(brands) {
      at('others').hidden = !brands.length;
      put('others', h('h2', null, brands.length > 1 ? 'Las otras marcas' : 'La otra marca'),
        h('ul', { class: 'rows' }, brands.map(b => h('li', null,
          h('span', null, b.title), spark(b),
          h('span', { class: 'moved' }, few(b.per_minute) + ' por minuto'
            + (known(b.expected_per_minute)
              ? ', esperadas ' + few(b.expected_per_minute) : ', ' + state(b)))))));
    }

    function moved(driver) {
      if (!known(driver.previous)) return h('span', { class: 'moved' });
      const turn = driver.count > driver.previous ? 'up'
        : driver.count < driver.previous ? 'down' : 'same';
      return h('span', { class: 'moved ' + turn }, 'antes ' + number(driver.previous));
    }

    function showDrivers(brand) {
      const drivers = (brand.drivers || []).slice(0, 8);
      const most = Math.max(1, ...drivers.map(d => d.count));
      const compared = drivers.some(d => known(d.previous));
      at('drivers').hidden = false;
      put('drivers',
        h('h2', null, 'Qué enoja · última hora' + (compared ? ' contra la anterior' : '')),
        drivers.length
          ? h('ol', { class: compared ? 'rows compared' : 'rows' }, drivers.map(d => h('li', null,
              h('span', null, d.title), bar(d.count / most), h('b', null, number(d.count)),
              compared ? moved(d) : null)))
          : h('p', { class: 'note' }, 'Ningún reclamo en la última hora.'));
    }

    function showPlaces(brand) {
      const places = (brand.places || []).slice(0, 6);
      const most = Math.max(1, ...places.map(p => p.count));
      at('places').hidden = !places.length;
      put('places', h('h2', null, 'Dónde · última hora'),
        h('ol', { class: 'rows' }, places.map(p => h('li', null,
          h('span', null, p.name), bar(p.count / most), h('b', null, number(p.count))))));
    }

    """#
}

/// Charts: drawn by the server to the width there is, put in place of the ones before.
enum PageScriptCharts {
  static let text = #"""
    const drawn = new Map();

    // The server's own drawing as an element; nothing in it can run.
    function picture(text) {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return parsed.localName === 'svg' ? document.importNode(parsed, true) : null;
    }

    // A place for a chart of the chosen brand, with the last drawing until the next one is here.
    function drawing(subject, brand, height) {
      const key = subject + '/' + brand.id;
      return h('div', { class: 'drawing', 'data-subject': subject, 'data-brand': brand.id,
        'data-height': Math.round(height) }, drawn.has(key) ? picture(drawn.get(key).text) : null);
    }

    // A small drawing that came with the data.
    const small = text => text ? picture(text) : h('span');

    async function redraw(place) {
      const { subject, brand, height } = place.dataset;
      const key = subject + '/' + brand, width = Math.max(240, place.clientWidth);
      const last = drawn.get(key);
      // A week changes slowly.
      if (last && last.width === width && last.height === height && subject === 'week'
        && now() - last.at < 600000) return;
      const answer = await fetch('/api/v1/charts/' + subject + '.svg?brand='
        + encodeURIComponent(brand) + '&width=' + width + '&height=' + height);
      if (!answer.ok) return;
      const text = await answer.text();
      drawn.set(key, { text, width, height, at: now() });
      if (!last || last.text !== text || !place.firstChild) place.replaceChildren(picture(text));
    }

    const redrawAll = () => Promise.all([...document.querySelectorAll('.drawing')].map(redraw));

    // The minute under the pointer, in words.
    addEventListener('pointermove', event => {
      const place = event.target.closest ? event.target.closest('.drawing[data-subject=volume]') : null;
      document.querySelectorAll('.told, .hand').forEach(node => { node.hidden = true; });
      const svg = place && place.querySelector('svg');
      const brand = svg && (view.brands || []).find(b => b.id === place.dataset.brand);
      if (!brand || !brand.minutes.length || !svg.dataset.left) return;
      const box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
      const left = svg.dataset.left * scale, right = svg.dataset.right * scale;
      const share = Math.max(0, Math.min(1, (event.clientX - box.left - left) / (right - left)));
      const index = Math.round(share * (brand.minutes.length - 1)), minute = brand.minutes[index];
      let hand = place.querySelector('.hand'), told = place.querySelector('.told');
      if (!hand) {
        place.append(hand = h('span', { class: 'hand' }), told = h('span', { class: 'told' }));
      }
      hand.hidden = told.hidden = false;
      hand.style.left = left + index / Math.max(1, brand.minutes.length - 1) * (right - left) + 'px';
      told.textContent = hour(minute.t * 60000) + ' · '
        + (known(minute.count) ? count(minute.count, 'mención', 'menciones')
          : 'sin datos')
        + (known(minute.expected) ? ' · esperadas ' + few(minute.expected) : '')
        + (minute.t >= brand.settled ? ' · todavía llegan' : '');
    });

    """#
}

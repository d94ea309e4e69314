/// The volume against what was to be expected, drawn to the width there is.
enum PageScriptChart {
  static let text = #"""
    function band(minute) {
      if (!known(minute.expected)) return null;
      const reach = 2 * Math.sqrt(Math.max(minute.expected, .25));
      return {
        low: known(minute.low) ? minute.low : Math.max(0, minute.expected - reach),
        high: known(minute.high) ? minute.high : minute.expected + reach
      };
    }

    // From the first minute of which anything is known, but an hour at least.
    function lately(brand) {
      const minutes = brand.minutes || [];
      const first = minutes.findIndex(m => known(m.count) || known(m.expected));
      return minutes.slice(Math.max(0, Math.min(first < 0 ? 0 : first, minutes.length - 60)));
    }

    // Neighbouring minutes for which `good` holds, each run by itself: gaps stay gaps.
    function runs(minutes, good) {
      const list = [];
      let run = [];
      for (const minute of minutes) {
        if (good(minute)) run.push(minute);
        else if (run.length) { list.push(run); run = []; }
      }
      if (run.length) list.push(run);
      return list;
    }

    function step(top) {
      for (const size of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]) {
        if (top / size <= 5) return size;
      }
      return 10000;
    }

    function plot(minutes, frame) {
      const first = minutes[0].t, span = Math.max(1, minutes[minutes.length - 1].t - first);
      const top = 1.08 * Math.max(4, ...minutes.map(m =>
        Math.max(m.count || 0, band(m) ? band(m).high : 0)));
      const x = t => frame.left + (t - first) / span * (frame.right - frame.left);
      const y = value => frame.bottom - value / top * (frame.bottom - frame.top);
      const point = (t, value) => x(t).toFixed(1) + ',' + y(value).toFixed(1);
      const shapes = [];
      for (const run of runs(minutes, band)) {
        const highs = run.map(m => point(m.t, band(m).high));
        const lows = run.map(m => point(m.t, band(m).low)).reverse();
        shapes.push(s('polygon', { class: 'band', points: highs.concat(lows).join(' ') }));
      }
      const isOver = m => known(m.count) && band(m) && m.count > band(m).high;
      for (const run of runs(minutes, isOver)) {
        if (run.length < 3) continue;
        const over = run.map(m => point(m.t, m.count));
        const under = run.map(m => point(m.t, band(m).high)).reverse();
        shapes.push(s('polygon', { class: 'over', points: over.concat(under).join(' ') }));
      }
      for (const run of runs(minutes, m => known(m.count))) {
        shapes.push(s('polyline', { class: 'seen',
          points: run.map(m => point(m.t, m.count)).join(' ') }));
      }
      return { first, span, top, x, y, shapes };
    }

    function chart(brand, alerts) {
      const minutes = lately(brand);
      const width = Math.max(300, at('brand').clientWidth - 34);
      const height = width < 600 ? 190 : Math.min(280, Math.max(200, innerHeight * .26));
      const frame = { left: 36, right: width - 6, top: 20, bottom: height - 22 };
      const drawing = s('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', height,
        'aria-label': 'Menciones por minuto de ' + brand.title + ' y lo esperado a esta hora' });
      if (minutes.length < 2) {
        return s('svg', { viewBox: '0 0 300 20', height: 20 },
          s('text', { x: 0, y: 14 }, 'Todavía no hay minutos para dibujar.'));
      }
      const { first, span, top, x, y, shapes } = plot(minutes, frame);
      for (let value = 0; value <= top; value += step(top)) {
        drawing.append(
          s('line', { class: 'grid', x1: frame.left, x2: frame.right, y1: y(value), y2: y(value) }),
          s('text', { x: frame.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, number(value)));
      }
      drawing.append(...shapes);
      const shift = view.timezone_offset_s / 60;
      const every = span > 150 ? (width < 600 ? 120 : 60) : 30;
      for (let t = first; t <= first + span; t++) {
        if ((t + shift) % every === 0 && x(t) < frame.right - 14) {
          drawing.append(s('text', { x: x(t), y: height - 4, 'text-anchor': 'middle' },
            hour(t * 60000)));
        }
      }
      marks(drawing, alerts.filter(a => a.brand === brand.id), frame, { first, span, x });
      reading(drawing, minutes, frame, { first, span, x });
      return drawing;
    }

    function marks(drawing, alerts, frame, scale) {
      let line = 0;
      for (const alert of alerts.slice(0, 2)) {
        const t = Date.parse(alert.opened_at) / 60000;
        if (t < scale.first || t > scale.first + scale.span) continue;
        const x = scale.x(t), right = x < frame.right - 260;
        drawing.append(
          s('line', { class: 'mark', x1: x, x2: x, y1: frame.top - 8, y2: frame.bottom }),
          s('text', { class: 'marked', x: x + (right ? 6 : -6), y: frame.top + 15 * line++,
            'text-anchor': right ? 'start' : 'end' },
            when(alert.opened_at) + ' ' + (levels[alert.level] || 'alerta').toLowerCase()));
      }
    }

    // The minute under the pointer, in words.
    function reading(drawing, minutes, frame, scale) {
      const hand = s('line', { class: 'hand', y1: frame.top, y2: frame.bottom, visibility: 'hidden' });
      const told = s('text', { class: 'told', x: frame.left + 4, y: 12 });
      drawing.append(hand, told);
      drawing.addEventListener('pointermove', event => {
        const box = drawing.getBoundingClientRect();
        const place = (event.clientX - box.left) / box.width * drawing.viewBox.baseVal.width;
        const share = (place - frame.left) / (frame.right - frame.left);
        const minute = minutes[Math.round(Math.max(0, Math.min(1, share)) * (minutes.length - 1))];
        hand.setAttribute('x1', scale.x(minute.t));
        hand.setAttribute('x2', scale.x(minute.t));
        hand.setAttribute('visibility', 'visible');
        told.textContent = hour(minute.t * 60000) + ' · '
          + (known(minute.count) ? number(minute.count) + ' menciones' : 'sin datos')
          + (known(minute.expected) ? ' · esperadas ' + few(minute.expected) : '');
      });
      drawing.addEventListener('pointerleave', () => {
        hand.setAttribute('visibility', 'hidden');
        told.textContent = '';
      });
    }

    function spark(brand) {
      const minutes = lately(brand);
      const drawing = s('svg', { viewBox: '0 0 400 36', height: 36, preserveAspectRatio: 'none',
        'aria-hidden': 'true' });
      if (minutes.length > 1) {
        drawing.append(...plot(minutes, { left: 0, right: 400, top: 2, bottom: 34 }).shapes);
      }
      return drawing;
    }

    """#
}

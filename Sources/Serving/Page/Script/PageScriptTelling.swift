/// Saying what happened: for the eye at the lower edge, for the ear in turn, and at once only what failed.
enum PageScriptTelling {
  static let text = #"""
    // What takes the last closing back; null when there is nothing to take back any more.
    let takeBack = null;
    function undo() {
      const back = takeBack;
      hush();
      if (back) back();
    }
    at('undo').addEventListener('click', undo);

    let fading = null;
    function hush() {
      clearTimeout(fading);
      takeBack = null;
      at('said').textContent = at('failed').textContent = '';
      at('undo').hidden = true;
      at('told').classList.remove('shown');
    }

    // Not under the hand of who is about to take something back.
    function fade() {
      if (takeBack && at('told').matches(':hover, :focus-within')) fading = setTimeout(fade, 2000);
      else hush();
    }

    function tell(text, options = {}) {
      hush();
      takeBack = options.undo || null;
      at(options.failed ? 'failed' : 'said').textContent = text;
      at('undo').hidden = !takeBack;
      at('told').classList.add('shown');
      fading = setTimeout(fade, takeBack ? 30000 : 6000);
    }

    // New alerts and those that became critical are said once, and never what was there before.
    let heard = null;
    function sayNews(alerts) {
      const before = heard;
      heard = new Map(alerts.map(alert => [alert.id, alert.level]));
      if (!before) return;
      const news = alerts.filter(alert => !alert.silenced).map(alert => {
        const level = levels[alert.level].toLowerCase();
        return !before.has(alert.id) ? 'Alerta nueva, ' + level + ': ' + alert.title
          : alert.level === 'critical' && before.get(alert.id) !== 'critical'
            ? 'Sube a crítica: ' + alert.title : null;
      }).filter(Boolean);
      if (news.length) at('news').textContent = news.slice(0, 3).join('. ') + '.';
    }

    """#
}

/// The case list without a mouse.
enum PageScriptKeys {
  static let text = #"""
    const keys = [['j', 'el caso siguiente'], ['k', 'el caso anterior'], ['a', 'tomar el caso'],
      ['r', 'anotar que se respondió'], ['c', 'cerrar el caso'], ['/', 'mostrar solo los casos que dicen algo'],
      ['?', 'esta ayuda']];

    function onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || at('ask').open
        || event.target.closest('input, textarea')) return;
      if (event.key === '?') {
        ask('Teclas', '', { told: h('dl', null, keys.flatMap(([key, meaning]) =>
          [h('dt', null, key), h('dd', null, meaning)])) });
        return;
      }
      if (event.key === '/') {
        event.preventDefault();
        narrowCases();
        return;
      }
      const rows = [...document.querySelectorAll('tr[data-case]')];
      const present = rows.indexOf(document.activeElement.closest('tr[data-case]'));
      if (event.key === 'j' || event.key === 'k') {
        const next = present < 0 ? 0 : present + (event.key === 'j' ? 1 : -1);
        if (rows[next]) rows[next].focus();
        return;
      }
      const verb = { a: 'assign', r: 'reply', c: 'close' }[event.key];
      if (verb && present >= 0) perform('cases', rows[present].dataset.case, verb);
    }
    addEventListener('keydown', onKey);

    """#
}

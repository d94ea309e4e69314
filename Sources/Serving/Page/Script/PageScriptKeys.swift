/// The case list without a mouse.
enum PageScriptKeys {
  static let text = #"""
    const keys = [['j', 'el caso siguiente'], ['k', 'el caso anterior'], ['a', 'tomar el caso'],
      ['r', 'anotar que se respondió'], ['c', 'cerrar el caso'], ['z', 'deshacer el último cierre'],
      ['/', 'mostrar solo los casos que dicen algo'], ['?', 'esta ayuda']];

    // Who dictates to the computer, or shares a keyboard, can turn the keys off.
    const areKeysOff = () => kept('vigia.keys') === 'off';
    async function explainKeys() {
      const isOff = areKeysOff();
      const change = await ask('Teclas', '', { told: h('dl', null, keys.flatMap(([key, meaning]) =>
        [h('dt', null, key), h('dd', null, meaning)])),
        choices: [[isOff ? 'Usar estas teclas' : 'No usar estas teclas', true]],
        leave: 'Listo', careful: true });
      if (change) keep('vigia.keys', isOff ? 'on' : 'off');
    }
    at('help').addEventListener('click', explainKeys);

    function onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || at('ask').open || areKeysOff()
        || event.target.closest('input, textarea')) return;
      if (event.key === '?') {
        explainKeys();
        return;
      }
      if (event.key === 'z') {
        undo();
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

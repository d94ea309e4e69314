/// Numbers, times and elements, as every part of the page uses them.
enum PageScriptWords {
  static let text = #"""
    const at = id => document.getElementById(id);
    let view = null;
    let skew = 0;

    // What a panel shows, in the order of the page; what is done every second.
    const panels = [], ticking = [];
    const panel = (id, nodes) => { panels.push([id, nodes]); };

    // Foreign text only ever becomes a text node or an attribute's value.
    function fill(node, attributes, children) {
      for (const [name, value] of Object.entries(attributes || {})) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
        else node.setAttribute(name, value === true ? '' : value);
      }
      node.append(...children.flat().filter(child => child !== null && child !== undefined));
      return node;
    }
    const h = (tag, attributes, ...children) =>
      fill(document.createElement(tag), attributes, children);

    const format = digits =>
      new Intl.NumberFormat('es-AR', { maximumFractionDigits: digits, minimumFractionDigits: 0 });
    const formats = [format(0), format(1), format(2)];
    const known = value => typeof value === 'number' && isFinite(value);
    const number = (value, digits = 0) => known(value) ? formats[digits].format(value) : '–';
    const few = value => number(value, known(value) && Math.abs(value) < 20 ? 1 : 0);
    const percent = share => known(share) ? number(share * 100) + '\u00a0%' : '–';
    const count = (value, one, many) => number(value) + ' ' + (value === 1 ? one : many);
    function large(value) {
      if (!known(value)) return '–';
      if (value >= 1e6) return number(value / 1e6, 1) + ' M';
      return value >= 1e4 ? number(value / 1e3) + ' mil' : number(value);
    }
    const followers = value => large(value)
      + (value === 1 ? ' seguidor' : value >= 1e6 ? ' de seguidores' : ' seguidores');

    const now = () => Date.now() + skew;
    const pad = value => String(value).padStart(2, '0');
    function hour(milliseconds) {
      const local = new Date(milliseconds + (view ? view.timezone_offset_s : 0) * 1000);
      return pad(local.getUTCHours()) + ':' + pad(local.getUTCMinutes());
    }
    // The clock, with the day where it is not today.
    function when(text) {
      if (!text) return '–';
      const offset = view ? view.timezone_offset_s * 1000 : 0, moment = Date.parse(text);
      const day = Math.floor((moment + offset) / 86400000);
      const ago = Math.floor((now() + offset) / 86400000) - day;
      const date = new Date(moment + offset);
      return (ago === 1 ? 'ayer ' : ago > 1
        ? date.getUTCDate() + '/' + (date.getUTCMonth() + 1) + ' ' : '') + hour(moment);
    }
    function lasting(milliseconds) {
      const minutes = Math.max(0, Math.floor(milliseconds / 60000));
      if (minutes < 1) return Math.max(0, Math.floor(milliseconds / 1000)) + ' s';
      if (minutes < 60) return minutes + ' min';
      const hours = Math.floor(minutes / 60);
      if (hours >= 48) return Math.floor(hours / 24) + ' d';
      return minutes % 60 ? hours + ' h ' + minutes % 60 + ' min' : hours + ' h';
    }
    const since = text => lasting(now() - Date.parse(text));
    function countdown(milliseconds) {
      const seconds = Math.floor(Math.abs(milliseconds) / 1000);
      if (seconds >= 172800) return lasting(seconds * 1000);
      if (seconds >= 3600) {
        return Math.floor(seconds / 3600) + ':' + pad(Math.floor(seconds / 60) % 60) + ' h';
      }
      return Math.floor(seconds / 60) + ':' + pad(seconds % 60);
    }

    const levels = { watch: 'Vigilancia', warning: 'Alta', critical: 'Crítica' };
    const kinds = {
      impostor: 'Suplantación', coordinated: 'Coordinado', source_blind: 'Fuente ciega',
      silence: 'Silencio', rumor: 'Rumor', contact_center: 'Atención'
    };
    const verdicts = { organic: 'orgánico', mixed: 'mixto', artificial: 'copiado' };

    function put(id, ...children) { at(id).replaceChildren(...children.flat().filter(Boolean)); }

    function link(url, ...children) {
      return /^https?:\/\//i.test(url || '')
        ? h('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, ...children)
        : h('span', null, ...children);
    }

    function marked(text, words) {
      const safe = (words || []).filter(Boolean)
        .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      if (!safe.length) return [text];
      const pieces = text.split(new RegExp('(' + safe.join('|') + ')', 'gi'));
      return pieces.map((piece, index) => index % 2 ? h('mark', null, piece) : piece);
    }

    function who(post) {
      const parts = [post.author, known(post.followers) && post.followers > 0
        ? followers(post.followers) : null, post.brand_title];
      return parts.filter(Boolean).join(' · ');
    }

    function bar(share) {
      const inner = h('i');
      inner.style.width = Math.max(1, Math.min(100, share * 100)) + '%';
      return h('span', { class: 'bar', 'aria-hidden': 'true' }, inner);
    }

    """#
}

/// Where it happens, by what the last hour's mentions name.
enum PlacesPanel {
  static let panel = Panel(
    id: "places", column: .half, order: 8, script: script)

  private static let script = #"""
    panel('places', (view, brand) => {
      const places = brand ? (brand.places || []).slice(0, 5) : [];
      const most = Math.max(1, ...places.map(p => p.count));
      return !places.length ? null : [
        h('h2', null, 'Dónde · última hora'),
        h('ol', { class: 'rows' }, places.map(p => h('li', null,
          h('span', null, p.name), bar(p.count / most), h('b', null, number(p.count)))))
      ];
    });

    """#
}

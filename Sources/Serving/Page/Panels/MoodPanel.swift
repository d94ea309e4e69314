/// How the last hours felt: the drivers over time, and the share of negative mentions.
enum MoodPanel {
  static let panel = Panel(
    id: "mood", column: .half, order: 7, script: script)

  private static let script = #"""
    panel('mood', (view, brand) => brand ? [
      h('h2', null, 'Motivos cada 10 minutos'),
      drawing('drivers', brand, 185),
      h('h2', { class: 'second' }, 'Cuántas son negativas'),
      drawing('sentiment', brand, 108)
    ] : null);

    """#
}

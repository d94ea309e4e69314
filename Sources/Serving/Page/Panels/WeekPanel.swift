/// What each hour of the week usually brings.
enum WeekPanel {
  static let panel = Panel(
    id: "week", column: .side, order: 9, script: script)

  private static let script = #"""
    panel('week', (view, brand) => !brand || brand.learning ? null : [
      h('h2', null, 'Lo habitual · menciones por hora de la semana'),
      drawing('week', brand, 150)
    ]);

    """#
}

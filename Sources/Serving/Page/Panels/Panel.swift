/// One box of the page, in one file: where it stands, what it shows, how it looks.
///
/// Its script registers a function that is called after every load:
/// `panel('drivers', (view, brand) => nodes)`. `view` is the document of `Desk.overview`, `brand` the
/// chosen one of its brands (or null); the answer is a list of nodes, or null to hide the panel. What it
/// may use stands in `PageScriptWords` (`h`, `number`, `since`…), `PageScriptCharts` (`drawing`, `small`)
/// and `PageScriptActions` (`act`). Foreign text goes through `h`, never into markup.
struct Panel: Sendable {
  /// Where a panel stands on a wide screen.
  enum Column: String, Sendable {
    /// The broad column: the chosen brand and the work.
    case wide
    /// The middle column: what it is about; half of the broad one where there is no room for three.
    case half
    /// The column of the alerts.
    case side
  }

  /// The element's id, and the name that the script registers.
  var id: String
  var column: Column
  /// Its place on a narrow screen, where all stand in one column.
  var order: Int
  /// Its style rules beyond those of `PageStyle`.
  var style = ""
  var script: String
}

/// The panels of the page, in their columns from above; a new one is added here.
enum Panels {
  static let all: [Panel] = [
    BrandPanel.panel, AccountsPanel.panel, CarePanel.panel, DriversPanel.panel, PlacesPanel.panel,
    MoodPanel.panel,
    AlertsPanel.panel, QuotesPanel.panel, WeekPanel.panel, SourcesPanel.panel,
  ]

  /// The elements of a column.
  static func sections(_ column: Panel.Column) -> String {
    all.filter { $0.column == column }
      .map {
        "<section id=\"\($0.id)\" class=\"\($0.column.rawValue)\" "
          + "aria-labelledby=\"\($0.id)-title\" hidden></section>"
      }
      .joined(separator: "\n")
  }

  /// All panels' style rules.
  static var style: String {
    let orders = all.map { "#\($0.id) { order: \($0.order) }" }.joined(separator: " ")
    return all.map(\.style).joined() + "@media (max-width: 900px) { \(orders) }\n"
  }

  /// All panels' scripts.
  static var script: String { all.map(\.script).joined() }
}

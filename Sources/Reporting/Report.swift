internal import Model

/// The digest as a sequence of blocks, before it has a format: what is said is decided here once.
struct Report {
  /// A piece of a section.
  enum Block {
    case paragraph(String)
    case chart(Chart.Volume)
    case stack(Chart.Stack)
    case table(Table)
    case figures([Figure])
    case alert(AlertLine)
    case quotes(String, [Quote])
  }

  /// Rows under headings; `sparks` has a line of values for each row, or is empty.
  struct Table {
    var headings: [String]
    var rows: [[String]]
    /// Columns set flush right.
    var numeric: Set<Int> = []
    var sparks: [[Double?]] = []
    /// A share of the longest bar for each row, or empty.
    var bars: [Double] = []
  }

  /// A number with its name.
  struct Figure {
    var value: String
    var name: String
  }

  /// An alert with its outcome.
  struct AlertLine {
    var level: Alert.Level
    var title: String
    var ratio: String
    var facts: [String]
    var reason: String
    var outcome: String
  }

  /// A post in its author's words.
  struct Quote {
    var text: String
    var source: String
    var url: String?
  }

  struct Section {
    var title: String
    var blocks: [Block]
  }

  var subject: String
  var title: String
  var date: String
  /// The day in three sentences.
  var story: [String]
  var sections: [Section]
  var footer: String

  init(_ data: DigestData) {
    title = Texts.title(data)
    date = Texts.date(data.day, data.zone)
    subject = Texts.subject(data)
    story = Story.sentences(data)
    footer = Texts.footer(data)
    sections = [
      Self.volume(data), Self.alerts(data), Self.drivers(data), Self.places(data),
      Self.posts(data), Self.rivals(data), Self.suspects(data), Self.care(data),
      Self.sources(data), Self.trial(data),
    ].compactMap(\.self)
  }
}

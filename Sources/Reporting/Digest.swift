package import Model
internal import Text

/// The day's digest in the shapes in which it leaves the house; the same data, the same bytes.
package enum Digest {
  /// For a terminal and as a mail's plain part: no markup, at most 100 columns but for quoted posts.
  package static func text(_ data: DigestData) -> String { TextRenderer.render(Report(data)) }

  /// For chat rooms and wikis.
  package static func markdown(_ data: DigestData) -> String {
    MarkdownRenderer.render(Report(data))
  }

  /// A whole document for browsers and mail programs: tables, inline styles, no scripts, nothing loaded.
  package static func html(_ data: DigestData) -> String { HTMLRenderer.render(Report(data)) }

  /// The line a mail has for its subject.
  package static func subject(_ data: DigestData) -> String { Report(data).subject }

  /// For machines: the data with its derived numbers and the written sentences.
  package static func json(_ data: DigestData) -> JSON { DigestDocument.json(data) }
}

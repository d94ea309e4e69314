/// A request with holes that the source's parameters, its cursor and its secrets fill.
package struct RequestTemplate: Hashable, Sendable {
  /// A text with holes, `https://{instance}/api/v1/timelines/tag/{tag}`.
  package struct Text: Hashable, Sendable {
    /// A stretch of text or a hole.
    package enum Piece: Hashable, Sendable {
      case text(String)
      case hole(String)
    }

    package var pieces: [Piece]

    /// The template in a text; nil when a brace is left open or a name is empty.
    package init?(_ text: String) {
      pieces = []
      var rest = text[...]
      while let open = rest.firstIndex(of: "{") {
        if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
        guard let close = rest[open...].firstIndex(of: "}") else { return nil }
        let name = rest[rest.index(after: open)..<close]
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
          return nil
        }
        pieces.append(.hole(String(name)))
        rest = rest[rest.index(after: close)...]
      }
      if !rest.isEmpty { pieces.append(.text(String(rest))) }
    }

    /// The names of its holes.
    package var holes: [String] {
      pieces.compactMap { piece in
        guard case .hole(let name) = piece else { return nil }
        return name
      }
    }
  }

  /// A query parameter or a header.
  package struct Item: Hashable, Sendable {
    package var name: String
    package var value: Text

    /// An item from its parts.
    package init(name: String, value: Text) {
      self.name = name
      self.value = value
    }
  }

  package var method = "GET"
  package var url: Text
  package var query: [Item] = []
  package var headers: [Item] = []
  /// Members of a JSON body, all texts; none for a request without a body.
  package var json: [Item] = []
  package var timeout = Instant.Span.seconds(20)

  /// A GET of an address.
  package init(url: Text) { self.url = url }

  /// Every hole in it.
  package var holes: [String] {
    url.holes + (query + headers + json).flatMap { $0.value.holes }
  }
}

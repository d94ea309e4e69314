/// An element of a document: what libxml2 built, copied and freed; not changed once it is copied.
///
/// An object, because readers look through lists of them many times for every entry.
final class MarkupElement {
  /// What an element holds.
  enum Node {
    case text(String)
    case element(MarkupElement)
  }

  /// The name in lower case with its vocabulary's usual prefix: `title`, `dc:creator`.
  var name: String
  var attributes: [(name: String, value: String)] = []
  var nodes: [Node] = []
  /// The URL that relative links inside resolve against.
  var base: String?
  /// The language in force.
  var language: String?

  init(name: String) { self.name = name }

  /// The value of an attribute, named as elements are.
  func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The elements right below.
  var children: [MarkupElement] {
    nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first child of that name.
  func child(_ name: String) -> MarkupElement? {
    for case .element(let element) in nodes where element.name == name { return element }
    return nil
  }

  /// The children of that name.
  func children(_ name: String) -> [MarkupElement] {
    var found: [MarkupElement] = []
    for case .element(let element) in nodes where element.name == name { found.append(element) }
    return found
  }

  /// True when there are elements below, as in XHTML written without escaping.
  var hasElements: Bool {
    nodes.contains { if case .element = $0 { true } else { false } }
  }

  /// All text below, without the tags.
  var text: String {
    var result = ""
    appendText(to: &result)
    return result
  }

  /// All text below, trimmed; nil when there is none.
  var trimmedText: String? { text.trimmed.nonEmpty }

  /// What is inside as HTML again, for `HTMLFragment`.
  var innerHTML: String {
    var result = ""
    appendHTML(to: &result)
    return result
  }

  private func appendText(to result: inout String) {
    for node in nodes {
      switch node {
      case .text(let text): result += text
      case .element(let element): element.appendText(to: &result)
      }
    }
  }

  private func appendHTML(to result: inout String) {
    for node in nodes {
      switch node {
      case .text(let text):
        for scalar in text.unicodeScalars {
          switch scalar {
          case "&": result += "&amp;"
          case "<": result += "&lt;"
          default: result.unicodeScalars.append(scalar)
          }
        }
      case .element(let element):
        let tag = element.name.split(separator: ":").last.map(String.init) ?? element.name
        result += "<\(tag)>"
        element.appendHTML(to: &result)
        result += "</\(tag)>"
      }
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    // Most texts begin and end with a letter of ASCII.
    if let first = unicodeScalars.first, let last = unicodeScalars.last,
      (0x21...0x7E).contains(first.value), (0x21...0x7E).contains(last.value)
    {
      return String(self)
    }
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = unicodeScalars.firstIndex(where: { !isBlank($0) }),
      let last = unicodeScalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(String.UnicodeScalarView(unicodeScalars[first...last]))
  }
}

extension String {
  /// The text, or nil when it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}

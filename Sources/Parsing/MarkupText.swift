internal import Foundation

/// Reads the text of an element by what it says of its own markup.
enum MarkupText {
  /// On one line, for titles and names.
  static func line(_ element: MarkupElement, isAtom: Bool) -> String {
    let text = block(element, isAtom: isAtom)
    // A block has one blank between words; what else may separate them begins with one of these.
    let isLine = !text.utf8.contains { $0 < 0x20 || $0 == 0xC2 || (0xE1...0xE3).contains($0) }
    return isLine ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// With its line breaks, for bodies.
  ///
  /// Atom says what its text is; RSS is taken as HTML.
  static func block(_ element: MarkupElement, isAtom: Bool) -> String {
    if element.hasElements { return HTMLFragment.text(element.innerHTML) }
    let type = element.attribute("type")?.trimmed.lowercased() ?? ""
    let mode = element.attribute("mode")?.trimmed.lowercased() ?? ""
    var text = element.text
    if mode == "base64" || (isAtom && isBinary(type)) {
      // A type nobody knows over plain words is common; a picture is no text.
      if let data = Data(base64Encoded: text.filter { !$0.isWhitespace }) {
        text = String(data: data, encoding: .utf8) ?? ""
      }
    }
    let isPlain = isAtom && mode != "escaped" && ["", "text", "text/plain"].contains(type)
    return isPlain ? HTMLFragment.tidy(text) : HTMLFragment.text(text)
  }

  /// Atom: a media type that is neither text nor XML means base64.
  private static func isBinary(_ type: String) -> Bool {
    type.contains("/") && !type.hasPrefix("text/") && !type.contains("html")
      && !type.hasSuffix("xml") && !type.hasSuffix("json")
  }
}

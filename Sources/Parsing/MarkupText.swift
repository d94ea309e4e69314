internal import Foundation
internal import Text

/// Reads the text of an element by what it says of its own markup.
enum MarkupText {
  /// On one line, for titles and names.
  static func line(_ element: MarkupElement, isAtom: Bool) -> String {
    UTF8Text.line(block(element, isAtom: isAtom))
  }

  /// With its line breaks, for bodies.
  ///
  /// Atom says what its text is; RSS is taken as HTML.
  static func block(_ element: MarkupElement, isAtom: Bool) -> String {
    if element.hasElements { return HTMLFragment.text(element.innerHTML.span) }
    let type = element.attribute(.type)?.trimmed.lowercased() ?? ""
    let mode = element.attribute(.mode)?.trimmed.lowercased() ?? ""
    var text = element.content
    if mode == "base64" || (isAtom && isBinary(type)) {
      // A type nobody knows over plain words is common; a picture is no text.
      if let data = Data(base64Encoded: String(utf8: text).filter { !$0.isWhitespace }) {
        text = (String(data: data, encoding: .utf8) ?? "").utf8.map { $0 }[...]
      }
    }
    let isPlain = isAtom && mode != "escaped" && ["", "text", "text/plain"].contains(type)
    return isPlain ? HTMLFragment.tidy(text.span) : HTMLFragment.text(text.span)
  }

  /// Atom: a media type that is neither text nor XML means base64.
  private static func isBinary(_ type: String) -> Bool {
    type.contains("/") && !type.hasPrefix("text/") && !type.contains("html")
      && !type.hasSuffix("xml") && !type.hasSuffix("json")
  }
}

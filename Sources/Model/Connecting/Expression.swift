/// How one value of a mention is found in an answer.
///
/// Total: it reads nothing but the document, walks only lists that are in it, and its own nesting is
/// that of the file it was written in.
package indirect enum Expression: Hashable, Sendable {
  /// The value at a pointer.
  case pointer(Pointer)
  /// The same for every item.
  case constant(String)
  /// The first that is not empty.
  case first([Expression])
  /// A value in another form.
  case converted(Expression, Conversion)
  /// A text with holes; nothing when one of them stays empty.
  case template([Piece])
  /// A text chosen by another.
  case choice(Expression, [Case])
  /// Whether a value is that text.
  case equals(Expression, String)
  /// Whether there is any value.
  case any(Expression)
  /// From the first element of a list that meets all conditions.
  case find(Expression, [Condition], Expression)
  /// From each element of a list (or of a list inside each, or of the table's row it names).
  case each(Expression, flat: Pointer?, table: String?, Expression)
  /// From the row of a table that a key names.
  case lookup(table: String, key: Expression, Expression)

  /// What a value is turned into.
  package enum Conversion: String, Sendable, CaseIterable {
    /// HTML to the text a reader sees.
    case html
    /// `&amp;` and the like to characters, the rest untouched.
    case entities = "html_entities"
    case int
    case string
    /// Seconds since 1970, to a date.
    case epochSeconds = "epoch_s"
    /// Milliseconds since 1970, to a date.
    case epochMilliseconds = "epoch_ms"
    /// Microseconds since 1970, to a date.
    case epochMicroseconds = "epoch_us"
    /// `20260302T110409Z`, to a date.
    case compact = "compact_utc"
    /// `Spanish`, to `es`.
    case languageName = "language_name"
  }

  /// One piece of a template.
  package enum Piece: Hashable, Sendable {
    case text(String)
    /// The first value that is not empty; of a path only what follows the last slash, if wished.
    case value([Pointer], isLast: Bool)
    /// A parameter of the source.
    case parameter(String)
  }

  /// One choice: this text for that value.
  package struct Case: Hashable, Sendable {
    package var value: String
    package var result: String

    /// A case from its parts.
    package init(value: String, result: String) {
      self.value = value
      self.result = result
    }
  }

  /// What an element must have at a pointer.
  package struct Condition: Hashable, Sendable {
    package var pointer: Pointer
    package var value: String

    /// A condition from its parts.
    package init(pointer: Pointer, value: String) {
      self.pointer = pointer
      self.value = value
    }
  }
}

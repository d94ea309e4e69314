internal import Text

extension FoldedText.Token {
  /// True when no pause stands before it.
  @inline(__always) var isTied: Bool { if case .none = pause { true } else { false } }
  /// How many folded bytes it has.
  @inline(__always) var width: Int { Int(end &- start) }
}

internal import Text

extension FoldedText.Token {
  /// True when no pause stands before it.
  @inline(__always) var isTied: Bool { if case .none = pause { true } else { false } }
  /// Patterns instead of `==`, which would be a call for every word.
  @inline(__always) var isWord: Bool { if case .word = kind { true } else { false } }
  @inline(__always) var isTag: Bool { if case .tag = kind { true } else { false } }
}

internal import Model

/// A value of a YAML file and where it stands; nothing is typed until somebody expects a type.
struct YAMLNode {
  /// The four shapes a value can have.
  enum Value {
    /// Nothing, `~` or a bare `null`: as if the key had not been written.
    case absent
    /// Any other text, quoted or not.
    case text(String)
    case list([YAMLNode])
    case map([YAMLMember])
  }

  var place: FilePlace
  var value: Value

  /// Whether nothing was written.
  var isAbsent: Bool {
    if case .absent = value { return true }
    return false
  }
}

/// One `key: value` of a mapping.
struct YAMLMember {
  var key: String
  /// Where the key stands.
  var place: FilePlace
  var value: YAMLNode
}

/// Takes the members of an object in order: to keep them, or to write them down without a value between.
package protocol MemberSink {
  /// Takes a member.
  mutating func member(_ name: String, _ value: JSON)
  /// Takes a member that is an object, whose members are given while it is open.
  mutating func object(_ name: String, _ members: (inout Self) -> Void)
}

extension JSON {
  /// The object with the members that are given.
  init(members: (inout Members) -> Void) {
    var sink = Members()
    members(&sink)
    self = .object(sink.list)
  }

  /// Keeps members.
  struct Members: MemberSink {
    fileprivate var list: [Member] = []

    mutating func member(_ name: String, _ value: JSON) { list.append(Member(name, value)) }

    mutating func object(_ name: String, _ members: (inout Self) -> Void) {
      list.append(Member(name, JSON(members: members)))
    }
  }
}

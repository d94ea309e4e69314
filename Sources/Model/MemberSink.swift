/// Takes the members of an object in order: to keep them, or to write them down without a value between.
package protocol MemberSink {
  /// Takes a member that a contract names.
  mutating func member(_ name: StaticString, _ value: JSON)
  /// Takes a member that is an object, whose members are given while it is open.
  mutating func object(_ name: StaticString, _ members: (inout Self) -> Void)
  /// Takes members that no contract names, which pass through as they came.
  mutating func pass(_ members: [JSON.Member])
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

    mutating func member(_ name: StaticString, _ value: JSON) {
      list.append(Member(name.description, value))
    }

    mutating func object(_ name: StaticString, _ members: (inout Self) -> Void) {
      member(name, JSON(members: members))
    }

    mutating func pass(_ members: [Member]) { list += members }
  }
}

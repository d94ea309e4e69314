internal import Model
internal import Transfers

/// How far a mailbox was read, as the status of its source keeps it.
struct MailCursor: Hashable, Sendable {
  var position: MailboxPosition
  /// Whether what lies there is still old: a first visit, or the first after blindness, takes several
  /// rounds.
  var isCatchingUp: Bool

  init(position: MailboxPosition, isCatchingUp: Bool) {
    self.position = position
    self.isCatchingUp = isCatchingUp
  }

  /// The cursor in a status; nil for none, and for that of another mailbox under the same id.
  init?(_ text: String?, of source: Source) {
    let parts = (text ?? "").split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0] == Self.mark(of: source)[...], let validity = UInt32(parts[1]),
      let uid = UInt32(parts[2])
    else { return nil }
    position = MailboxPosition(validity: validity, uid: uid)
    isCatchingUp = parts[3] == "+"
    if parts.count > 4 {
      position.recent = parts[4].split(separator: ",").compactMap { UInt64($0, radix: 16) }
    }
  }

  /// As it is kept.
  func text(of source: Source) -> String {
    let recent = position.recent.map { String($0, radix: 16) }.joined(separator: ",")
    return
      "\(Self.mark(of: source)):\(position.validity):\(position.uid):\(isCatchingUp ? "+" : "")"
      + (recent.isEmpty ? "" : ":" + recent)
  }

  private static func mark(of source: Source) -> String {
    ContentHash(source.url, source.mailbox?.user ?? "", source.mailbox?.folder ?? "").hex(8)
  }
}

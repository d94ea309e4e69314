internal import Model

/// What is said on a visit to a mailbox: open the folder without touching it, ask what is new, fetch it
/// without marking it as read.
struct MailboxVisit {
  private let request: MailboxRequest
  private let session: MailSession

  init(_ request: MailboxRequest, _ session: MailSession) {
    self.request = request
    self.session = session
  }

  func run() throws(MailboxError) -> MailboxAnswer {
    let (validity, next) = try open()
    let known = request.position.flatMap { $0.validity == validity ? $0 : nil }
    let found = try search(known)
    var position = MailboxPosition(
      validity: validity, uid: known?.uid ?? (found.isEmpty ? (next ?? 1) - 1 : 0))
    var letters: [Letter] = []
    var left = request.maximumBytes
    for uid in found.prefix(request.maximumLetters) where left > 0 {
      do throws(MailboxError) {
        // One that was deleted in between brings nothing, and is done with.
        if let letter = try fetch(uid) {
          letters.append(letter)
          left -= letter.bytes.count
        }
        position.uid = uid
      } catch {
        // What came stays; the next visit begins with the one at which it broke.
        guard letters.isEmpty else {
          return MailboxAnswer(letters: letters, position: position, isWhole: false)
        }
        guard request.passesOver else { throw error }
        position.uid = uid
        return MailboxAnswer(letters: [], passedOver: 1, position: position, isWhole: false)
      }
    }
    _ = try? session.say("LOGOUT")
    return MailboxAnswer(
      letters: letters, position: position, isWhole: position.uid >= (found.last ?? 0))
  }

  /// Opens the folder to look only; its UIDVALIDITY and, where told, the next UID.
  private func open() throws(MailboxError) -> (validity: UInt32, next: UInt32?) {
    let name = ImapText.quoted(ImapText.folder(request.folder))
    let (said, outcome) = try session.say("EXAMINE \(name)")
    guard Self.isGood(outcome) else { throw .folder(Self.words(outcome)) }
    guard let validity = said.lazy.compactMap({ $0.code("UIDVALIDITY") }).first else {
      throw .dialogue(MailboxTexts.noValidity)
    }
    return (validity, said.lazy.compactMap { $0.code("UIDNEXT") }.first { $0 > 0 })
  }

  /// The UIDs of what is new, rising.
  private func search(_ known: MailboxPosition?) throws(MailboxError) -> [UInt32] {
    if let known, known.uid == .max { return [] }
    let what = known.map { "UID \($0.uid + 1):*" } ?? "SINCE \(ImapText.day(request.since))"
    let (said, outcome) = try session.say("UID SEARCH \(what)")
    guard Self.isGood(outcome) else {
      throw .dialogue(MailboxTexts.refused("SEARCH", Self.words(outcome)))
    }
    var uids: Set<UInt32> = []
    for response in said {
      let words = response.words
      guard words.count > 2, words[0] == "*", words[1].uppercased() == "SEARCH" else { continue }
      // `n:*` always holds the last letter, even when its UID is below n.
      uids.formUnion(words[2...].compactMap { UInt32($0) }.filter { $0 > known?.uid ?? 0 })
    }
    return uids.sorted()
  }

  private func fetch(_ uid: UInt32) throws(MailboxError) -> Letter? {
    let most = request.maximumLetterBytes
    let (said, outcome) = try session.say(
      "UID FETCH \(uid) (UID INTERNALDATE BODY.PEEK[]<0.\(most)>)")
    // A server that cannot give one letter still gives the others.
    guard Self.isGood(outcome) else { return nil }
    return said.lazy.compactMap { Self.letter($0, most: most) }.first { $0.uid == uid }
  }

  /// The letter in a response to FETCH, whatever the order of its parts.
  static func letter(_ response: ImapResponse, most: Int) -> Letter? {
    let words = response.words
    guard words.count > 3, words[0] == "*", words[2].uppercased() == "FETCH" else { return nil }
    var uid: UInt32?
    var arrivedAt: Instant?
    var bytes: [UInt8]?
    var literal = 0
    for (index, word) in words.enumerated().dropLast() {
      let value = words[index + 1]
      switch word.uppercased() {
      case "UID": uid = uid ?? UInt32(value)
      case "INTERNALDATE": arrivedAt = ImapText.unquoted(value).flatMap(ImapText.instant)
      case let name where name.hasPrefix("BODY["):
        if value == String(ImapResponse.mark), literal < response.literals.count {
          bytes = response.literals[literal]
          literal += 1
        } else {
          bytes = ImapText.unquoted(value).map { Array($0.utf8) }
        }
      default: continue
      }
    }
    guard let uid, let bytes else { return nil }
    return Letter(uid: uid, arrivedAt: arrivedAt, bytes: bytes, isCut: bytes.count >= most)
  }

  private static func isGood(_ outcome: ImapResponse) -> Bool {
    outcome.words.dropFirst().first?.uppercased() == "OK"
  }

  private static func words(_ outcome: ImapResponse) -> String {
    outcome.words.dropFirst().joined(separator: " ")
  }
}

internal import Foundation
internal import Model
internal import Text

/// Turns the values of `Model` into the texts of columns, and back.
enum Documents {
  // MARK: - JSON

  /// Levels of nesting that are read: what was let in from outside stands a few levels deeper here.
  private static let deepest = 2 * JSONDocument.deepest

  static func json(_ row: Row, _ column: Int32, _ what: String) throws(Fault) -> JSON {
    guard let json = try? JSONDocument.parse(row.bytes(column), deepest: deepest) else {
      throw Texts.unreadable(what)
    }
    return json
  }

  /// The text of a column from which `json` gives exactly the same value.
  static func text(_ json: JSON) -> String { JSONText.line(json, whole: .withFraction) }

  // MARK: - Codable values

  static func text(_ value: some Encodable, _ what: String) throws(Fault) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      throw Texts.unexpected("\(what) no se puede codificar")
    }
    return String(decoding: data, as: UTF8.self)
  }

  static func value<Item: Decodable>(
    _ row: Row, _ column: Int32, _ what: String
  ) throws(Fault) -> Item {
    guard let item = try? JSONDecoder().decode(Item.self, from: Data(row.bytes(column))) else {
      throw Texts.unreadable(what)
    }
    return item
  }

  // MARK: - Mentions

  /// The mention's document without what is null or empty, which is read back as null or empty.
  static func text(_ mention: Mention) -> String {
    guard case .object(var members) = mention.json else { return "{}" }
    let known = members.count - mention.extra.count
    members = members.enumerated().compactMap { offset, member in
      offset < known ? lean(member, author: mention.author) : member
    }
    return text(.object(members))
  }

  private static func lean(_ member: JSON.Member, author: Author?) -> JSON.Member? {
    switch member.value {
    case .null: return nil
    case .array(let items) where items.isEmpty: return nil
    case .object(let inner) where member.name == "author":
      let known = inner.count - (author?.extra.count ?? 0)
      let kept = inner.enumerated().filter { $0.offset >= known || $0.element.value != .null }
      return .init(member.name, .object(kept.map(\.element)))
    case .object(let inner) where member.name == "counts":
      let kept = inner.filter { $0.value != .null }
      return kept.isEmpty ? nil : .init(member.name, .object(kept))
    default: return member
    }
  }

  /// The columns that `mention(_:)` reads, in its order.
  static let mentionColumns =
    "m.sequence, m.received, m.effective, m.backfill, m.document, m.finding"

  /// The mention in a row of `mentionColumns`.
  static func mention(_ row: Row) throws(Fault) -> StoredMention {
    let sequence = row.integer(0)
    let mention: Mention
    do {
      mention = try Mention(json: try json(row, 4, "mención \(sequence)"))
    } catch {
      throw Texts.unreadable("mención \(sequence): \(error.what)")
    }
    let finding = Finding(archiveJSON: try json(row, 5, "lectura \(sequence)"))
    var read = ReadMention(
      mention: mention, finding: finding, receivedAt: Instant(milliseconds: row.integer(1)),
      isBackfill: row.integer(3) != 0)
    read.effectiveAt = Instant(milliseconds: row.integer(2))
    return StoredMention(sequence: sequence, read: read)
  }
}

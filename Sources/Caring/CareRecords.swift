/// The cases in memory by id, each in a box of its own.
///
/// The queue is copied before every commit, so that a commit that fails can be taken back, and changes
/// right after: copying a record counts some twenty references, copying its box one.
struct CareRecords: Sendable, Codable, Equatable {
  private final class Box: Sendable {
    let record: CareRecord

    init(_ record: CareRecord) { self.record = record }
  }

  private var boxes: [String: Box] = [:]

  /// No cases.
  init() {}

  subscript(id: String) -> CareRecord? {
    get { boxes[id]?.record }
    set { boxes[id] = newValue.map(Box.init) }
  }

  var isEmpty: Bool { boxes.isEmpty }

  /// Every record, in no order.
  var all: some Collection<CareRecord> { boxes.values.lazy.map(\.record) }

  static func == (left: CareRecords, right: CareRecords) -> Bool {
    left.boxes.count == right.boxes.count
      && left.boxes.allSatisfy { right[$0.key] == $0.value.record }
  }

  init(from decoder: any Decoder) throws {
    boxes = try decoder.singleValueContainer().decode([String: CareRecord].self).mapValues(Box.init)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(boxes.mapValues(\.record))
  }
}

internal import CGMime
internal import Model

/// A mail as GMime takes it apart: what its head says, and its parts without the tree they hung on.
struct MailParts {
  /// A part without parts of its own.
  struct Part {
    /// What it is to a reader.
    enum Kind { case plain, html, attachment }

    var kind: Kind
    /// The outermost multipart/alternative it stands in, from 1; 0 for none.
    var alternative: Int
    /// `text/plain`, in lower case.
    var type: String
    var charset: String?
    /// The file name it suggests.
    var name: String?
    /// The content of a text; empty for an attachment, which is never opened.
    var bytes: [UInt8]
    /// About how many bytes it has.
    var size: Int
    var isFlowed: Bool
  }

  private(set) var fields: [vigia_mail_field.RawValue: String] = [:]
  private(set) var date: Instant?
  /// Ids without angle brackets, the first first.
  private(set) var inReplyTo: [String] = []
  private(set) var references: [String] = []
  private(set) var parts: [Part] = []

  /// The mail in its bytes; nil when they are none.
  init?(_ bytes: [UInt8]) {
    let opened = unsafe bytes.withUnsafeBytes { buffer in
      unsafe vigia_mail_open(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let mail = unsafe opened else { return nil }
    defer { unsafe vigia_mail_close(mail) }
    for field in 0..<VIGIA_MAIL_FIELDS.rawValue {
      if let text = unsafe vigia_mail_text(mail, vigia_mail_field(rawValue: field)) {
        fields[field] = unsafe String(cString: text)
      }
    }
    var seconds: Int64 = 0
    if unsafe vigia_mail_date(mail, &seconds) { date = Instant(seconds: seconds) }
    inReplyTo = unsafe Self.chain(VIGIA_MAIL_IN_REPLY_TO, of: mail)
    references = unsafe Self.chain(VIGIA_MAIL_REFERENCES, of: mail)
    for index in 0..<(unsafe vigia_mail_part_count(mail)) {
      if let part = unsafe vigia_mail_part_at(mail, index) {
        unsafe parts.append(Part(part.pointee))
      }
    }
  }

  /// A text of the head, without blanks at its ends; nil when there is none.
  func text(_ field: vigia_mail_field) -> String? {
    guard let text = fields[field.rawValue]?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  @unsafe private static func chain(
    _ chain: vigia_mail_chain, of mail: OpaquePointer
  ) -> [String] {
    (0..<(unsafe vigia_mail_chain_count(mail, chain))).compactMap { index in
      unsafe vigia_mail_chain_at(mail, chain, index).map { unsafe String(cString: $0) }
    }
  }
}

extension MailParts.Part {
  fileprivate init(_ part: vigia_mail_part) {
    kind =
      switch unsafe part.kind {
      case VIGIA_MAIL_PLAIN: .plain
      case VIGIA_MAIL_HTML: .html
      default: .attachment
      }
    alternative = unsafe Int(part.alternative)
    type = unsafe part.type.map { unsafe String(cString: $0) } ?? ""
    charset = unsafe part.charset.map { unsafe String(cString: $0) }
    name = unsafe part.name.map { unsafe String(cString: $0) }
    unsafe bytes = Array(UnsafeRawBufferPointer(start: part.bytes, count: part.length))
    size = unsafe part.size
    isFlowed = unsafe part.is_flowed
  }
}

internal import CGMime
package import Model

/// What is known of a mail from outside.
package struct MailContext: Sendable {
  /// The configured source's id.
  package var source: String?
  /// When it lay in the mailbox, as the server says.
  package var arrivedAt: Instant?
  package var fetchedAt: Instant?
  /// Whether only its beginning was fetched.
  package var isCut = false

  /// A context; everything may be unknown.
  package init(
    source: String? = nil, arrivedAt: Instant? = nil, fetchedAt: Instant? = nil,
    isCut: Bool = false
  ) {
    self.source = source
    self.arrivedAt = arrivedAt
    self.fetchedAt = fetchedAt
    self.isCut = isCut
  }
}

/// Turns a mail (RFC 5322, MIME) into a mention of kind `mail`.
///
/// Its id is the Message-ID, whichever mailbox or folder it came by, so that a mail seen twice is one.
/// The text is what its author wrote, without the mail it answers; attachments are named, never opened.
package enum MailDocument {
  /// The members beyond those of every mention.
  private enum Extra {
    static let attachments = "attachments"
    static let cut = "cut"
  }

  /// Longer ids are replaced by their hash.
  private static let longestID = 250
  private static let longestSubject = 500

  /// The mention in a mail's bytes.
  ///
  /// - Throws: a `Fault` of bad data when the bytes are no mail.
  package static func parse(
    _ bytes: [UInt8], _ context: MailContext
  ) throws(Fault) -> Mention {
    guard let mail = MailParts(bytes) else { throw ParsingTexts.isNoMail }
    let whole = MailBody.text(mail.parts)
    var mention = Mention(id: "", text: QuotedText.own(whole))
    mention.kind = .mail
    mention.source = context.source
    mention.title = mail.text(VIGIA_MAIL_SUBJECT).map { String($0.oneLine.prefix(longestSubject)) }
    mention.language = LanguageCode.short(mail.text(VIGIA_MAIL_LANGUAGE))
    mention.fetchedAt = context.fetchedAt
    mention.publishedAt = published(mail, context)
    mention.author = author(of: mail)
    let own = mail.text(VIGIA_MAIL_ID).map(bounded)
    mention.id = qualified(
      own
        ?? DerivedID.make(
          title: nil, published: mention.publishedAt,
          text: (mention.title ?? "") + "\n" + whole + (mention.author?.id ?? "")))
    let parent = mail.inReplyTo.first ?? mail.references.last
    mention.inReplyTo = parent.map { qualified(bounded($0)) }
    mention.conversation =
      (mail.references.first ?? parent).map { qualified(bounded($0)) } ?? mention.id
    let attached = mail.parts.filter { $0.kind == .attachment }
    if !attached.isEmpty {
      mention.extra.append(.init(Extra.attachments, .array(attached.map(listed))))
    }
    if context.isCut { mention.extra.append(.init(Extra.cut, .bool(true))) }
    return mention
  }

  /// The Date header, unless it is missing or lies after the arrival (a clock that goes wrong); then the
  /// arrival.
  private static func published(_ mail: MailParts, _ context: MailContext) -> Instant? {
    let written = mail.date ?? mail.text(VIGIA_MAIL_DATE).flatMap(FeedDate.parse)
    guard let arrived = context.arrivedAt else { return written }
    guard let written, written <= arrived + .minutes(2), written > Instant(milliseconds: 0) else {
      return arrived
    }
    return written
  }

  private static func author(of mail: MailParts) -> Author? {
    var author = Author()
    if let address = mail.text(VIGIA_MAIL_FROM_ADDRESS)?.lowercased() {
      // The address is nobody's public name: what leaves the house carries a hash of it.
      author.id = "mail:" + ContentHash("mail", address).hex()
      author.extra = [.init(Author.privateAddress, .string(address))]
      author.name = address.split(separator: "@").first.map(String.init)
    }
    if let name = mail.text(VIGIA_MAIL_FROM_NAME)?.oneLine {
      author.name = name.split(separator: "@").first.map { String($0.prefix(100)) } ?? author.name
    }
    if isAutomatic(mail) { author.bot = true }
    return author == Author() ? nil : author
  }

  /// Whether a machine wrote it (RFC 3834, and what was in use before): an absence, a bounce, a list.
  private static func isAutomatic(_ mail: MailParts) -> Bool {
    if let how = mail.text(VIGIA_MAIL_AUTO_SUBMITTED)?.lowercased(), !how.hasPrefix("no") {
      return true
    }
    let precedence = mail.text(VIGIA_MAIL_PRECEDENCE)?.lowercased() ?? ""
    if ["bulk", "junk", "list", "auto_reply"].contains(precedence) { return true }
    if mail.text(VIGIA_MAIL_LIST_ID) != nil { return true }
    if mail.text(VIGIA_MAIL_RETURN_PATH) == "<>" { return true }
    let name = mail.text(VIGIA_MAIL_FROM_ADDRESS)?.lowercased().prefix { $0 != "@" } ?? ""
    return ["mailer-daemon", "postmaster", "no-reply", "noreply"].contains(String(name))
  }

  private static func listed(_ part: MailParts.Part) -> JSON {
    [
      "name": JSON(part.name?.oneLine), "type": .string(part.type),
      "size": .integer(Int64(part.size)),
    ]
  }

  private static func bounded(_ id: String) -> String {
    id.utf8.count <= longestID ? id : "h-" + ContentHash(id).hex()
  }

  private static func qualified(_ id: String) -> String { "mail:" + id }
}

extension String {
  /// The text on one line, runs of white space as one blank.
  fileprivate var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

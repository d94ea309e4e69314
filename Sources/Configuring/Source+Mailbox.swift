internal import Foundation
internal import Model

extension Source {
  /// A mailbox is looked into every minute.
  private static let mailInterval = Instant.Span.seconds(60)
  /// From a day to a year.
  private static let histories: ClosedRange<Int64> = 1...365

  /// What a mailbox needs; false when it lacks what it cannot do without.
  mutating func readMailbox(
    _ reader: inout MapReader, _ dialect: Mailbox.Dialect, isFixed: Bool
  ) -> Bool {
    rhythm = nil
    mentionKind = .mail
    if !isFixed { interval = Self.mailInterval }
    let url = reader.text("url", isRequired: true)
    let user = reader.text("user", isRequired: true)
    var mailbox = Mailbox(user: user?.value ?? "", dialect: dialect)
    if let url { check(url, dialect, reader.faults) }
    if let member = reader.member("secrets") { readSecrets(member.value, reader.faults) }
    for name in secrets.keys.sorted() where ![mailbox.password, mailbox.token].contains(name) {
      reader.faults.note(
        reader.place, Texts.mailSecret(name),
        remedy: Texts.oneOf([mailbox.password, mailbox.token])
      )
    }
    // POP3 knows no folders.
    if dialect == .imap, let folder = reader.text("folder") { mailbox.folder = folder.value }
    mailbox.certificates = reader.text("ca_file")?.value
    let days = reader.number(
      "history_days", within: Double(Self.histories.lowerBound)...Double(Self.histories.upperBound),
      default: 3)
    mailbox.history = .hours(Int64(days * 24))
    self.mailbox = mailbox
    self.url = url?.value ?? ""
    return url != nil && user != nil
  }

  private func check(_ url: PlacedText, _ dialect: Mailbox.Dialect, _ faults: FaultBook) {
    guard let parts = URLComponents(string: url.value), let scheme = parts.scheme?.lowercased(),
      [dialect.rawValue, dialect.rawValue + "s"].contains(scheme), let host = parts.host,
      !host.isEmpty
    else {
      return faults.note(
        url.place, Texts.badMailURL(url.value), remedy: Texts.badMailURLRemedy(dialect.rawValue))
    }
    if parts.user != nil || parts.password != nil {
      faults.note(url.place, Texts.userInURL, remedy: Texts.userInURLRemedy)
    }
    if !["", "/"].contains(parts.path) {
      faults.note(url.place, Texts.folderInURL, remedy: Texts.folderInURLRemedy)
    }
  }
}

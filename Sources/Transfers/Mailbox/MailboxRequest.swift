package import Model

/// One visit to a mailbox: where it is, who reads it, what was read before, and every bound to be kept.
package struct MailboxRequest: Sendable {
  /// How the reader proves who it is.
  package enum Proof: Sendable {
    case password(String)
    /// An OAuth 2.0 access token (XOAUTH2, OAUTHBEARER).
    case token(String)
  }

  /// `imaps://mail.example.com` or `pop3s://…`; without the `s` only within a network that is allowed
  /// although private.
  package var url: String
  package var user: String
  package var proof: Proof
  /// The folder's name as people write it.
  package var folder = "INBOX"
  /// What was read before; nil for nothing.
  package var position: MailboxPosition?
  /// Of what was not read before, only what arrived on this day or later is fetched.
  package var since: Instant
  /// Whether a first letter that breaks the visit is passed over, because it broke those before.
  package var passesOver = false
  /// At most so many letters in one visit, the oldest first.
  package var maximumLetters = 50
  /// Of each letter at most so many bytes.
  package var maximumLetterBytes = 1 << 20
  /// Once so many bytes have come, the rest is left for the next visit.
  package var maximumBytes = 16 << 20
  /// The whole visit.
  package var timeout = Instant.Span.seconds(60)
  /// Name look-up, connection, TLS handshake and login.
  package var connectTimeout = Instant.Span.seconds(20)
  /// Addresses, networks or host names that may be reached although private.
  package var allowPrivate: [String] = []
  /// A file of certificates to be trusted instead of the system's.
  package var certificates: String?

  /// A visit with the default bounds.
  package init(url: String, user: String, proof: Proof, since: Instant) {
    self.url = url
    self.user = user
    self.proof = proof
    self.since = since
  }
}

/// How far a mailbox was read: by IMAP the numbers (RFC 3501 §2.3.1.1), by POP3 the last letters.
package struct MailboxPosition: Hashable, Sendable {
  /// While the server gives this number, its UIDs mean the same letters.
  package var validity: UInt32
  /// The last UID that was read.
  package var uid: UInt32
  /// Hashes of the ids (UIDL) of the last letters that were read by POP3, the oldest first.
  package var recent: [UInt64] = []

  /// A position from its parts.
  package init(validity: UInt32, uid: UInt32) {
    self.validity = validity
    self.uid = uid
  }
}

/// A letter as it lay in the mailbox, where it stays unread.
package struct Letter: Sendable {
  package var uid: UInt32
  /// When the server took it in.
  package var arrivedAt: Instant?
  package var bytes: [UInt8]
  /// Whether only its beginning was fetched.
  package var isCut: Bool
}

/// What a visit brought.
package struct MailboxAnswer: Sendable {
  package var letters: [Letter]
  /// How many letters could not be fetched and never will be.
  package var passedOver = 0
  /// Where the next visit goes on.
  package var position: MailboxPosition
  /// Whether nothing is left for the next visit.
  package var isWhole: Bool
}

/// Why a visit to a mailbox brought nothing.
package enum MailboxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The connection failed.
  case transfer(TransferError)
  /// User, password or token were refused.
  case login
  /// Without TLS, `imap://` or `pop3://` would carry the password in the clear over the public network.
  case clear
  /// The folder does not exist, in the server's words.
  case folder(String)
  /// The server said something that is not IMAP or went on for too long.
  case dialogue(String)

  /// The reason in the operator's Spanish, one sentence without a full stop.
  package var description: String { MailboxTexts.description(of: self) }
}

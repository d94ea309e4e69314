package import Model

/// What a list is asked for.
package struct DeskQuery: Sendable, Hashable {
  /// Names and values as in the query string, only names that the list documents.
  package var filters: [String: String]
  /// Where the page before ended, as `DeskPage.next` said; nil for the first page.
  package var cursor: String?
  /// At most so many items, 1…500.
  package var limit: Int

  /// A query from its parts.
  package init(filters: [String: String] = [:], cursor: String? = nil, limit: Int = 100) {
    self.filters = filters
    self.cursor = cursor
    self.limit = limit
  }
}

/// One page of a list.
package struct DeskPage: Sendable, Hashable {
  /// The documents.
  package var items: [JSON]
  /// The cursor of the page after, stable under inserts; nil on the last page.
  package var next: String?

  /// A page from its parts.
  package init(items: [JSON], next: String? = nil) {
    self.items = items
    self.next = next
  }
}

/// What a single document may be.
package enum DeskKind: String, Sendable, CaseIterable {
  case alert, mention
  case careCase = "case"
  /// An account suspected of posing as a brand.
  case account
}

/// What a person asks to be done.
package struct DeskAction: Sendable, Hashable {
  /// What can be asked; the first three of alerts (`silence` also of a brand), the next of cases, the
  /// last two of suspected accounts.
  package enum Verb: String, Sendable, CaseIterable {
    case acknowledge, silence, resolve
    case assign, reply, wait, close, discard, reopen
    case confirm, dismiss
  }

  /// The kind of document acted on: an alert, a case or an account.
  package var kind: DeskKind
  /// Its id.
  package var id: String
  package var verb: Verb
  /// Who asks, as they sign.
  package var by: String
  /// The whole JSON body: `minutes` or `until` (silence), `to` (assign), `outcome` and `reason` (close,
  /// discard), `text` (reply), `as` (dismiss).
  package var arguments: JSON

  /// An action from its parts.
  package init(kind: DeskKind, id: String, verb: Verb, by: String, arguments: JSON = .object([])) {
    self.kind = kind
    self.id = id
    self.verb = verb
    self.by = by
    self.arguments = arguments
  }
}

/// What became of the mentions that were handed in.
package struct IngestReceipt: Sendable, Hashable {
  /// A line that was not taken.
  package struct Rejection: Sendable, Hashable {
    /// The line, from 1.
    package var line: Int
    /// Why, in Spanish.
    package var error: String

    /// A rejection from its parts.
    package init(line: Int, error: String) {
      self.line = line
      self.error = error
    }
  }

  /// Mentions committed now.
  package var accepted: Int
  /// Mentions that were known already.
  package var duplicates: Int
  /// Lines not taken, in order.
  package var rejected: [Rejection]

  /// A receipt from its parts.
  package init(accepted: Int, duplicates: Int, rejected: [Rejection] = []) {
    self.accepted = accepted
    self.duplicates = duplicates
    self.rejected = rejected
  }

  /// The document of the answer.
  package var json: JSON {
    [
      "accepted": JSON(accepted), "duplicates": JSON(duplicates),
      "rejected": .array(
        rejected.map { ["line": JSON($0.line), "error": .string($0.error)] }),
    ]
  }
}

/// How the monitor is.
package struct DeskHealth: Sendable, Hashable {
  /// False while starting, stopping, or unable to commit.
  package var ready: Bool
  /// The document of `/readyz`, an object with the reasons.
  package var detail: JSON

  /// A state from its parts.
  package init(ready: Bool, detail: JSON = .object([])) {
    self.ready = ready
    self.detail = detail
  }
}

/// How a connector proves who asks.
package struct ConnectorAuth: Hashable, Sendable {
  /// The ways there are.
  package enum Way: String, Sendable, CaseIterable {
    case none, bearer, header, query, path
    case clientCredentials = "oauth2_client_credentials"
    /// A token against an assertion signed with the account's own key (RFC 7523; Google).
    case serviceAccount = "oauth2_service_account"
    case session
  }

  package var way = Way.none
  /// The names of its secrets, in the order the way wants them.
  package var secrets: [String] = []
  /// The header or query parameter that carries it, where the way needs a name.
  package var name: String?
  /// Asks without it when the operator has none.
  package var isOptional = false
  /// Where a token is got (`oauth2_client_credentials`; of a service account, instead of what its key file
  /// says).
  package var tokenURL: String?
  /// What a service account asks to be allowed.
  package var scope: String?
  /// How a session is opened (`session`).
  package var login: RequestTemplate?
  /// Where the session's token is in the answer to the login.
  package var token: Pointer?

  /// No proof at all.
  package init() {}
}

/// What is remembered of an answer so that the next request asks only for what came after.
package struct CursorRule: Hashable, Sendable {
  /// The ways there are.
  package enum Mode: String, Sendable, CaseIterable {
    /// Nothing is sent; what was seen is known by its id.
    case seen
    case sinceID = "since_id"
    case minimumID = "min_id"
    case sinceTime = "since_time"
    case offset
  }

  /// How two values are compared.
  package enum Order: String, Sendable, CaseIterable {
    /// Longer is later, then by letters: ids of growing length.
    case snowflake
    case text
  }

  package var mode = Mode.seen
  package var of: Pointer?
  package var order = Order.snowflake
  /// Whether a time is sent as seconds since 1970.
  package var isEpoch = false
  /// How far before the newest a time is set, because indexes lag.
  package var overlap = Instant.Span.seconds(0)
  /// What is added to a number.
  package var plus: Int64 = 0
  /// Whether only the first page's value counts (the newest comes first).
  package var isFirstPageOnly = false

  /// Remembering by ids alone.
  package init() {}
}

/// How further pages of one answer are asked for.
package struct PageRule: Hashable, Sendable {
  /// The ways there are.
  package enum Mode: String, Sendable, CaseIterable {
    case none, token, number, link
    case nextURL = "next_url"
    case minimumOf = "min_of"
  }

  package var mode = Mode.none
  /// Where the token, the next address or the smallest id is.
  package var of: Pointer?
  /// The relation of a `Link` header.
  package var relation = "next"
  /// Query parameters that are taken off a next address before it is kept: they carry secrets.
  package var strip: [String] = []
  package var first = 1
  /// At most so many pages in one round.
  package var most = 1
  /// Whether an empty page is no end.
  package var emptyIsNoEnd = false
  /// The query parameter that says how many items a page has, with its bounds.
  package var size: Size?

  /// How many items are asked for.
  package struct Size: Hashable, Sendable {
    package var parameter: String
    package var least: Int
    package var most: Int

    /// Bounds of a page.
    package init(parameter: String, least: Int, most: Int) {
      self.parameter = parameter
      self.least = least
      self.most = most
    }
  }

  /// One page.
  package init() {}
}

/// Which headers say how many requests are left and when more are given.
package struct RateDialect: Hashable, Sendable {
  /// How the moment of the reset is written.
  package enum Reset: String, Sendable, CaseIterable {
    case iso8601
    case epochSeconds = "epoch_s"
    case deltaSeconds = "delta_s"
  }

  package var limit: String?
  package var remaining: String?
  package var reset: String?
  package var resetForm: Reset?
  /// Where the body says how many seconds to wait.
  package var retryBody: Pointer?
  /// Headers with JSON percentages of what is used up (Meta).
  package var usage: [String] = []

  /// `Retry-After` alone, which is always understood.
  package init() {}
}

/// What may be spent on a source in a UTC day.
package struct SourceBudget: Hashable, Sendable {
  /// What is counted.
  package enum Unit: String, Sendable, CaseIterable {
    case post, request
  }

  /// When it is spent.
  package enum Pace: String, Sendable, CaseIterable {
    /// No faster than the day goes by, so that there is something left in the evening.
    case even
    /// As fast as the interval asks for.
    case free
  }

  package var unit = Unit.post
  package var pace = Pace.even
  /// The price of one, in millionths of a dollar.
  package var cost: Int64 = 0
  /// The price of each author read beside the posts, in millionths of a dollar.
  package var authorCost: Int64 = 0
  /// Millionths of a dollar a day; nil for no bound in money.
  package var dailyCost: Int64?
  /// Posts or requests a day; nil for no bound in number.
  package var dailyCount: Int?
  /// What it may spend together with others; its own bounds hold beside that.
  package var shared: SharedBudget?
  /// 1 comes first; counts where the shared budget goes by priority.
  package var priority = 1

  /// No bound.
  package init() {}
}

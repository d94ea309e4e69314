package import Model

/// What an operator has set up: whom to watch, where to ask, whom to tell (`vigia-config/1`).
package struct Configuration: Hashable, Sendable {
  /// What a crash may cost.
  package enum Durability: String, Sendable, CaseIterable {
    /// Nothing that was committed is lost when the power fails.
    case power
    /// Nothing is lost when the process dies; a power cut may cost the last moments.
    case process
  }

  /// The IANA zone of local hours and of the working week.
  package var timezone: String
  /// The archive's file as written; see `path(_:)`.
  package var archive = "vigia.db"
  package var listen = ListenAddress(host: "127.0.0.1", port: 8080)
  /// Addresses, networks or host names that sources and receivers may reach although private.
  package var allowPrivate: [String] = []
  package var brands: [Brand] = []
  package var sources: [Source] = []
  /// Recordings that only feed the baseline, as written; see `path(_:)`.
  package var history: [String] = []
  package var receivers: [Receiver] = []
  package var routes: [Route] = []
  /// The pack of drivers and flags in force: the name of a file of `Rules/`, without its ending.
  package var rules = "telco"
  package var durability = Durability.power
  /// How old a minute must be before the baseline learns it.
  package var lateness = Instant.Span.minutes(15)
  /// The score at which a series opens, where the file fixes one; nil leaves it to the brands' budgets
  /// of false alarms.
  package var threshold: Double?
  /// What is tried beside all this without telling anybody.
  package var shadow: Shadow?
  package var tokens: [AccessToken] = []
  /// What is due, by beginning.
  package var calendar: [CalendarEntry] = []
  /// Where the operator of a site that is asked can complain, a web or mail address.
  package var contact: String?
  /// The care queue's promises when the file has a `care` section, else nil (`Rules/care.yaml` counts).
  package var care: CareRules?
  /// The folder of the file, against which relative paths resolve.
  package var directory: String

  /// A configuration without brands or sources, for `vigia demo` and tests.
  package init(timezone: String, directory: String) {
    self.timezone = timezone
    self.directory = directory
  }

  /// A path of the file as the process can open it: relative ones begin at `directory`.
  package func path(_ written: String) -> String {
    if written.hasPrefix("/") || directory.isEmpty { return written }
    return directory.hasSuffix("/") ? directory + written : directory + "/" + written
  }

  /// A source with the files that it names as the process can open them.
  package func located(_ source: Source) -> Source {
    var source = source
    if let file = source.mailbox?.certificates { source.mailbox?.certificates = path(file) }
    if let folder = source.folder {
      source.folder?.path = path(folder.path)
      source.folder?.done = folder.done.map(path)
    }
    return source
  }
}

/// Where the monitor answers HTTP.
package struct ListenAddress: Hashable, Sendable {
  /// A name or a numeric address, without the brackets of IPv6.
  package var host: String
  /// 0 lets the system choose.
  package var port: Int

  /// An address from its parts.
  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }
}

/// Somebody who may use the API, known by a token that the file never holds in the clear.
package struct AccessToken: Hashable, Sendable {
  /// What a token may be used for.
  package enum Scope: String, Sendable, CaseIterable {
    case read, act, ingest
  }

  /// How the token is recognised.
  package enum Secret: Hashable, Sendable {
    /// SHA-256 of the token, 64 lower-case hexadecimal digits.
    case sha256(String)
    /// The name of the environment variable that holds the token.
    case environment(String)
  }

  /// For whom it is, as logs and the page name it.
  package var name: String
  package var secret: Secret
  package var scopes: [Scope]

  /// A token from its parts.
  package init(name: String, secret: Secret, scopes: [Scope]) {
    self.name = name
    self.secret = secret
    self.scopes = scopes
  }
}

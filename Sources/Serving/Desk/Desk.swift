package import Model

/// What the site asks of the monitor; `Monitor` implements it.
///
/// Faults become problem documents: `.badData` and `.usage` 400, `.noInput` 404, `.notAllowed` 409
/// (the state does not permit it), `.tryLater`, `.unavailable` and `.inputOutput` (a full disk) 503 with
/// `Retry-After`, any other 500.
package protocol Desk: Sendable {
  /// Vigía's clock.
  func now() -> Instant

  /// The first data of the page, one document.
  ///
  /// Members marked "or null" may be missing. The page shows lists in the order given.
  /// ```json
  /// {"now":"2026-03-02T23:40:00Z","timezone_offset_s":-10800,
  ///  "sequence":4711,           // last sequence of the alerts stream that is contained here
  ///  "lag_s":41,                // published → alert, 95th percentile of late, or null
  ///  "brands":[{
  ///    "id":"andina","title":"Andina Móvil","competitor":false,
  ///    "level":"critical",      // highest level of its live alerts, or null
  ///    "learning":false,
  ///    "reason":null,           // why it is learning: "aprendiendo: faltan 18 h", or null
  ///    "per_minute":50.0,       // mentions a minute over the last 5 closed minutes
  ///    "expected_per_minute":8.1,     // the same minutes' expectation, or null while learning
  ///    "negative_share":0.71,         // last hour, 0…1, or null
  ///    "usual_negative_share":0.38,   // or null
  ///    "voices":612,            // distinct authors in the last hour
  ///    "reach":1300000,         // sum of their followers, or null
  ///    "since":"2026-03-02T23:06:00Z",  // when its loudest live alert began, or null
  ///    "ratio":6.2,             // per_minute over what was expected, or null
  ///    "settled":29540230,      // minutes from here on are still coming in
  ///    "spark":"<svg…>",        // the chart's line, small
  ///    "minutes":[{"t":29540000,"count":6,"expected":7.9}],
  ///        // what the chart shows: oldest first, one a minute, 60…240; t = minutes since the Unix
  ///        // epoch; count null when missing; expected null while learning
  ///    "drivers":[{"id":"signal","title":"Señal","count":612,"previous":40,"rank_before":5,
  ///      "spark":"<svg…>"}],
  ///        // the last hour, by falling count; previous and rank_before = the hour before, or null
  ///    "places":[{"name":"Rosario","count":81}]}],          // last hour, by falling count
  ///  "alerts":[{…contract alert…,"brand_title":"Andina Móvil",
  ///    "driver_titles":["Señal"],                            // same order as drivers
  ///    "posts_text":[{"id":"x:1","text":"…","author":"@vero.k","followers":48000,"url":"https://…"}]}],
  ///        // live ones, highest level first, then newest; texts masked
  ///  "cases":[{…contract case…,"brand_title":"Andina Móvil","driver_titles":["Señal"],
  ///    "summary":"…"}],         // masked start of the first mention; working order, at most 20
  ///  "care":{"open":64,"due_soon":7,"breached":2,
  ///    "service_level":0.83,    // first answers in time, 0…1, or null
  ///    "closed_on_time":0.91,   // or null
  ///    "first_response_s":2700, // the promise, or null
  ///    "due_soon_s":600},       // from when on a clock shows "por vencer"; 600 when missing
  ///  "sources":[{…SourceStatus.json…,"title":"Diario"}],
  ///  "quotes":[{"text":"…","author":"@vero.k","followers":48000,"url":"https://…",
  ///    "brand_title":"Andina Móvil","words":["sin señal"]}],  // words = what counted, or []
  ///  "accounts":[{…as in `accounts`…,"brand_title":"Andina Móvil"}]}
  ///        // to be judged first, then confirmed within a day; whoever reached most first, at most 8
  /// ```
  func overview() async -> JSON

  /// A chart of a brand as an SVG document; nil for a brand that is not watched.
  func chart(_ query: ChartQuery) async -> String?

  /// Alerts, newest first; filters `brand`, `state`, `level`, `kind`.
  func alerts(_ query: DeskQuery) async throws(Fault) -> DeskPage
  /// Cases in working order; filters `brand`, `state`, `channel`, `assignee`.
  func cases(_ query: DeskQuery) async throws(Fault) -> DeskPage
  /// Mentions, newest first, masked; filters `brand`, `driver`, `label`, `text`, `from`, `to`.
  func mentions(_ query: DeskQuery) async throws(Fault) -> DeskPage
  /// Accounts suspected of posing as a brand, the latest news first; filters `brand`, `state`.
  ///
  /// `{"id","brand","state":"suspected|confirmed|dismissed","handle","name","url","avatar","bio",
  /// "followers","created_at","impersonation":{"points","tier","evidence"},"first_seen","first_reply",
  /// "judged_by","judged_at","exposed_count","exposed":[{"mention","author","reply","reply_url","at",
  /// "gave"}],"picture",
  /// "official":{"handle","name","url","avatar","picture","followers","bio","created_at"},
  /// "report":{"text","links":[{"title","url"}]}}`; `picture` is the path under which Vigía serves its
  /// own small copy of `avatar`, null while it has none.
  func accounts(_ query: DeskQuery) async throws(Fault) -> DeskPage
  /// The state of every source.
  func sources(_ query: DeskQuery) async throws(Fault) -> DeskPage
  /// The state of every receiver and its deliveries.
  func receivers(_ query: DeskQuery) async throws(Fault) -> DeskPage
  /// One document by id (or by the unambiguous beginning of one); nil when there is none.
  func item(_ kind: DeskKind, id: String) async throws(Fault) -> JSON?
  /// The small copy of a suspect's picture, or of the real account's beside it, as JPEG; nil while there
  /// is none at hand.
  func picture(of account: String, official: Bool) async throws(Fault) -> [UInt8]?

  /// Does what a person asked for and answers with the changed document.
  func act(_ action: DeskAction) async throws(Fault) -> JSON

  /// Takes NDJSON mentions and returns after the commit. `.tryLater` when full.
  ///
  /// The same key gives the same receipt again, whatever the body.
  func ingest(_ body: [UInt8], idempotencyKey: String?) async throws(Fault) -> IngestReceipt

  /// Takes what a source sent by itself and proved to be its own: mentions, or the documents of its
  /// connector. The same key gives the same receipt again.
  func pushed(
    _ body: [UInt8], from source: String, idempotencyKey: String
  ) async throws(Fault) -> IngestReceipt
  /// Is told that a delivery to a source bore a wrong signature.
  func refusedPush(to source: String) async

  /// The items after a sequence number, rising, at most `limit`; empty when there are no more.
  func backlog(_ stream: DeskStream, after: Int64, limit: Int) async -> [StreamItem]
  /// The items from now on, rising, each handed over only once `backlog` shows it.
  ///
  /// Bounded: a follower that falls behind is ended (`StreamFan` does that), never skipped over.
  func follow(_ stream: DeskStream) async -> AsyncStream<StreamItem>
  /// The last sequence number of a stream; 0 before the first.
  func lastSequence(_ stream: DeskStream) async -> Int64

  /// The figures for `/metrics`, in the order they are to be written.
  func metrics() async -> [Metric]
  /// Whether the monitor is alive and ready, with the reasons.
  func health() async -> DeskHealth
}

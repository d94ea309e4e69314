internal import Model
internal import Serving

extension Figures {
  /// The state of each source, when it answered and will be asked, and what it lacks.
  static func states(_ statuses: [SourceStatus]) -> [Metric] {
    func times(_ name: String, _ help: String, _ time: (SourceStatus) -> Instant?) -> Metric {
      Metric(
        name, .gauge, help: help,
        samples: statuses.compactMap { status in
          time(status).map {
            .init(Double($0.milliseconds) / 1000, [.init("source", status.id)])
          }
        })
    }
    func rechecks(_ name: String, _ help: String, _ count: (RecheckProgress) -> Int) -> Metric {
      Metric(
        name, .counter, help: help,
        samples: statuses.compactMap { status in
          status.recheck.map { .init(Double(count($0)), [.init("source", status.id)]) }
        })
    }
    return [
      rechecks("vigia_source_recheck_asked_total", "Kept posts asked about again.") { $0.asked },
      rechecks("vigia_source_recheck_gone_total", "Kept posts found gone and erased.") { $0.gone },
      Metric(
        "vigia_source_state", .gauge, help: "1 for the state a source is in.",
        samples: statuses.map {
          .init(1, [.init("source", $0.id), .init("state", $0.health.rawValue)])
        }),
      times("vigia_source_last_success_timestamp_seconds", "When it last answered well.") {
        $0.lastSuccess
      },
      times("vigia_source_next_attempt_timestamp_seconds", "When it is asked again.") {
        $0.nextAttempt
      },
      times("vigia_source_blind_since_timestamp_seconds", "Since when it cannot be read.") {
        $0.health.isBlind ? $0.blindSince : nil
      },
      times("vigia_source_credentials_expire_timestamp_seconds", "When its credentials end.") {
        $0.credentials?.expiresAt
      },
      Metric(
        "vigia_source_permissions_missing", .gauge, help: "Permissions its credentials lack.",
        samples: statuses.compactMap { status in
          status.credentials.map {
            .init(Double($0.missing.count), [.init("source", status.id)])
          }
        }),
      Metric(
        "vigia_source_failures", .gauge, help: "Failures since the last good answer.",
        samples: statuses.map { .init(Double($0.failures), [.init("source", $0.id)]) }),
    ]
  }
}

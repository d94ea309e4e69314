internal import Alerting
internal import Caring
internal import Detecting
internal import Model
internal import Serving
internal import Store

/// What `/metrics` tells.
struct Figures {
  let core: Core
  let rounds: Rounds
  let live: Broadcast

  /// The figures, in the order they are written.
  func metrics() async -> [Metric] {
    let counts = await core.figures
    let statuses = await rounds.statuses
    let memory = await core.present.memory
    let budgets = await rounds.sharedSpending
    let totals = await core.archive.totals()
    let list = [
      Metric(
        "vigia_mentions_accepted_total", .counter, help: "Mentions committed since the start.",
        samples: [.init(Double(counts.accepted))]),
      Metric(
        "vigia_mentions_duplicate_total", .counter, help: "Mentions that were known already.",
        samples: [.init(Double(counts.duplicates))]),
      Metric(
        "vigia_commits_total", .counter, help: "Transactions committed.",
        samples: [.init(Double(counts.commits))]),
      Metric(
        "vigia_commits_failed_total", .counter, help: "Transactions the archive refused.",
        samples: [.init(Double(counts.failedCommits))]),
      Metric(
        "vigia_events_total", .counter, help: "Events logged since the start.",
        samples: [.init(Double(counts.events))]),
      Metric(
        "vigia_archive_mentions", .gauge, help: "Mentions in the archive.",
        samples: [.init(Double(totals.mentions))]),
      Metric(
        "vigia_archive_bytes", .gauge, help: "Size of the archive's file.",
        samples: [.init(Double(totals.bytes))]),
      Metric(
        "vigia_alerts_live", .gauge, help: "Alerts not yet resolved.",
        samples: [.init(Double(memory.alerts.live.count))]),
      Metric(
        "vigia_copies_index_bytes", .gauge, help: "Size of the index of near-duplicate texts.",
        samples: [.init(Double(memory.copies.bytes))]),
      Metric(
        "vigia_copies_index_mentions", .gauge, help: "Mentions in the index of near-duplicates.",
        samples: [.init(Double(memory.copies.count))]),
      Metric(
        "vigia_accounts_suspected", .gauge, help: "Accounts under suspicion that are remembered.",
        samples: [.init(Double(memory.accounts.suspects.count))]),
      Metric(
        "vigia_accounts_forgotten_total", .counter,
        help: "Suspected accounts that had to make room for others.",
        samples: [.init(Double(memory.accounts.forgotten))]),
      Metric(
        "vigia_cases_open", .gauge, help: "Cases somebody must answer.",
        samples: [.init(Double(memory.cases.open.count))]),
      Metric(
        "vigia_stream_subscribers", .gauge, help: "Followers of the two streams.",
        samples: [
          .init(Double(live.alerts.count), [.init("stream", "alerts")]),
          .init(Double(live.mentions.count), [.init("stream", "mentions")]),
        ]),
      source("vigia_source_blind", .gauge, "1 while a source cannot be read.", statuses) {
        $0.health.isBlind ? 1 : 0
      },
      source("vigia_source_requests_total", .counter, "Requests made to a source.", statuses) {
        Double($0.requests)
      },
      source(
        "vigia_source_not_modified_total", .counter, "Requests answered with 304.", statuses
      ) { Double($0.notModified) },
      source("vigia_source_lag_p95_seconds", .gauge, "Delay of new mentions, 95 %.", statuses) {
        Double($0.pulse?.lag(0.95) ?? 0)
      },
      source("vigia_source_lag_p50_seconds", .gauge, "Delay of new mentions, median.", statuses) {
        Double($0.pulse?.lag(0.5) ?? 0)
      },
      source("vigia_source_mentions_this_hour", .gauge, "New mentions of this hour.", statuses) {
        Double($0.pulse?.count ?? 0)
      },
      source("vigia_source_mentions_usual", .gauge, "Mentions of a usual hour.", statuses) {
        $0.pulse?.usual ?? 0
      },
      Metric(
        "vigia_budget_spent_usd", .gauge, help: "Spent on a shared budget this UTC day.",
        samples: budgets.map { .init(Double($0.cost) / 1_000_000, [.init("budget", $0.id)]) }),
      source("vigia_source_spent_usd", .gauge, "Spent on a source this UTC day.", statuses) {
        Double($0.spending?.cost ?? 0) / 1_000_000
      },
      source("vigia_source_mentions_total", .counter, "Entries a source brought.", statuses) {
        Double($0.mentions)
      },
    ]
    return (list + Self.states(statuses)).filter { !$0.samples.isEmpty }
  }

  private func source(
    _ name: String, _ kind: Metric.Kind, _ help: String, _ statuses: [SourceStatus],
    _ value: (SourceStatus) -> Double
  ) -> Metric {
    Metric(
      name, kind, help: help, samples: statuses.map { .init(value($0), [.init("source", $0.id)]) })
  }
}

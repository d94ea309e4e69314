internal import Configuring
internal import Detecting
internal import Model

/// Suspected accounts as people look at them: beside the brand's real one, with what to send to the
/// network.
struct AccountView {
  let engine: Engine

  private var watch: AccountWatch { engine.memory.accounts }

  /// Suspects people may judge, the latest news first: whoever is at least to be reviewed, answered a
  /// customer, or was judged.
  func suspects(brand: String? = nil, state: Suspect.Standing? = nil) -> [Suspect] {
    watch.suspects.filter { suspect in
      (brand ?? suspect.brand) == suspect.brand && (state ?? suspect.standing) == suspect.standing
        && (suspect.tier >= .review || suspect.exposedCount > 0 || suspect.standing != .suspected)
    }.sorted { one, other in
      let (left, right) = (one.newsAt ?? one.firstSeen, other.newsAt ?? other.firstSeen)
      return (right, one.id) < (left, other.id)
    }
  }

  /// The suspects whose id begins so.
  func suspects(idPrefix id: String) -> [Suspect] {
    watch.suspects.filter { $0.id == id || (id.count >= 4 && $0.id.hasPrefix(id)) }
  }

  /// The document of the API.
  func json(_ suspect: Suspect) -> JSON {
    guard case .object(var members) = suspect.json else { return suspect.json }
    members.append(.init("brand_title", .string(title(of: suspect.brand))))
    members.append(.init("official", official(of: suspect.brand)))
    members.append(.init("report", ReportKit(suspect, brand: title(of: suspect.brand)).json))
    return .object(members)
  }

  private func title(of brand: String) -> String { engine.setup.brand(brand)?.title ?? brand }

  /// The brand's real account: as it was last seen, else as the configuration names it.
  private func official(of brand: String) -> JSON {
    let seen = watch.real[brand]
    let configured = engine.setup.brand(brand)
    return [
      "handle": JSON(seen?.handle ?? configured?.official.first?.handle),
      "name": JSON(seen?.name ?? configured?.title), "url": JSON(seen?.url),
      "avatar": JSON(seen?.avatar), "followers": JSON(seen?.followers), "bio": JSON(seen?.bio),
      "created_at": JSON(seen?.createdAt),
      "handles": JSON(configured?.official.map(\.handle) ?? []),
    ]
  }
}

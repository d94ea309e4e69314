internal import Configuring
internal import Detecting
internal import Model

/// Suspected accounts as people look at them: beside the brand's real one, with what to send to the
/// network.
struct AccountView {
  let engine: Engine
  /// The pictures that are at hand, by their addresses.
  var pictures: Set<String> = []

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

  /// The suspects on the page: those to be judged first, then those confirmed within a day; whoever
  /// reached most people comes first.
  func shown(at now: Instant) -> [Suspect] {
    let shown = suspects().filter { suspect in
      switch suspect.standing {
      case .suspected: suspect.tier >= .review
      case .confirmed: suspect.judgedAt.map { $0 + .hours(24) > now } == true
      case .dismissed: false
      }
    }
    return shown.enumerated().sorted { left, right in
      func rank(_ item: (offset: Int, element: Suspect)) -> (Int, Int, Int) {
        (item.element.standing == .suspected ? 0 : 1, -item.element.exposedCount, item.offset)
      }
      return rank(left) < rank(right)
    }.prefix(Self.mostShown).map(\.element)
  }

  private static let mostShown = 8

  /// The addresses of the pictures that the page shows.
  func shownAvatars(at now: Instant) -> [String] {
    let shown = shown(at: now)
    return shown.compactMap(\.avatar)
      + Set(shown.map(\.brand)).sorted().compactMap { avatar(of: $0) }
  }

  /// The addresses of all pictures that are compared or shown.
  var avatars: Set<String> {
    Set(watch.suspects.compactMap(\.avatar) + watch.real.values.flatMap(\.avatars))
  }

  /// The address of the picture of a brand's real account.
  func avatar(of brand: String) -> String? { watch.real[brand]?.avatar }

  /// The suspects whose id begins so.
  func suspects(idPrefix id: String) -> [Suspect] {
    watch.suspects.filter { $0.id == id || (id.count >= 4 && $0.id.hasPrefix(id)) }
  }

  /// The document of the API.
  func json(_ suspect: Suspect) -> JSON {
    guard case .object(var members) = suspect.json else { return suspect.json }
    members.append(.init("brand_title", .string(title(of: suspect.brand))))
    members.append(
      .init("picture", JSON(picture(suspect.avatar, "/accounts/\(suspect.id)/picture"))))
    members.append(.init("official", official(of: suspect)))
    members.append(.init("report", ReportKit(suspect, brand: title(of: suspect.brand)).json))
    return .object(members)
  }

  /// Where Vigía itself serves the small copy of a picture; nil while it has none.
  private func picture(_ avatar: String?, _ path: String) -> String? {
    avatar.map { pictures.contains($0) } == true ? "/api/v1" + path : nil
  }

  private func title(of brand: String) -> String { engine.setup.brand(brand)?.title ?? brand }

  /// The brand's real account: as it was last seen, else as the configuration names it.
  private func official(of suspect: Suspect) -> JSON {
    let brand = suspect.brand
    let seen = watch.real[brand]
    let configured = engine.setup.brand(brand)
    return [
      "handle": JSON(seen?.handle ?? configured?.official.first?.handle),
      "name": JSON(seen?.name ?? configured?.title), "url": JSON(seen?.url),
      "avatar": JSON(seen?.avatar),
      "picture": JSON(picture(seen?.avatar, "/accounts/\(suspect.id)/official/picture")),
      "followers": JSON(seen?.followers), "bio": JSON(seen?.bio),
      "created_at": JSON(seen?.createdAt),
      "handles": JSON(configured?.official.map(\.handle) ?? []),
    ]
  }
}

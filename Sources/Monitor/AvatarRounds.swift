internal import Detecting
internal import Imaging
internal import Model
internal import Transfers

/// Fetches the pictures of suspected accounts and of the real ones, tells the core how alike they are,
/// and keeps small copies for the page.
///
/// Strangers choose these addresses: every fetch goes through the guarded client, is short and small,
/// and few are made at a time. What came is kept by address with its validators, in memory only; what
/// did not come is not asked for again and again.
actor AvatarRounds {
  /// What an address answered.
  private enum Seen {
    /// A picture.
    case picture(Portrait)
    /// Something that is no picture, or too large a one.
    case noPicture
    /// Nothing.
    case silence
  }

  private struct Known {
    var seen: Seen
    var etag: String?
    var lastModified: String?
    var askedAt: Instant
  }

  /// Addresses asked for in one turn.
  private static let mostAtOnce = 8
  private static let mostKnown = 1_000
  /// What came is asked for again after a day, what did not after ten minutes.
  private static let fresh = Instant.Span.hours(24)
  private static let pause = Instant.Span.minutes(10)

  private let client: HTTPClient
  private let core: Core
  private let clock: any TimeSource
  private let allowPrivate: [String]
  private var known: [String: Known] = [:]
  private var isLooking = false

  init(client: HTTPClient, core: Core, clock: any TimeSource, allowPrivate: [String]) {
    self.client = client
    self.core = core
    self.clock = clock
    self.allowPrivate = allowPrivate
  }

  /// Compares the next pictures that nobody has compared, and fetches those of the accounts that people
  /// look at (after a restart nothing is at hand, although all may have been compared).
  func look() async {
    guard !isLooking else { return }
    isLooking = true
    defer { isLooking = false }
    var room = Self.mostAtOnce
    let present = await core.present
    forget(besides: AccountView(engine: present).avatars)
    for pair in present.memory.accounts.unseenAvatars {
      let due = (pair.officials + [pair.avatar]).count(where: isDue)
      guard due <= room else { return }
      room -= due
      var officials: [Likeness] = []
      for url in pair.officials {
        if case .picture(let portrait) = await see(url) { officials.append(portrait.likeness) }
      }
      guard !officials.isEmpty else { continue }
      switch await see(pair.avatar) {
      case .picture(let own):
        await tell(pair, bits: officials.compactMap { $0.distance(to: own.likeness) }.min())
      case .noPicture: await tell(pair, bits: nil)
      case .silence: continue
      }
    }
    for url in AccountView(engine: present).shownAvatars(at: clock.now()) where isDue(url) {
      guard room > 0 else { return }
      room -= 1
      _ = await see(url)
    }
  }

  /// The small copy of a picture that came, as JPEG.
  func copy(of url: String) -> [UInt8]? {
    guard case .picture(let portrait)? = known[url]?.seen, !portrait.copy.isEmpty else {
      return nil
    }
    return portrait.copy
  }

  /// The addresses whose pictures are at hand.
  var atHand: Set<String> { Set(known.keys.filter { copy(of: $0) != nil }) }

  /// Lets go of pictures that are nobody's any more.
  private func forget(besides wanted: Set<String>) {
    guard !known.keys.allSatisfy(wanted.contains) else { return }
    known = known.filter { wanted.contains($0.key) }
  }

  private func tell(_ pair: AccountWatch.Pair, bits: Int?) async {
    _ = try? await core.submit(.avatar(pair.avatar, bits: bits, suspect: pair.suspect))
  }

  private func isDue(_ url: String) -> Bool {
    guard let known = known[url] else { return true }
    if case .silence = known.seen { return clock.now() >= known.askedAt + Self.pause }
    return clock.now() >= known.askedAt + Self.fresh
  }

  private func see(_ url: String) async -> Seen {
    if let known = known[url], !isDue(url) { return known.seen }
    let before = known[url]
    var now = Known(seen: .silence, askedAt: clock.now())
    if let response = try? await client.send(request(url, before)) {
      if response.status == 304, let before {
        now = before
        now.askedAt = clock.now()
      } else if response.status == 200 {
        now.etag = response.header("ETag")
        now.lastModified = response.header("Last-Modified")
        if let portrait = try? Portrait(decoding: response.body) {
          now.seen = .picture(portrait)
        } else {
          now.seen = .noPicture
        }
      }
    }
    known[url] = now
    if known.count > Self.mostKnown {
      let oldest = known.min { ($0.value.askedAt, $0.key) < ($1.value.askedAt, $1.key) }
      if let oldest { known[oldest.key] = nil }
    }
    return now.seen
  }

  private func request(_ url: String, _ before: Known?) -> HTTPRequest {
    var request = HTTPRequest(url: url, headers: [("Accept", "image/*")])
    request.timeout = .seconds(10)
    request.connectTimeout = .seconds(5)
    request.stallTimeout = .seconds(5)
    request.maximumBytes = Picture.mostBytes
    request.maximumRedirects = 3
    request.allowPrivate = allowPrivate
    if let before, case .picture = before.seen {
      if let etag = before.etag { request.headers.append(("If-None-Match", etag)) }
      if let since = before.lastModified { request.headers.append(("If-Modified-Since", since)) }
    }
    return request
  }
}

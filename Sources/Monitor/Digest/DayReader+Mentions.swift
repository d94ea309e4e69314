internal import Model
internal import Reporting
internal import Store

extension DayReader {
  private static let page = 2000
  private static let postsShown = 3
  private static let placesShown = 8

  /// Walks the day's mentions once: voices, feelings by hour, places, the posts that matter.
  func readMentions(into data: inout DigestData) async throws {
    var voices: Set<String> = []
    var reach = Best(count: Self.postsShown)
    var angry = Best(count: Self.postsShown)
    var grateful = Best(count: Self.postsShown)
    var ideas = Best(count: Self.postsShown)
    var places: [String: Int] = [:]
    var complainers = Complainers()
    var after: Int64 = 0
    while true {
      let page = try await archive.mentionsInOrder(
        from: day, to: end, after: after, limit: Self.page)
      guard let last = page.last else { break }
      after = last.sequence
      for stored in page
      where brands.contains(where: { stored.read.finding.brands.contains($0.id) }) {
        let finding = stored.read.finding
        voices.insert(stored.read.mention.author?.identity ?? stored.read.mention.id)
        for place in finding.places { places[place.name, default: 0] += 1 }
        if finding.label == .positive {
          data.positive += 1
          let hour = Int((stored.read.effectiveAt - day).seconds / 3600)
          if data.hours.indices.contains(hour) { data.hours[hour].positive += 1 }
        }
        // What was taken back counts, but nobody is shown it.
        if stored.read.mention.erasedAt != nil { continue }
        if finding.intent == .suggestion {
          ideas.offer(stored, worth: 1 + Double(stored.read.mention.author?.followers ?? 0))
        }
        reach.offer(stored, worth: Double(stored.read.mention.author?.followers ?? 0))
        if finding.label == .negative {
          complainers.add(stored.read.mention.author, at: stored.read.effectiveAt)
        }
        if finding.label == .negative { angry.offer(stored, worth: -finding.score) }
        if finding.label == .positive { grateful.offer(stored, worth: finding.score) }
      }
    }
    data.voices = voices.count
    data.complainers = complainers.figures
    data.places = places.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.placesShown).map { .init(name: $0.key, mentions: $0.value) }
    data.posts.ideas = ideas.list.map(post)
    data.posts.mostReach = reach.list.map(post)
    data.posts.angriest = angry.list.map(post)
    data.posts.mostGrateful = grateful.list.map(post)
  }

  private func post(_ stored: StoredMention) -> DigestData.Post {
    let mention = Overview.shown(stored)
    return .init(
      id: mention.id, author: mention.author?.label, at: stored.read.effectiveAt,
      text: String(mention.readableText.prefix(280)), followers: mention.author?.followers,
      url: mention.url, drivers: stored.read.finding.drivers.map { setup.rules.title(of: $0.id) })
  }
}

/// Keeps the few mentions that are worth most; of equals the earlier ones, of one author and of near
/// copies one.
private struct Best {
  private struct Kept {
    var worth: Double
    var stored: StoredMention
    var words: Set<Substring>
  }
  private var kept: [Kept] = []
  private let count: Int

  init(count: Int) { self.count = count }

  var list: [StoredMention] { kept.map(\.stored) }

  mutating func offer(_ stored: StoredMention, worth: Double) {
    guard worth > 0, kept.count < count || worth > (kept.last?.worth ?? 0) else { return }
    let words = Set(stored.read.mention.text.lowercased().split { !$0.isLetter })
    let author = stored.read.mention.author?.identity
    if let index = kept.firstIndex(where: { other in
      author != nil && other.stored.read.mention.author?.identity == author
        || Self.alike(other.words, words)
    }) {
      guard worth > kept[index].worth else { return }
      kept.remove(at: index)
    }
    let place = kept.firstIndex { $0.worth < worth } ?? kept.count
    kept.insert(Kept(worth: worth, stored: stored, words: words), at: place)
    if kept.count > count { kept.removeLast() }
  }

  /// Two texts that share at least two thirds of their words (Jaccard).
  private static func alike(_ left: Set<Substring>, _ right: Set<Substring>) -> Bool {
    let shared = left.intersection(right).count
    return shared * 3 >= (left.count + right.count - shared) * 2 && shared > 0
  }
}

package import Model

extension AccountWatch {
  /// What a person taught by dismissing a suspect.
  package struct Lesson: Sendable, Codable, Equatable {
    /// Whose account it is.
    package enum Owner: String, Sendable, Codable, CaseIterable {
      /// The brand's own house.
      case sibling
      /// Somebody else who bears the name by right.
      case homonym
    }

    package var brand: String
    package var account: String
    package var handle: String?
    package var owner: Owner
  }

  static let mostLessons = 2_000

  /// A person says that a suspect poses as the brand; nil for an unknown suspect.
  package mutating func confirm(_ id: String, by person: String, at now: Instant) -> Suspect? {
    judge(id, .confirmed, by: person, at: now)
  }

  /// A person says that a suspect does not pose as the brand: it is left alone from now on, and what it
  /// is called teaches the brand's siblings or homonyms; nil for an unknown suspect.
  package mutating func dismiss(
    _ id: String, as owner: Lesson.Owner, by person: String, at now: Instant
  ) -> Suspect? {
    guard let suspect = judge(id, .dismissed, by: person, at: now) else { return nil }
    lessons.removeAll { $0.brand == suspect.brand && $0.account == suspect.account }
    lessons.append(
      .init(brand: suspect.brand, account: suspect.account, handle: suspect.handle, owner: owner))
    if lessons.count > Self.mostLessons { lessons.removeFirst() }
    return suspect
  }

  private mutating func judge(
    _ id: String, _ standing: Suspect.Standing, by person: String, at now: Instant
  ) -> Suspect? {
    guard let place = suspects.firstIndex(where: { $0.id == id }) else { return nil }
    suspects[place].standing = standing
    suspects[place].judgedBy = person
    suspects[place].judgedAt = now
    if standing != .dismissed {
      let account = suspects[place].account
      lessons.removeAll { $0.brand == suspects[place].brand && $0.account == account }
    }
    return suspects[place]
  }

  /// Whether a person has said of an account that it does not pose as the brand.
  func hasLearned(_ account: String, _ handle: String?, of brand: String) -> Bool {
    guard !lessons.isEmpty else { return false }
    let folded = handle.map(BrandFace.folded)
    return lessons.contains { lesson in
      lesson.brand == brand
        && (lesson.account == account
          || (folded != nil && lesson.handle.map(BrandFace.folded) == folded))
    }
  }

  /// The brand with what people taught: dismissed handles are siblings, or make their own words
  /// homonyms.
  ///
  /// A word that every care desk uses is never learned: it would excuse the next impostor.
  package func taught(_ brand: Brand) -> Brand {
    var brand = brand
    let face = BrandFace(brand)
    for lesson in lessons where lesson.brand == brand.id {
      guard let handle = lesson.handle else { continue }
      switch lesson.owner {
      case .sibling: brand.siblings.append(handle)
      case .homonym:
        let words = HandleWords.segment(HandleWords.split(handle), known: face.vocabulary)
        brand.homonyms += words.filter { word in
          word.utf8.count >= 4 && !face.vocabulary.contains(word) && !BrandFace.isNumber(word)
        }
      }
    }
    return brand
  }
}

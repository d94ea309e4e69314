package import Model

extension AccountWatch {
  /// A suspect's picture and the official ones that it is to be compared with.
  package struct Pair: Sendable, Hashable {
    /// The suspect's id.
    package var suspect: String
    /// The addresses of the pictures.
    package var avatar: String
    package var officials: [String]
  }

  /// The pictures nobody has compared yet, the latest suspect's first.
  package var unseenAvatars: [Pair] {
    suspects.reversed().compactMap { suspect in
      guard suspect.standing == .suspected, let avatar = suspect.avatar,
        suspect.avatarSeen != avatar, let officials = real[suspect.brand]?.avatars,
        !officials.isEmpty
      else { return nil }
      return Pair(suspect: suspect.id, avatar: avatar, officials: officials)
    }
  }

  /// Notes by how many bits a suspect's picture differs from the official one (nil: it is no picture);
  /// the suspect where people should be told.
  package mutating func note(
    avatar: String, bits: Int?, of id: String, at now: Instant
  ) -> Suspect? {
    guard let place = suspects.firstIndex(where: { $0.id == id }) else { return nil }
    var suspect = suspects[place]
    suspect.avatarSeen = avatar
    suspect.avatarBits = bits
    let isLike = bits.map { $0 <= ImpostorScorer.nearAvatar } == true
    return store(suspect, at: place, hasNews: isLike, now)
  }
}

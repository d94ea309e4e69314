internal import Model

extension ReadMention {
  /// The author's followers; nonsense from outside is held between none and more people than there are,
  /// so that sums cannot overflow.
  var reach: Int { min(max(mention.author?.followers ?? 0, 0), 10_000_000_000) }
}

package import Model

extension BurstReading {
  /// The counts that an alert needs.
  package var voices: BurstVoices {
    let copying: BurstVoices.Copying =
      switch verdict {
      case .organic: .none
      case .mixed: .some
      case .coordinated: .much
      }
    return BurstVoices(
      copying: copying, messages: messages, copies: copies,
      texts: weighty.count, share: share, authors: authors,
      effectiveVoices: effectiveVoices)
  }
}

internal import Model
internal import Polling
internal import Store

// Posts that are kept although their platform may have taken them back.
extension Rounds {
  /// How the kept posts of a source are found: its own and those of the streams whose gaps it fills; nil
  /// for a source whose platform is not asked again.
  func kept(for source: Source) -> KeptLookup? {
    guard source.connector?.recheck != nil else { return nil }
    let streams = turns.map(\.source).filter { $0.stream?.fill == source.id }
    let names = [source.id] + streams.map(\.id)
    return { [core] query in try? await core.archive.kept(query, of: names) }
  }

  /// Tells people once when asking again is not kept up; the status that says so too.
  func watchRecheck(of source: Source, _ status: SourceStatus) async -> SourceStatus {
    let now = clock.now()
    let (watched, trouble) = RecheckWatch.watch(status, source, at: now)
    guard let trouble else { return watched }
    // Not told is not announced: it comes again with the next round.
    return await warn("recheck", of: source, trouble) ? watched : status
  }

  /// Tells people that something is wrong with a source that its state alone does not say; false when they
  /// were not told.
  func warn(_ what: String, of source: Source, _ trouble: String) async -> Bool {
    let event = Event(
      .monitorDegraded, subject: what + ":" + source.id, at: clock.now(),
      data: ["source": .string(source.id), "reason": .string("\(source.id): \(trouble)")])
    return (try? await core.submit(.notice(event))) != nil
  }
}

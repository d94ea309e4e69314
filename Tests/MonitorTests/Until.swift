/// Comes back once something is so; throws when the test's time is up, so that what never comes ends it.
func until(_ isMet: @Sendable () async -> Bool) async throws {
  while await !isMet() {
    try Task.checkCancellation()
    await Task.yield()
  }
}

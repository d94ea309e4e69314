internal import Store

extension Archive {
  /// Opens an archive for reading, beside a running monitor too, and closes it after the work.
  static func reading<Value>(
    _ path: String, _ work: (Archive) async throws -> Value
  ) async throws -> Value {
    let archive = try openReading(path: path)
    do {
      let value = try await work(archive)
      await archive.close()
      return value
    } catch {
      await archive.close()
      throw error
    }
  }
}

package import Model

extension Configuration {
  /// The configuration in a file's bytes, or every mistake of the file together.
  package static func read(
    _ bytes: [UInt8], file: String, directory: String
  ) throws(Faults) -> Configuration {
    Configuration(timezone: "UTC", directory: directory)
  }
}

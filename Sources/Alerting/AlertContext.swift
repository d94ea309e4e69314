package import Model

/// What an alert needs to speak of brands and drivers by the names people know.
package struct AlertContext: Sendable {
  /// The name of a brand by its id.
  package var brandTitle: @Sendable (String) -> String
  /// The name of a driver by its id.
  package var driverTitle: @Sendable (String) -> String
  /// The clock on the wall.
  package var zone: ZoneTable
  /// How real the voices of some mentions are, of those that came since an instant; nil where nobody
  /// knows.
  package var voices: @Sendable (Set<String>, Instant) -> BurstVoices? = { _, _ in nil }
  /// What is due, in order of beginning.
  package var calendar: [CalendarEntry] = []

  /// What happens beside, for the alerts of a brand's crowd.
  package var beside: [Beside] = []

  /// Something that happens at the same time as an alert and may explain it.
  package struct Beside: Sendable {
    package var brand: String
    /// Tells it from others; said once.
    package var key: String
    /// What it is, in Spanish.
    package var text: String

    /// A remark for the alerts of a brand.
    package init(brand: String, key: String, text: String) {
      self.brand = brand
      self.key = key
      self.text = text
    }
  }

  /// A context from its parts.
  package init(
    brandTitle: @escaping @Sendable (String) -> String,
    driverTitle: @escaping @Sendable (String) -> String, zone: ZoneTable
  ) {
    self.brandTitle = brandTitle
    self.driverTitle = driverTitle
    self.zone = zone
  }
}

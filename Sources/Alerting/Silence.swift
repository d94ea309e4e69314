package import Model

/// A time during which people are not told of a brand or of one alert.
package struct Silence: Sendable, Codable, Equatable {
  /// What is silenced.
  package enum Target: Hashable, Sendable, Codable {
    case brand(String)
    case alert(String)

    /// `brand:andina`, `alert:a1f3c9…`.
    var text: String {
      switch self {
      case .brand(let id): "brand:" + id
      case .alert(let id): "alert:" + id
      }
    }
  }

  package var target: Target
  /// When it is over; nil = when the alert is.
  package var until: Instant?
  package var by: String
  package var at: Instant

  /// The document of `silence.started` and `silence.ended`.
  package var json: JSON {
    let (brand, alert): (JSON, JSON) =
      switch target {
      case .brand(let id): (.string(id), .null)
      case .alert(let id): (.null, .string(id))
      }
    return [
      "brand": brand, "alert": alert, "until": JSON(until), "by": .string(by), "at": JSON(at),
    ]
  }

  /// Whether it covers an alert.
  func covers(_ alert: Alert) -> Bool {
    target == .alert(alert.id) || target == .brand(alert.brand)
  }
}

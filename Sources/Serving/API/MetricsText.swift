internal import Model
internal import Text

/// The Prometheus text format, version 0.0.4.
enum MetricsText {
  static func write(_ metrics: [Metric]) -> String {
    var text = ""
    for metric in metrics {
      text += "# HELP \(metric.name) \(escape(metric.help, quotes: false))\n"
      text += "# TYPE \(metric.name) \(metric.kind.rawValue)\n"
      for sample in metric.samples {
        text += metric.name + labels(sample.labels) + " " + number(sample.value) + "\n"
      }
    }
    return text
  }

  private static func labels(_ labels: [Metric.Sample.Label]) -> String {
    if labels.isEmpty { return "" }
    let pairs = labels.map { "\($0.name)=\"\(escape($0.value, quotes: true))\"" }
    return "{" + pairs.joined(separator: ",") + "}"
  }

  private static func escape(_ text: String, quotes: Bool) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return JSONText.line(.number(value))
  }
}

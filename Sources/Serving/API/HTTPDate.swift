internal import Model

/// RFC 9110's date, `Mon, 02 Mar 2026 11:04:09 GMT`.
enum HTTPDate {
  static func text(_ instant: Instant) -> String {
    let civil = CivilTime(instant, offsetSeconds: 0)
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let date = "\(pad(civil.day)) \(months[Int(civil.month) - 1]) \(civil.year)"
    let time = "\(pad(civil.hour)):\(pad(civil.minute)):\(pad(civil.second))"
    return "\(days[Int(civil.weekday)]), \(date) \(time) GMT"
  }

  private static func pad(_ value: Int64) -> String { value < 10 ? "0\(value)" : String(value) }
}

internal import Model
internal import Serving
internal import Text

/// The stored answer of `POST /api/v1/mentions`, for a repeated `Idempotency-Key`.
enum Receipts {
  /// What the archive keeps of an answer.
  static func text(_ receipt: Core.Receipt, rejected: [IngestReceipt.Rejection]) -> String {
    JSONText.line(
      IngestReceipt(
        accepted: receipt.accepted, duplicates: receipt.duplicates, rejected: rejected
      ).json)
  }

  /// The answer in what the archive kept.
  static func receipt(_ json: JSON) -> IngestReceipt {
    IngestReceipt(
      accepted: Int(json["accepted"]?.integer ?? 0),
      duplicates: Int(json["duplicates"]?.integer ?? 0),
      rejected: (json["rejected"]?.array ?? []).map {
        .init(line: Int($0["line"]?.integer ?? 0), error: $0["error"]?.string ?? "")
      })
  }
}

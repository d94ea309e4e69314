internal import Model
internal import Sealing
internal import Transfers

/// One try to hand one delivery to its receiver: the request, and what its answer means.
struct Attempt {
  /// What came of it.
  enum Outcome: Equatable {
    case delivered
    /// It did not arrive; why, and how long the receiver wants to be left alone.
    case failed(String, retryAfter: Instant.Span? = nil)
    /// The receiver wants nothing any more (410).
    case gone
    /// We broke it off ourselves, at the end of the work: no attempt at all.
    case interrupted
  }

  /// The most of an answer that is read, in bytes; nothing in it matters but its status.
  private static let maximumAnswer = 1 << 20

  let delivery: Delivery
  let receiver: Receiver
  let allowPrivate: [String]
  /// How long the receiver may take.
  let timeout: Instant.Span

  /// The signed request of this instant; nil when the receiver has no secret that can sign.
  func request(at now: Instant) -> HTTPRequest? {
    let secrets = receiver.secrets.compactMap(WebhookSecret.init)
    guard !secrets.isEmpty else { return nil }
    let body = Array(delivery.body.utf8)
    let signatures = secrets.map {
      $0.sign(id: delivery.eventID, timestamp: now.second, body: body)
    }
    var request = HTTPRequest("POST", url: receiver.url, body: body)
    request.headers = [
      ("Content-Type", "application/json"),
      ("webhook-id", delivery.eventID),
      ("webhook-timestamp", String(now.second)),
      ("webhook-signature", signatures.joined(separator: " ")),
    ]
    request.timeout = timeout
    // A receiver may use all of it to think.
    request.stallTimeout = timeout
    request.maximumBytes = Self.maximumAnswer
    request.maximumRedirects = 0
    request.allowPrivate = allowPrivate
    return request
  }

  /// What an answer means: only 2xx is success (Standard Webhooks).
  static func outcome(of response: HTTPResponse, at now: Instant) -> Outcome {
    switch response.status {
    case 200..<300: .delivered
    case 410: .gone
    case 300..<400: .failed(Texts.redirected(response.status))
    default:
      .failed(Texts.refused(response.status), retryAfter: response.retryAfter(at: now))
    }
  }

  /// What a transfer that brought no answer means.
  ///
  /// The address stays out of the reason: chat rooms put their password into it.
  static func outcome(of error: TransferError) -> Outcome {
    switch error {
    case .cancelled, .closed: .interrupted
    case .invalidURL: .failed(Texts.badAddress)
    default: .failed(error.description)
    }
  }
}

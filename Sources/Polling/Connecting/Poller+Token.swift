internal import Foundation
internal import Model
internal import Transfers

extension Poller {
  /// Asks the platform about a token, when it is time; what cannot be learned leaves things as they are.
  func checkToken(
    _ connector: Connector, _ status: SourceStatus, _ builder: RequestBuilder, at now: Instant
  ) async -> SourceStatus {
    guard let check = connector.tokenCheck, CredentialWatch.isCheckDue(status, at: now),
      var request = try? builder.request(check.request)
    else { return status }
    var status = status
    request.allowPrivate = allowPrivate
    request.maximumRedirects = 0
    request.maximumBytes = 1 << 20
    // Also an answer that says nothing counts as one: it is not asked again today.
    var news = status.credentials ?? CredentialNews()
    news.checkedAt = now
    status.credentials = news
    status.requests += 1
    guard let response = try? await client.send(request), response.status == 200,
      let document = try? JSONDecoder().decode(JSON.self, from: Data(response.body))
    else { return status }
    status.credentials = CredentialWatch.news(in: document, check, status.credentials, at: now)
    return status
  }
}
